package dev.serval.concurrent;

import dev.serval.PeerGoneException;
import dev.serval.Request;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread that waits for a promise, or until nobody waits for the thread.
final class Waiter extends Dependent {
  private final Promise<?> promise;
  private final Thread thread = Thread.currentThread();
  private volatile boolean gone;

  /// Called by the thread that will wait.
  Waiter(Promise<?> promise) {
    this.promise = promise;
  }

  /// Waits until the promise has ended.
  void await() throws InterruptedException {
    if (EventLoop.current() != null) {
      throw new IllegalStateException(
          "Promise.await: expected a thread that may wait, found an event loop; use map or onEnd");
    }
    promise.add(this);
    Request request = Scope.current() == null ? Request.current().orElse(null) : null;
    if (request == null) {
      park();
      return;
    }
    try (Request.Watch _ = request.onGone(this::peerGone)) {
      park();
    }
  }

  private void park() throws InterruptedException {
    while (!promise.isDone()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (gone) {
        throw new PeerGoneException();
      }
      LockSupport.park(this);
    }
  }

  private void peerGone() {
    gone = true;
    LockSupport.unpark(thread);
  }

  @Override
  @Nullable Dependent settle() {
    LockSupport.unpark(thread);
    return null;
  }
}
