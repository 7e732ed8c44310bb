package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Json;
import dev.serval.Response;
import dev.serval.http.MediaType;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import java.util.List;

/// A stream of JSON, a line for each value, by hand.
final class JsonLines {
  private JsonLines() {}

  @Json
  record Gadget(String name) {}

  // snippet: stream-json-lines
  static App app() {
    JsonCodec<Gadget> codec = JsonCodec.of(Gadget.class);
    return App.create()
        .get(
            "/gadgets",
            request ->
                Response.stream(
                    MediaType.parse("application/jsonl"),
                    out -> {
                      for (Gadget gadget :
                          List.of(new Gadget("Plumbus"), new Gadget("Portal Gun"))) {
                        JsonWriter line = new JsonWriter();
                        codec.write(line, gadget);
                        out.write(line.toByteArray());
                        out.write('\n');
                        out.flush(); // sent now
                      }
                    }));
  }
  // end
}
