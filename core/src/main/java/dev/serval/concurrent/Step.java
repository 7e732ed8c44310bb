package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// Makes one value of another and may wait for that; a [java.util.function.Function] that may fail,
/// and be interrupted as a [Task] may.
///
/// @param <A> what it takes
/// @param <B> what it gives
/// @param <X> what it throws, but for `InterruptedException`
@FunctionalInterface
public interface Step<A extends @Nullable Object, B extends @Nullable Object, X extends Exception> {
  /// Does it.
  B apply(A value) throws X, InterruptedException;
}
