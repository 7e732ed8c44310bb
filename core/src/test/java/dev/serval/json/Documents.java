package dev.serval.json;

import dev.serval.validation.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Short ways to read and write documents in tests.
final class Documents {
  private Documents() {}

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static JsonReader reader(String json) {
    return reader(json, JsonLimits.defaults());
  }

  static JsonReader reader(String json, JsonLimits limits) {
    byte[] bytes = bytes(json);
    return new JsonReader(bytes, 0, bytes.length, limits);
  }

  /// The violations as `pointer code: detail`.
  static List<String> errors(JsonReader in) {
    return errors(in.violations());
  }

  static List<String> errors(Violations violations) {
    return violations.list().stream()
        .map(v -> v.pointer() + " " + v.code() + ": " + v.detail())
        .toList();
  }

  /// What reading a whole document with a codec reports.
  static <T> List<String> errors(JsonCodec<T> codec, String json) {
    JsonReader in = reader(json);
    in.readDocument(codec);
    return errors(in);
  }

  static <T> T read(JsonCodec<T> codec, String json) {
    JsonReader in = reader(json);
    T value = in.readDocument(codec);
    if (in.errorCount() > 0) {
      throw new AssertionError(json + ": " + errors(in));
    }
    return value;
  }

  static <T> String write(JsonCodec<T> codec, T value) {
    JsonWriter out = new JsonWriter();
    codec.write(out, value);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  /// A codec that can only read.
  static <T> JsonCodec<T> reading(Function<JsonReader, T> read) {
    return new JsonCodec<>() {
      @Override
      public void write(JsonWriter out, T value) {
        throw new UnsupportedOperationException();
      }

      @Override
      public T read(JsonReader in) {
        return read.apply(in);
      }
    };
  }
}
