// Values that tests read of JSON.
package dev.serval.testing;

import dev.serval.json.JsonBody;
import dev.serval.json.JsonException;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonType;
import dev.serval.validation.Violations;
import java.nio.charset.StandardCharsets;

/// Reads values by their generated codecs.
final class Values {
  private Values() {}

  /// Returns what a JSON text holds.
  ///
  /// @throws AssertionError if it does not hold such a value
  static <T> T ofJson(String text, Class<T> type) {
    JsonBody<T> codec = JsonFamily.generated().body(JsonType.of(type));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Violations violations = new Violations();
    T value;
    try {
      value = codec.read(bytes, 0, bytes.length, JsonLimits.defaults(), violations);
    } catch (JsonException malformed) {
      throw new AssertionError("expected " + type.getSimpleName() + " as JSON, found " + text);
    }
    if (value == null || !violations.isEmpty()) {
      throw new AssertionError(
          "expected " + type.getSimpleName() + ", found " + text + " " + violations.list());
    }
    return value;
  }
}
