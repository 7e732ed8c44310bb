package dev.serval.http;

import org.jspecify.annotations.Nullable;

/// An entity tag (RFC 9110 §8.8.3): the name of one state of a representation, such as `"x7"` or,
/// when it only promises an equivalent state, `W/"x7"`.
///
/// ```java
/// EntityTag tag = EntityTag.strong("x7");
/// response.withHeader("ETag", tag.toString());   // "x7" with its quotes
/// ```
///
/// Immutable; equal when both parts are. Whether two tags mean the same depends on what for: see
/// [#matchesStrongly] and [#matchesWeakly].
///
/// @param opaque the text between the quotes: visible characters of ASCII or `obs-text`, no quote
/// @param weak whether it is a weak validator
public record EntityTag(String opaque, boolean weak) {
  /// Refuses what could not stand in a field.
  ///
  /// @throws IllegalArgumentException if a character may not be in an entity tag
  public EntityTag {
    for (int i = 0; i < opaque.length(); i++) {
      if (!isOpaque(opaque.charAt(i))) {
        throw new IllegalArgumentException(
            "An entity tag has visible characters and no quote (RFC 9110 §8.8.3)");
      }
    }
  }

  /// Returns a tag that changes whenever a byte does.
  ///
  /// @throws IllegalArgumentException if a character may not be in an entity tag
  public static EntityTag strong(String opaque) {
    return new EntityTag(opaque, false);
  }

  /// Returns a tag that changes when the meaning does.
  ///
  /// @throws IllegalArgumentException if a character may not be in an entity tag
  public static EntityTag weak(String opaque) {
    return new EntityTag(opaque, true);
  }

  /// Returns the one tag that `text` is, as in `ETag` and `If-Range`; null if it is none.
  public static @Nullable EntityTag parse(String text) {
    boolean weak = text.startsWith("W/");
    int from = weak ? 2 : 0;
    int last = text.length() - 1;
    if (last <= from || text.charAt(from) != '"' || text.charAt(last) != '"') {
      return null;
    }
    for (int i = from + 1; i < last; i++) {
      if (!isOpaque(text.charAt(i))) {
        return null;
      }
    }
    return new EntityTag(text.substring(from + 1, last), weak);
  }

  /// Whether both are strong and the same: needed to put ranges together or to overwrite (RFC 9110
  /// §8.8.3.2).
  public boolean matchesStrongly(EntityTag other) {
    return !weak && !other.weak && opaque.equals(other.opaque);
  }

  /// Whether both are the same, weak or not: enough to use what a cache has (RFC 9110 §8.8.3.2).
  public boolean matchesWeakly(EntityTag other) {
    return opaque.equals(other.opaque);
  }

  static boolean isOpaque(char c) {
    return c == 0x21 || (c >= 0x23 && c <= 0xFF && c != 0x7F);
  }

  /// The text for an `ETag` field, quotes included.
  @Override
  public String toString() {
    return (weak ? "W/\"" : "\"") + opaque + '"';
  }
}
