package dev.serval.concurrent;

import dev.serval.DeadlineException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The calls of [Tasks] that look at the clock.
final class Timed {
  private Timed() {}

  static <T extends @Nullable Object, X extends Exception> T retry(
      Backoff backoff, Task<? extends T, ? extends X> task) throws X, InterruptedException {
    Duration total = backoff.total();
    long own = total == null ? Scope.NEVER : Scope.in(total.toNanos());
    try (Scope scope = Scope.open(own)) {
      Retry retry = new Retry(backoff, scope.deadline());
      Child<T> child = scope.fork(() -> retry.<T>run(task));
      if (!scope.await(1, Scope.NONE, Scope.NONE, own) && total != null) {
        scope.end();
        if (child.failure != null) {
          throw retry.late(total);
        }
      }
      return Ended.<T, X>outcome(scope, child);
    }
  }

  static <T extends @Nullable Object, X extends Exception> T timeout(
      Duration time, Task<? extends T, ? extends X> task) throws X, InterruptedException {
    long until = Scope.in(nanos("timeout", time));
    try (Scope scope = Scope.open(until)) {
      Child<T> child = scope.fork(task);
      if (!scope.await(1, Scope.NONE, Scope.NONE, until)) {
        scope.end();
        Throwable failure = child.failure;
        if (failure != null) {
          DeadlineException late = new DeadlineException(time);
          if (!Interrupts.isOne(failure)) {
            late.addSuppressed(failure);
          }
          throw late;
        }
      }
      return Ended.<T, X>outcome(scope, child);
    }
  }

  static <T extends @Nullable Object, X extends Exception> T hedge(
      Duration delay, Task<? extends T, ? extends X> task) throws X, InterruptedException {
    long until = Scope.in(nanos("hedge", delay));
    try (Scope scope = Scope.open()) {
      Child<T> child = scope.fork(task);
      if (!scope.await(1, Scope.NONE, Scope.NONE, until)) {
        Child<T> second = scope.fork(task);
        scope.await(2, 1, Scope.NONE, Scope.NEVER);
        for (Child<?> ended : scope.ended()) {
          if (ended.failure == null) {
            return ended.equals(second) ? second.result() : child.result();
          }
        }
      }
      return Ended.<T, X>outcome(scope, child);
    }
  }

  static long nanos(String what, Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("Tasks." + what + ": expected 0 to 1 day, found " + time);
    }
    return time.toNanos();
  }
}
