package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Texts, and how often one was written.
record CountingCodec(AtomicInteger written) implements JsonCodec<String> {
  @Override
  public void write(JsonWriter out, String value) {
    written.incrementAndGet();
    out.value(value);
  }

  @Override
  public @Nullable String read(JsonReader in) {
    return in.readString();
  }
}
