package dev.serval.json;

/// The literal `null`: there is one.
public enum JsonNull implements JsonValue {
  /// The literal `null`.
  INSTANCE;

  @Override
  public JsonKind kind() {
    return JsonKind.NULL;
  }

  /// Returns `null`, the text.
  @Override
  public String toString() {
    return "null";
  }
}
