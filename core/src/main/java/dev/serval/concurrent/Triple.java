package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// What three tasks gave.
///
/// @param first what the first gave
/// @param second what the second gave
/// @param third what the third gave
public record Triple<
    A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
    A first, B second, C third) {

  /// Makes one value of three.
  @FunctionalInterface
  public interface Combine<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      R extends @Nullable Object> {
    /// Does it.
    R apply(A first, B second, C third);
  }

  /// Returns what `combine` makes of all three.
  public <R extends @Nullable Object> R map(
      Combine<? super A, ? super B, ? super C, ? extends R> combine) {
    return combine.apply(first, second, third);
  }
}
