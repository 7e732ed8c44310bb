package dev.serval.json;

/// `true` or `false`. Immutable.
///
/// @param value which of the two
public record JsonBoolean(boolean value) implements JsonValue {
  /// The literal `true`.
  public static final JsonBoolean TRUE = new JsonBoolean(true);

  /// The literal `false`.
  public static final JsonBoolean FALSE = new JsonBoolean(false);

  /// Returns one of the two.
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public JsonKind kind() {
    return JsonKind.BOOLEAN;
  }

  /// Returns `true` or `false`.
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
