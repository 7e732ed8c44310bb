package dev.serval.json;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Codecs around one other codec, behind the factories of [JsonCodecs].
final class Wrappers {
  private Wrappers() {}

  static <T> JsonCodec<T> of(
      BiConsumer<JsonWriter, T> writer, Function<JsonReader, @Nullable T> reader) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, T value) {
        writer.accept(out, value);
      }

      @Override
      public @Nullable T read(JsonReader in) {
        return reader.apply(in);
      }
    };
  }

  static <T> JsonCodec<@Nullable T> nullable(JsonCodec<T> codec) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, @Nullable T value) {
        if (value == null) {
          out.nullValue();
        } else {
          codec.write(out, value);
        }
      }

      @Override
      public @Nullable T read(JsonReader in) {
        return in.tryNull() ? null : codec.read(in);
      }
    };
  }

  static <T> JsonCodec<Optional<T>> optional(JsonCodec<T> codec) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, Optional<T> value) {
        if (value.isPresent()) {
          codec.write(out, value.get());
        } else {
          out.nullValue();
        }
      }

      @Override
      @SuppressWarnings("NullableOptional") // null says that a violation was reported
      public @Nullable Optional<T> read(JsonReader in) {
        if (in.tryNull()) {
          return Optional.empty();
        }
        T value = codec.read(in);
        return value == null ? null : Optional.of(value);
      }
    };
  }

  static <T extends @Nullable Object> JsonCodec<Patch<T>> patch(JsonCodec<T> codec) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, Patch<T> patch) {
        T value = patch.value();
        if (value == null) {
          out.nullValue();
        } else {
          codec.write(out, value);
        }
      }

      @Override
      public @Nullable Patch<T> read(JsonReader in) {
        int mark = in.errorCount();
        T value = codec.read(in);
        if (in.errorCount() != mark) {
          return null;
        }
        return value == null ? Patch.ofNull() : Patch.of(value);
      }
    };
  }

  static <T extends @Nullable Object> JsonCodec<T> checked(
      JsonCodec<T> codec, BiConsumer<JsonReader, ? super T> check) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, T value) {
        codec.write(out, value);
      }

      @Override
      public @Nullable T read(JsonReader in) {
        int mark = in.errorCount();
        T value = codec.read(in);
        if (value != null && in.errorCount() == mark) {
          check.accept(in, value);
        }
        return value;
      }
    };
  }

  static <T extends @Nullable Object> JsonCodec<T> lazy(Supplier<JsonCodec<T>> codec) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, T value) {
        codec.get().write(out, value);
      }

      @Override
      public @Nullable T read(JsonReader in) {
        return codec.get().read(in);
      }
    };
  }
}
