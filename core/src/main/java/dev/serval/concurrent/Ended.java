package dev.serval.concurrent;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// What came of the children of a scope: waits for it, and gives or throws it.
final class Ended {
  private Ended() {}

  static <X extends Exception> void awaitAll(Scope scope) throws X, InterruptedException {
    scope.awaitAll();
    if (scope.hasFailed()) {
      throw scope.<X>failure();
    }
  }

  static <T extends @Nullable Object> List<T> results(List<Child<T>> children) {
    @SuppressWarnings("unchecked") // what it gets are Ts, and nobody else has it
    T[] results = (T[]) new Object[children.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = children.get(i).result();
    }
    return Collections.unmodifiableList(Arrays.asList(results));
  }

  /// Runs one task, so that it ends when its caller is cancelled.
  static <T extends @Nullable Object, X extends Exception> T alone(
      Task<? extends T, ? extends X> task) throws X, InterruptedException {
    try (Scope scope = Scope.open()) {
      Child<T> child = scope.fork(task);
      scope.awaitAll();
      return Ended.<T, X>outcome(scope, child);
    }
  }

  static <T extends @Nullable Object> T going(T value) {
    checkGoesOn();
    return value;
  }

  /// Fails a thread of a scope that was cancelled.
  static void checkGoesOn() {
    Scope scope = Scope.current();
    if (scope != null && scope.isCancelled()) {
      throw new CancellationException("the call of this task was cancelled");
    }
  }

  static <T extends @Nullable Object, X extends Exception> T outcome(Scope scope, Child<T> child)
      throws X {
    if (child.failure != null) {
      throw scope.<X>failure();
    }
    return child.result();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // of tasks that give a T
  static <T extends @Nullable Object> T resultOf(Child<?> child) {
    return ((Child<T>) child).result();
  }
}
