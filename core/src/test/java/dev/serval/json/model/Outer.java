package dev.serval.json.model;

/// Holds a nested type, for the naming of codecs.
public final class Outer {
  private Outer() {}

  /// A type with a codec as the processor generates it.
  public record Item(String title, int count) {}
}
