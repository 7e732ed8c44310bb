package dev.serval;

/// What a request gets whose path differs from a route's by one slash at the end.
public enum TrailingSlash {
  /// A permanent redirect (308, which keeps method and body) to the path that has a route.
  REDIRECT,
  /// 404: `/todos` and `/todos/` are two paths.
  STRICT
}
