package dev.serval.routing;

/// One piece of a [PathTemplate] between two slashes.
public sealed interface Segment {

  /// A segment that must be met as it is.
  ///
  /// @param text decoded, so that `%20` is a space here
  record Literal(String text) implements Segment {}

  /// `{name}`: one whole segment, never empty.
  ///
  /// @param name a Java identifier
  record Parameter(String name) implements Segment {}

  /// `{name...}`: all that remains of the path, slashes included, and perhaps nothing.
  ///
  /// @param name a Java identifier
  record Rest(String name) implements Segment {}
}
