package dev.serval.concurrent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Something that a test opens and tasks wait for; and the other way to wait for a fact.
final class Gate {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch latch = new CountDownLatch(1);

  void open() {
    latch.countDown();
  }

  void await() throws InterruptedException {
    if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the gate was not opened");
    }
  }

  /// Waits for an interrupt, which opens the gate.
  <T> T never() throws InterruptedException {
    try {
      Thread.sleep(PATIENCE);
      throw new AssertionError("nobody interrupted this task");
    } catch (InterruptedException interrupted) {
      open();
      throw interrupted;
    }
  }

  static void until(BooleanSupplier fact) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not become true");
      }
      Thread.sleep(1);
    }
  }
}
