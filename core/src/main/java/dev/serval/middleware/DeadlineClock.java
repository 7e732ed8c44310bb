package dev.serval.middleware;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Looks at all running deadlines every few milliseconds, on one daemon thread for the process,
/// which sleeps while there are none.
///
/// Nearly all deadlines are over long before their time. To a queue each is added at its end, and
/// the next look drops those that are over: a request pays for one node and never for the removal,
/// which in an ordered queue of a scheduler costs more than all of the layer. What a look costs
/// grows with the requests that run at the time.
final class DeadlineClock {
  private static final long MAX_TICK_NANOS = 20_000_000;
  private static final long MIN_TICK_NANOS = 1_000_000;
  private static final DeadlineClock SHARED = new DeadlineClock();

  private final ConcurrentLinkedQueue<Deadline> deadlines = new ConcurrentLinkedQueue<>();
  private final AtomicLong tick = new AtomicLong(MAX_TICK_NANOS);
  private final Thread thread;
  private volatile boolean asleep;

  private DeadlineClock() {
    thread = Thread.ofPlatform().name("serval-deadlines").daemon().unstarted(this::run);
    thread.start();
  }

  static DeadlineClock shared() {
    return SHARED;
  }

  /// Watches a deadline that is `nanos` ahead.
  void watch(Deadline deadline, long nanos) {
    if (nanos / 16 < tick.get()) {
      tick.set(Math.max(nanos / 16, MIN_TICK_NANOS));
    }
    deadlines.add(deadline);
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (true) {
      look();
      if (deadlines.isEmpty()) {
        asleep = true;
        if (deadlines.isEmpty()) {
          LockSupport.park(this);
        }
        asleep = false;
      } else {
        LockSupport.parkNanos(this, tick.get());
      }
    }
  }

  private void look() {
    long now = System.nanoTime();
    for (Iterator<Deadline> each = deadlines.iterator(); each.hasNext(); ) {
      Deadline deadline = each.next();
      if (!deadline.isOver()) {
        deadline.check(now);
      }
      if (deadline.isOver()) {
        each.remove();
      }
    }
  }

  /// How many deadlines are in the queue, over or not; for tests.
  int size() {
    return deadlines.size();
  }
}
