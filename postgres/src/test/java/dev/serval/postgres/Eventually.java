package dev.serval.postgres;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.Supplier;

/// Waits for what comes by itself.
final class Eventually {
  /// Far above what a busy machine needs.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private Eventually() {}

  static <T> void assertThat(Supplier<T> value, T expected) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T found = value.get();
    while (!expected.equals(found)) {
      if (System.nanoTime() > end) {
        fail("expected " + expected + ", found " + found);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      found = value.get();
    }
  }
}
