package dev.serval.json;

import dev.serval.validation.Violations;
import org.jspecify.annotations.Nullable;

/// One type as a JSON family reads and writes it: what a route holds for its body and its result.
/// Safe for many threads.
///
/// @param <T> the type
public interface JsonBody<T extends @Nullable Object> {

  /// Writes a value as one JSON text.
  void write(JsonWriter out, T value);

  /// Writes a value as one JSON text into a writer of its own, which the caller keeps.
  ///
  /// A family may know how large the texts of this type usually are, and so neither waste room nor
  /// have the writer grow.
  default JsonWriter write(T value) {
    JsonWriter out = new JsonWriter();
    write(out, value);
    return out;
  }

  /// Reads a whole document.
  ///
  /// What is JSON but does not fit the type is added to the violations; null is returned then.
  ///
  /// @param buf holds the document
  /// @param from its first byte
  /// @param to its end
  /// @param limits its bounds
  /// @param into takes what is wrong with the values
  /// @throws JsonException when the bytes are not one JSON text within the limits
  @Nullable T read(byte[] buf, int from, int to, JsonLimits limits, Violations into);
}
