package dev.serval.concurrent;

/// Makes one item of two neighbours; see [Tasks#reduce].
///
/// @param <A> the items
/// @param <X> what it throws
@FunctionalInterface
public interface Merge<A, X extends Exception> {
  /// Does it.
  A apply(A first, A second) throws X;
}
