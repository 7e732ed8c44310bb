package dev.serval.middleware;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks at all running deadlines every few milliseconds, on one daemon thread for the process,
/// which sleeps when there have been none for a while: waking it costs a request more than all else
/// here.
///
/// Nearly all deadlines are over long before their time, so what counts is what it costs to begin
/// and to end one. Each takes a free place of a table, near the one that its thread's number points
/// to, and clears it at its end: two writes, and no work for the clock, which an ordered queue of a
/// scheduler does not get near. What finds no free place goes to a queue, of which the next look
/// drops what is over. A look costs the size of the table, and what is in the queue.
final class DeadlineClock {
  private static final long MAX_TICK_NANOS = 20_000_000;
  private static final long MIN_TICK_NANOS = 1_000_000;
  private static final DeadlineClock SHARED = new DeadlineClock();

  /// How many looks in a row find nothing before the clock sleeps, a second at most.
  private static final int IDLE_LOOKS = 50;

  private static final int PLACES = 4_096;
  private static final int PROBES = 8;

  private final AtomicReferenceArray<@Nullable Deadline> places =
      new AtomicReferenceArray<>(PLACES);
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
    int place = takePlace(deadline);
    if (place < 0) {
      deadlines.add(deadline);
    }
    deadline.at(place);
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  /// Returns the place that the deadline has now, or -1 if those nearby are taken.
  private int takePlace(Deadline deadline) {
    int hash = Long.hashCode(Thread.currentThread().threadId() * 0x9E3779B97F4A7C15L);
    for (int i = 0; i < PROBES; i++) {
      int place = (hash >>> 8) + i & PLACES - 1;
      if (places.getPlain(place) == null && places.compareAndSet(place, null, deadline)) {
        return place;
      }
    }
    return -1;
  }

  /// Forgets a deadline that is over.
  void forget(int place) {
    if (place >= 0) {
      places.setRelease(place, null);
    }
  }

  private void run() {
    int idle = 0;
    while (true) {
      idle = look() ? 0 : idle + 1;
      if (idle < IDLE_LOOKS) {
        LockSupport.parkNanos(this, tick.get());
        continue;
      }
      asleep = true;
      if (!look()) {
        LockSupport.park(this);
      }
      asleep = false;
      idle = 0;
    }
  }

  /// Interrupts what is late; returns whether anything runs.
  private boolean look() {
    long now = System.nanoTime();
    boolean any = false;
    for (int i = 0; i < PLACES; i++) {
      Deadline deadline = places.get(i);
      if (deadline != null) {
        any = true;
        deadline.check(now);
      }
    }
    for (Iterator<Deadline> each = deadlines.iterator(); each.hasNext(); ) {
      Deadline deadline = each.next();
      if (!deadline.isOver()) {
        deadline.check(now);
      }
      if (deadline.isOver()) {
        each.remove();
      } else {
        any = true;
      }
    }
    return any;
  }

  /// How many deadlines are known, over or not; for tests.
  int size() {
    int size = deadlines.size();
    for (int i = 0; i < PLACES; i++) {
      size += places.get(i) == null ? 0 : 1;
    }
    return size;
  }
}
