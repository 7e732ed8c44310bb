package dev.serval.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One thread that serves sockets and does, one after another, what it is given: nothing that runs
/// on it may wait, and what belongs to it needs no lock.
///
/// A [Promise] may be bound to one. `execute` takes work from any thread, in order, without a lock.
public interface EventLoop extends Executor {
  /// Returns the loop whose thread the calling code runs on; null on any other thread, a virtual
  /// one that a loop carries included. In a handler with [dev.serval.Inline] there is one.
  static @Nullable EventLoop current() {
    return Thread.currentThread() instanceof EventLoop loop ? loop : null;
  }

  /// Whether the calling code runs on this loop's own thread.
  boolean isCurrent();

  /// Has `action` run on this loop after some time, unless the returned action is run before. For
  /// any thread.
  Runnable schedule(Runnable action, Duration delay);
}
