package dev.serval;

import dev.serval.http.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// All [Background] work of one application: how much there may be, and how it is waited for.
final class BackgroundWork {
  /// How many requests may have tasks that are not done.
  static final int MAX_REQUESTS = 10_000;

  private final Semaphore free = new Semaphore(MAX_REQUESTS);
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

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
  void start(List<Background.Task> tasks) {
    Thread thread = Thread.ofVirtual().name("serval-background").unstarted(() -> run(tasks));
    running.add(thread);
    thread.start();
  }

  private void run(List<Background.Task> tasks) {
    try {
      for (Background.Task task : tasks) {
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

  /// Waits until no request has tasks left; interrupts those that are still running then.
  ///
  /// @return whether all ended in time
  boolean drain(Duration patience) throws InterruptedException {
    boolean done = free.tryAcquire(MAX_REQUESTS, patience.toNanos(), TimeUnit.NANOSECONDS);
    if (done) {
      free.release(MAX_REQUESTS);
    } else {
      running.forEach(Thread::interrupt);
    }
    return done;
  }
}
