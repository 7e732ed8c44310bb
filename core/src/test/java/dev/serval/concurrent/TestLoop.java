package dev.serval.concurrent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An event loop without sockets.
final class TestLoop extends Thread implements EventLoop, AutoCloseable {
  private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  static TestLoop begun() {
    TestLoop loop = new TestLoop();
    loop.setDaemon(true);
    loop.start();
    return loop;
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        work.take().run();
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == this;
  }

  @Override
  public void execute(Runnable action) {
    work.add(action);
  }

  @Override
  public Runnable schedule(Runnable action, Duration delay) {
    var timer =
        ForkJoinPool.commonPool()
            .schedule(() -> execute(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  /// Runs `task` on this loop and returns what it gives.
  <T> T on(Task<T, ?> task) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    execute(() -> {
      try {
        result.complete(task.call());
      } catch (Throwable failure) {
        result.completeExceptionally(failure);
      }
    });
    return result.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    closed = true;
    execute(() -> {});
  }
}
