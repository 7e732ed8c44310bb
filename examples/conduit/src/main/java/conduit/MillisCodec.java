package conduit;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Instants with three digits after the point, always, as scripts write them.
final class MillisCodec implements JsonCodec<Instant> {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public void write(JsonWriter out, Instant instant) {
    out.value(FORM.format(instant));
  }

  @Override
  public @Nullable Instant read(JsonReader in) {
    return JsonCodecs.INSTANT.read(in);
  }
}
