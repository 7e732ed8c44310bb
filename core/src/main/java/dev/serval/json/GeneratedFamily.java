package dev.serval.json;

import dev.serval.validation.Violations;
import org.jspecify.annotations.Nullable;

/// The default family: each type is read and written by the codec it carries.
final class GeneratedFamily implements JsonFamily {
  static final GeneratedFamily INSTANCE = new GeneratedFamily();

  private GeneratedFamily() {}

  @Override
  public <T extends @Nullable Object> JsonBody<T> body(JsonType<T> type) {
    return new CodecBody<>(type.codec());
  }

  private record CodecBody<T extends @Nullable Object>(JsonCodec<T> codec) implements JsonBody<T> {
    @Override
    public void write(JsonWriter out, T value) {
      codec.write(out, value);
    }

    @Override
    public @Nullable T read(byte[] buf, int from, int to, JsonLimits limits, Violations into) {
      JsonReader in = ReaderPool.take();
      try {
        in.reset(buf, from, to, limits, into);
        return in.readDocument(codec);
      } finally {
        ReaderPool.give(in);
      }
    }
  }
}
