package dev.serval;

import dev.serval.routing.PathTemplate;

/// The path before the templates of a group: empty, or a template without a slash at its end.
final class Prefix {
  private Prefix() {}

  /// Returns `inner` below `outer`.
  ///
  /// @throws IllegalArgumentException if `inner` is no template
  static String join(String outer, String inner) {
    String text = inner.isEmpty() ? "/" : inner;
    String joined = PathTemplate.parse(text).under(outer).text();
    return joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
  }
}
