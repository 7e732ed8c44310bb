package dev.serval.health;

import dev.serval.Action;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One check of a [Health], run on a virtual thread of its own within a time.
///
/// While a run hangs no other is begun, so a database that does not answer holds one thread and not
/// one for each look.
final class Check {
  private final String name;
  private final Action action;
  private @Nullable Thread hanging;

  /// What became of a run: `up`, `failed` or `timeout`, and how long it took.
  record Result(String name, String status, long millis, @Nullable Throwable failure) {
    boolean isUp() {
      return status.equals("up");
    }
  }

  /// A run that has begun.
  final class Run {
    private final long start = System.nanoTime();
    private final @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    private Run(boolean begin) {
      thread = begin ? Thread.ofVirtual().name("serval-health").start(this::run) : null;
    }

    private void run() {
      try {
        action.run();
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }

    /// Waits for the end, until `deadline` of the nano clock.
    Result end(long deadline) throws InterruptedException {
      Thread running = thread;
      if (running == null) {
        return new Result(name, "timeout", 0, null);
      }
      boolean ended = running.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (!ended) {
        running.interrupt();
        hanging = running;
        return new Result(name, "timeout", millis, null);
      }
      Throwable thrown = failure;
      return new Result(name, thrown == null ? "up" : "failed", millis, thrown);
    }
  }

  Check(String name, Action action) {
    this.name = name;
    this.action = action;
  }

  String name() {
    return name;
  }

  /// Begins a run, unless the last one still hangs. For one thread at a time.
  Run begin() {
    Thread last = hanging;
    boolean free = last == null || !last.isAlive();
    if (free) {
      hanging = null;
    }
    return new Run(free);
  }
}
