package fastapi.tutorial;

import dev.serval.Json;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// JSON without a route.
final class Encoder {
  private Encoder() {}

  // snippet: json-compatible-encoder
  @Json // a codec, although no route reads or returns it
  record Note(String title, Instant timestamp, @Nullable String description) {}

  static String toJson(Note note) {
    JsonWriter out = new JsonWriter();
    JsonCodec.of(Note.class).write(out, note);
    return out.toString();
  }
  // end
}
