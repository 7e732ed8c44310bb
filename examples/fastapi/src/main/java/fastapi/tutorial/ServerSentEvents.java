package fastapi.tutorial;

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
                          out.write(
                              ("id: " + tick + "\ndata: {\"tick\": " + tick + "}\n\n").getBytes());
                          out.flush();
                        }
                      })
                  .withHeader("Cache-Control", "no-cache");
            });
  }
  // end
}
