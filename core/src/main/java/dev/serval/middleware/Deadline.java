package dev.serval.middleware;

import dev.serval.Problem;
import dev.serval.Request;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The time at which one thread is interrupted, unless it ends before. The state decides between
/// the two, so that an interrupt never comes after the end.
///
/// ```text
/// RUNNING → ENDED              by the thread itself, in time
/// RUNNING → PASSING → PASSED   by the clock, which interrupts between the two
/// ```
final class Deadline extends AtomicInteger {
  private static final long serialVersionUID = 1;

  private static final int RUNNING = 0;
  private static final int ENDED = 1;
  private static final int PASSING = 2;
  private static final int PASSED = 3;

  private final transient Problem problem;
  private final long at;

  // Let go of at the end, since the clock may keep the deadline for some milliseconds more.
  private transient @Nullable Request request;
  private transient @Nullable Thread thread;

  private int place = -1;

  /// @param problem what the request ends in when the time has passed
  /// @param at when, by [System#nanoTime]
  Deadline(Request request, Problem problem, long at) {
    this.request = request;
    this.problem = problem;
    this.at = at;
    this.thread = Thread.currentThread();
  }

  /// Says where the clock has it; called by the thread itself.
  void at(int place) {
    this.place = place;
  }

  /// Says that the thread, which is the calling one, is done; returns whether that was in time.
  /// After it no interrupt of this deadline comes, or is left on the thread.
  boolean end() {
    boolean inTime = compareAndSet(RUNNING, ENDED);
    if (!inTime) {
      while (get() != PASSED) {
        Thread.onSpinWait(); // for the few instructions of an interrupt
      }
      Thread.interrupted();
    }
    DeadlineClock.shared().forget(place);
    request = null;
    thread = null;
    return inTime;
  }

  boolean isOver() {
    int state = get();
    return state == ENDED || state == PASSED;
  }

  /// Interrupts the thread if its time has passed; called by the clock alone.
  void check(long now) {
    Request late = request;
    Thread running = thread;
    if (now - at < 0 || late == null || running == null || !compareAndSet(RUNNING, PASSING)) {
      return;
    }
    try {
      late.abort(problem);
      running.interrupt();
    } finally {
      set(PASSED);
    }
  }
}
