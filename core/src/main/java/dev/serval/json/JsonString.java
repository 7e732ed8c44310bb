package dev.serval.json;

/// A string. Immutable.
///
/// @param value its characters, unescaped
public record JsonString(String value) implements JsonValue {
  @Override
  public JsonKind kind() {
    return JsonKind.STRING;
  }

  /// Returns this string as JSON, in quotes.
  @Override
  public String toString() {
    return new JsonWriter().value(value).toString();
  }
}
