package dev.serval.json;

/// A member name encoded once, so that writing it is one copy of bytes.
///
/// ```java
/// private static final JsonName TITLE = JsonName.of("title");
/// out.member(TITLE).value(todo.title());
/// ```
///
/// Immutable.
public final class JsonName {
  private final String text;

  /// The quoted, escaped name and its colon.
  final byte[] encoded;

  private JsonName(String text) {
    this.text = text;
    JsonWriter out = new JsonWriter();
    out.member(text);
    this.encoded = out.copy();
  }

  /// Encodes a member name.
  public static JsonName of(String text) {
    return new JsonName(text);
  }

  /// Returns the name as it was given.
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
