package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Texts, and how often one was written; one of them cannot be.
record CountingCodec(AtomicInteger written) implements JsonCodec<String> {
  static final String UNWRITABLE = "unwritable";

  @Override
  public void write(JsonWriter out, String value) {
    written.incrementAndGet();
    if (value.equals(UNWRITABLE)) {
      throw new IllegalStateException("told to fail");
    }
    out.value(value);
  }

  @Override
  public @Nullable String read(JsonReader in) {
    return in.readString();
  }
}
