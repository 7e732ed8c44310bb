package dev.serval.postgres;

import java.util.concurrent.ThreadLocalRandom;

/// The pause before a transaction is tried again, so that those that met do not meet again.
final class Pause {
  private static final int FIRST_MILLIS = 4;
  private static final int MAX_MILLIS = 250;

  private Pause() {}

  /// Waits; returns false if it was interrupted.
  static boolean before(int attempt) {
    int most = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(attempt, 6));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(most) + 1L);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
