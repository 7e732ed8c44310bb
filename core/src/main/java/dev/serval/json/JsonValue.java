package dev.serval.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Any JSON value as an immutable tree: for members whose form the program does not fix.
///
/// ```java
/// JsonValue value = JsonValue.parse("{\"tags\":[\"a\",\"b\"]}");
/// value.at("/tags/1"); // the string "b"
/// ```
///
/// Equality is that of the trees; members may be in any order, and numbers are equal when they are
/// written alike (`1.0` is not `1`).
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /// Reads a text within the default [JsonLimits].
  ///
  /// @throws JsonException when it is not one JSON text
  static JsonValue parse(String json) {
    return parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads UTF-8 bytes within the default [JsonLimits].
  ///
  /// @throws JsonException when they are not one JSON text
  static JsonValue parse(byte[] json) {
    try {
      JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.defaults());
      JsonValue value = in.readValue();
      in.end();
      return value;
    } catch (JsonException e) {
      // Whoever parses by hand wants to know where; readers leave the stack trace out.
      throw new JsonException(e.kind(), e.what(), e.offset(), e.pointer());
    }
  }

  /// Returns the kind of this value.
  JsonKind kind();

  /// Returns the value that a JSON Pointer (RFC 6901) names below this one, or null.
  ///
  /// @param pointer its string form: empty for this value itself, else it starts with a slash
  /// @throws IllegalArgumentException when it is not a pointer
  default @Nullable JsonValue at(String pointer) {
    if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "a JSON Pointer is empty or starts with \"/\": \"" + pointer + "\"");
    }
    JsonValue value = this;
    int from = 0;
    while (value != null && from < pointer.length()) {
      int slash = pointer.indexOf('/', from + 1);
      int to = slash < 0 ? pointer.length() : slash;
      String token = pointer.substring(from + 1, to).replace("~1", "/").replace("~0", "~");
      value =
          switch (value) {
            case JsonObject object -> object.get(token);
            case JsonArray array -> array.element(token);
            default -> null;
          };
      from = to;
    }
    return value;
  }

  /// Returns this value as JSON in UTF-8, without white space.
  ///
  /// @throws IllegalArgumentException when it is nested deeper than [JsonWriter#MAX_DEPTH]
  default byte[] toBytes() {
    return new JsonWriter().value(this).toByteArray();
  }
}
