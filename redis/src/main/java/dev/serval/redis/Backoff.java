package dev.serval.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses between attempts, each twice as long as the last, and by chance a little shorter so that
/// nodes do not come all at once. For one thread.
final class Backoff {
  private static final long FIRST_MILLIS = 50;

  private final long most;
  private long next = FIRST_MILLIS;

  Backoff(Duration most) {
    this.most = most.toMillis();
  }

  /// Pauses; an interrupt ends the pause, for the thread to see whether it shall end.
  void pause() {
    long millis = Math.min(next, most);
    next = Math.min(next * 2, most);
    try {
      Thread.sleep(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    } catch (InterruptedException e) {
      // Whoever interrupts has closed what pauses.
    }
  }

  void reset() {
    next = FIRST_MILLIS;
  }
}
