// Jsonb: a value that is bound as JSON.
package dev.serval.postgres;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonException;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.nio.charset.StandardCharsets;

/// A value that is bound as JSON, to a column of type `jsonb` or `json`, written by Serval's codec.
///
/// ```java
/// db.update("update account set address = ? where id = ?", Jsonb.of(address), id);
/// ```
///
/// To read one needs nothing: a component of a row whose type is neither a column's nor has [Row]
/// is read as JSON.
public final class Jsonb {
  private final String text;

  private Jsonb(String text) {
    this.text = text;
  }

  /// Returns a value as JSON, by the codec that was generated for its class.
  ///
  /// @throws IllegalStateException if there is no codec for its class; the message says how to get
  ///   one. The variant of a sealed interface has no tag then: use [#of(Class, Object)]
  @SuppressWarnings("unchecked") // the codec of a value's class takes the value
  public static Jsonb of(Object value) {
    return of(JsonCodec.of((Class<Object>) value.getClass()), value);
  }

  /// Returns a value as JSON of a type, which may be a sealed interface.
  public static <T> Jsonb of(Class<T> type, T value) {
    return of(JsonCodec.of(type), value);
  }

  /// Returns a value as JSON by a codec, which [dev.serval.json.JsonCodecs] has for lists and maps.
  public static <T> Jsonb of(JsonCodec<T> codec, T value) {
    JsonWriter out = new JsonWriter();
    codec.write(out, value);
    return new Jsonb(new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8));
  }

  /// Returns the JSON text.
  @Override
  public String toString() {
    return text;
  }

  static <T> T read(JsonCodec<T> codec, String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    Violations violations = new Violations();
    T value;
    try {
      value =
          new JsonReader(json, 0, json.length, JsonLimits.defaults(), violations)
              .readDocument(codec);
    } catch (JsonException malformed) {
      throw new RowMappingException("a column is not JSON within its limits: " + malformed.what());
    }
    if (value == null || !violations.isEmpty()) {
      throw new RowMappingException(
          "the JSON of a column does not fit its type" + first(violations));
    }
    return value;
  }

  private static String first(Violations violations) {
    for (Violation violation : violations.list()) {
      return ": " + violation;
    }
    return "";
  }
}
