package dev.serval;

import dev.serval.http.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// All [Background] work of one application: how much there may be, and how it is waited for.
final class BackgroundWork {
  /// How many requests may have tasks that are not done.
  static final int MAX_REQUESTS = 10_000;

  private final Semaphore free = new Semaphore(MAX_REQUESTS);
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final LongAdder ending = new LongAdder();

  /// Counts a request that has something to end when its response was sent. The transport counts it
  /// no longer by then.
  void ending() {
    ending.increment();
  }

  /// Says that it has ended that.
  void ended() {
    ending.decrement();
  }

  /// Takes the place of a request that will have tasks.
  ///
  /// @throws Problem 503 if there is none
  void reserve() {
    if (!free.tryAcquire()) {
      throw Problem.of(Status.SERVICE_UNAVAILABLE, "too much work is not done yet")
          .withHeader("Retry-After", "1");
    }
  }

  /// Gives back the place of a request.
  void release() {
    free.release();
  }

  /// Runs the tasks of a request that has a place, and gives it back then.
  ///
  /// @return the thread that runs them
  Thread start(List<Background.Task> tasks) {
    Thread thread = Thread.ofVirtual().name("serval-background").unstarted(() -> run(tasks));
    running.add(thread);
    thread.start();
    return thread;
  }

  private void run(List<Background.Task> tasks) {
    try {
      for (Background.Task task : tasks) {
        if (!running.contains(Thread.currentThread())) {
          ServerLog.background(new IllegalStateException("Tasks were dropped: the server stopped"));
          return;
        }
        try {
          task.run();
        } catch (Throwable failure) {
          ServerLog.background(failure);
        }
      }
    } finally {
      running.remove(Thread.currentThread());
      release();
    }
  }

  /// Waits until no request has anything to end or tasks left; interrupts the tasks that are still
  /// running then, after which none of the same request begins.
  ///
  /// @return whether all ended in time
  boolean drain(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    // Polling, because it happens once and should cost requests next to nothing.
    while (ending.sum() != 0 && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    long left = Math.max(0, end - System.nanoTime());
    boolean done = free.tryAcquire(MAX_REQUESTS, left, TimeUnit.NANOSECONDS);
    if (done) {
      free.release(MAX_REQUESTS);
    } else {
      List<Thread> late = List.copyOf(running);
      late.forEach(running::remove); // first, so that none of them begins its next task
      late.forEach(Thread::interrupt);
    }
    return done && ending.sum() == 0;
  }
}
