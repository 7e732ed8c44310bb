package dev.serval.concurrent;

/// Makes one item of two neighbours; see [Tasks#reduce]. It may be interrupted as a [Task] may.
///
/// @param <A> the items
/// @param <X> what it throws, but for `InterruptedException`
@FunctionalInterface
public interface Merge<A, X extends Exception> {
  /// Does it.
  A apply(A first, A second) throws X, InterruptedException;
}
