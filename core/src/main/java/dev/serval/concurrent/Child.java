package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// One task of a [Scope], and the thread that runs it.
///
/// The fields of its end are written by its own thread before the scope's stack has it, and read by
/// the scope's owner after it found it there. Those that have ended form that stack, the last on
/// top; each knows how many ended before it.
final class Child<T extends @Nullable Object> implements Runnable {
  private final Scope scope;
  private final Task<? extends T, ?> task;
  final Thread thread;

  private @Nullable T result;
  @Nullable Throwable failure;

  // Set by Scope.ended.
  @Nullable Child<?> earlier;
  int ends;
  int successes;

  Child(Scope scope, Task<? extends T, ?> task) {
    this.scope = scope;
    this.task = task;
    this.thread = Scope.THREADS.unstarted(this);
  }

  @Override
  public void run() {
    try {
      if (scope.isCancelled()) {
        throw new InterruptedException();
      }
      result = scope.context().call(() -> Scope.within(scope, task));
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      scope.ended(this);
    }
  }

  /// What the task gave; only if it succeeded.
  @SuppressWarnings("NullAway") // null only where T may be
  T result() {
    return result;
  }

  /// How many failed up to this one.
  int failures() {
    return ends - successes;
  }

  /// Says that this one has ended, after those that `top` counts.
  void follow(@Nullable Child<?> top) {
    earlier = top;
    ends = (top == null ? 0 : top.ends) + 1;
    successes = (top == null ? 0 : top.successes) + (failure == null ? 1 : 0);
  }
}
