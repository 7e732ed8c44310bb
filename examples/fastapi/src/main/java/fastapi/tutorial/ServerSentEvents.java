package fastapi.tutorial;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.MediaType;

/// Server-sent events, by hand.
final class ServerSentEvents {
  private ServerSentEvents() {}

  // snippet: server-sent-events
  static App app() {
    return App.create()
        .get(
            "/ticks",
            request -> {
              String last = request.header("Last-Event-ID");
              int from = last == null ? 1 : Integer.parseInt(last) + 1;
              return Response.stream(
                      MediaType.parse("text/event-stream"),
                      out -> {
                        for (int tick = from; tick <= 3; tick++) {
                          String event = "id: " + tick + "\ndata: {\"tick\": " + tick + "}\n\n";
                          out.write(event.getBytes(UTF_8));
                          out.flush();
                        }
                      })
                  .withHeader("Cache-Control", "no-cache");
            });
  }
  // end
}
