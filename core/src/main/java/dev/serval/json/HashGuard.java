package dev.serval.json;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps a hash collection that is filled from a document from becoming quadratic.
///
/// `HashMap` sorts elements of equal hash where their class compares with itself, as strings and
/// numbers do. Records do not, so whoever finds strings of equal hash can make records of equal
/// hash; past [#MAX_SAME_HASH] of them the document is refused.
final class HashGuard {
  static final int MAX_SAME_HASH = 1_000;

  private final JsonReader in;
  private @Nullable Map<Integer, Integer> counts;

  HashGuard(JsonReader in) {
    this.in = in;
  }

  /// Counts an element before it is added.
  void admit(@Nullable Object element) {
    switch (element) {
      case null -> {}
      case String string -> {}
      case Number number -> {}
      case UUID uuid -> {}
      case Enum<?> constant -> {}
      default -> {
        if (counts == null) {
          counts = new HashMap<>();
        }
        if (counts.merge(element.hashCode(), 1, Integer::sum) > MAX_SAME_HASH) {
          throw in.lexer.limit("too many elements have the same hash");
        }
      }
    }
  }
}
