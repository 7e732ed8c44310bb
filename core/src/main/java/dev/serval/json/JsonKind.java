package dev.serval.json;

/// The six kinds of JSON value (RFC 8259 section 3), as [JsonReader#peek()] tells them apart.
public enum JsonKind {
  /// An object: members between braces.
  OBJECT("an object"),
  /// An array: elements between brackets.
  ARRAY("an array"),
  /// A string.
  STRING("a string"),
  /// A number.
  NUMBER("a number"),
  /// `true` or `false`.
  BOOLEAN("a boolean"),
  /// The literal `null`.
  NULL("null");

  private final String phrase;

  JsonKind(String phrase) {
    this.phrase = phrase;
  }

  /// Returns the kind as it stands in messages: `a string`, `an object`, `null`.
  public String phrase() {
    return phrase;
  }
}
