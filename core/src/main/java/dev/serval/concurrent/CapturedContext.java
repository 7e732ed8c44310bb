package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// What a [ContextCarrier] took from a thread, for the tasks that the thread starts.
public interface CapturedContext {
  /// Runs `task` on the calling thread with it, and takes it away afterwards. Any number of threads
  /// may at once.
  <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> task)
      throws X;
}
