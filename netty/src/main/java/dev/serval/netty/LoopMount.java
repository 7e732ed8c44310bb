// LoopMount: starts virtual threads on an event loop, and lets them go on elsewhere.
package dev.serval.netty;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The scheduler of the virtual threads of one event loop.
///
/// A request's thread is mounted at once by the loop itself, so a handler that does not wait costs
/// no hand-over to another thread and is answered within the read that brought it. At its first
/// wait the thread unmounts, the loop goes on, and from then on it is the default scheduler that
/// runs it:
///
/// ```
/// loop      ── run(thread) ─► start() ─► execute(first) kept ─► first.run() ── parks ─► goes on
/// default                                                      unpark ─► execute(next) ─► next.run()
/// ```
///
/// It claims the first run of the thread that the loop is starting, nothing else. So nothing that
/// resumes ever runs on the loop: a thread that holds a lock cannot block the loop that another
/// thread needs to release it, and what inherits this scheduler (threads that a handler starts, the
/// pollers of the JDK) runs on the default one.
final class LoopMount implements Executor {
  private final Thread loop;
  private final Executor others = CarrierAccess.defaultScheduler();
  private final Thread.Builder.OfVirtual builder =
      CarrierAccess.builder(this).name("serval-request").inheritInheritableThreadLocals(false);

  // Written by the loop alone. Another thread may read an old value, but is not the loop.
  private boolean claiming;
  private @Nullable Runnable claimed;

  /// @param loop the thread that will call [#run]
  LoopMount(Thread loop) {
    this.loop = loop;
  }

  /// Makes a thread for [#run].
  Thread thread(Runnable task) {
    return builder.unstarted(task);
  }

  /// Starts a thread and runs it on the calling loop until it ends or waits.
  void run(Thread thread) {
    claiming = true;
    try {
      thread.start();
    } finally {
      claiming = false;
    }
    Runnable first = Objects.requireNonNull(claimed);
    claimed = null;
    first.run();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // threads are what they are
  public void execute(Runnable continuation) {
    if (claiming && Thread.currentThread() == loop) {
      claiming = false;
      claimed = continuation;
    } else {
      others.execute(continuation);
    }
  }

  /// Whether mounting does here what this class says; tried once, for about a millisecond.
  static boolean works() {
    return Tried.WORKS;
  }

  private static final class Tried {
    static final boolean WORKS = CarrierAccess.isOpen() && trial();
  }

  /// How long the trial may take: a machine that is busy with other things at start must not be
  /// taken for one where mounting does not work.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Stands outside of the class that waits for it, whose initialiser would block its threads.
  private static boolean trial() {
    boolean[] right = new boolean[3];
    CountDownLatch ended = new CountDownLatch(1);
    Runnable loop =
        () -> {
          Thread self = Thread.currentThread();
          LoopMount mount = new LoopMount(self);
          Runnable task =
              () -> {
                right[0] = CarrierAccess.isCarrier(self);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
                right[1] = !CarrierAccess.isCarrier(self);
                ended.countDown();
              };
          mount.run(mount.thread(task));
          right[2] = true;
        };
    Thread trial = Thread.ofPlatform().daemon().name("serval-mount-trial").start(loop);
    try {
      boolean done =
          ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && trial.join(PATIENCE);
      return done && right[0] && right[1] && right[2];
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
