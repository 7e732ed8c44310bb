// LoopThread: the thread of an event loop, as code that runs on it sees it.
package dev.serval.netty;

import dev.serval.concurrent.EventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One thread with its queue of many producers and one consumer, to which adding is one atomic
/// exchange; the loop is woken through its `eventfd` only if it sleeps.
///
/// It is the thread itself that is the loop, so that finding the loop of the calling code is a look
/// at its thread and no map.
final class LoopThread extends FastThreadLocalThread implements EventLoop {
  private volatile @Nullable EventExecutor executor;

  private LoopThread(ThreadGroup group, Runnable task, String name) {
    super(group, task, name);
  }

  /// Makes the threads of loops, called `serval-loop`.
  static DefaultThreadFactory factory() {
    return new DefaultThreadFactory("serval-loop") {
      @Override
      protected Thread newThread(Runnable task, String name) {
        return new LoopThread(threadGroup, task, name);
      }
    };
  }

  /// Says what runs on it; called once, before the first connection.
  void runs(EventExecutor loop) {
    executor = loop;
  }

  private EventExecutor executor() {
    return Objects.requireNonNull(executor, "the loop has not begun");
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // threads are what they are
  public boolean isCurrent() {
    return Thread.currentThread() == this;
  }

  @Override
  public void execute(Runnable action) {
    executor().execute(action);
  }

  @Override
  public Runnable schedule(Runnable action, Duration delay) {
    Future<?> timer = executor().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }
}
