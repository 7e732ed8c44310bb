package dev.serval.concurrent;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Some work that gives a value and may fail in one way, which the compiler finds out: a lambda
/// that throws nothing is a task whose `X` is `RuntimeException`.
///
/// It may wait, so any task may throw `InterruptedException` beside its `X`. What calls [Tasks] is
/// a task like any other:
///
/// ```java
/// Tasks.all(() -> Tasks.race(() -> one(), () -> other()), () -> users.byId(id));
/// ```
///
/// It ends soon after its thread is interrupted, as code does that waits through the JDK. A task
/// that does not look at interrupts holds whoever started it.
///
/// @param <T> what it gives
/// @param <X> what it throws, but for `InterruptedException`
@FunctionalInterface
public interface Task<T extends @Nullable Object, X extends Exception> extends Callable<T> {
  /// Does it.
  @Override
  T call() throws X, InterruptedException;
}
