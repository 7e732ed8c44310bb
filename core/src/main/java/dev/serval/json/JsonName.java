package dev.serval.json;

/// A member name encoded once, so that writing it is a few stores of whole words.
///
/// ```java
/// private static final JsonName TITLE = JsonName.of("title");
/// out.member(TITLE).value(todo.title());
/// ```
///
/// Keep it in a `static final` field: the compiler then takes its bytes for constants. Immutable.
public sealed interface JsonName permits EncodedName {
  /// Encodes a member name.
  static JsonName of(String text) {
    return EncodedName.of(text);
  }

  /// Returns the name as it was given.
  String text();
}
