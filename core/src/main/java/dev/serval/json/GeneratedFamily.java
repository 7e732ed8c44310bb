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

  private static final class CodecBody<T extends @Nullable Object> implements JsonBody<T> {
    /// What a writer wants beyond the text: names are written in words.
    private static final int SLACK = 48;

    /// A text above this is not taken for the usual one.
    private static final int LARGE = 64 << 10;

    private final JsonCodec<T> codec;

    /// Room for the next text: a guess, so threads may overwrite each other's.
    private int room = 256;

    CodecBody(JsonCodec<T> codec) {
      this.codec = codec;
    }

    /// The room follows a larger text at once, and smaller ones slowly.
    @Override
    public JsonWriter write(T value) {
      int guess = room;
      JsonWriter out = new JsonWriter(guess);
      codec.write(out, value);
      int wanted = Math.min(out.length() + SLACK, LARGE);
      if (wanted > guess) {
        room = wanted;
      } else if (guess - wanted > SLACK) {
        room = guess - ((guess - wanted) >> 4);
      }
      return out;
    }

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
