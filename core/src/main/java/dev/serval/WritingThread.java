package dev.serval;

import org.jspecify.annotations.Nullable;

/// The thread that writes what an [Outbox] had, while it does: the only time when the end of the
/// stream may interrupt it. Used with the outbox's lock.
final class WritingThread {
  private @Nullable Thread thread;
  private boolean interrupted;

  /// Says that the calling thread begins to write.
  void begin() {
    thread = Thread.currentThread();
  }

  /// Interrupts who writes, if anybody does.
  void interrupt() {
    if (thread != null) {
      interrupted = true;
      thread.interrupt();
    }
  }

  /// Says that the calling thread does not write any more, and takes an interrupt of [#interrupt]
  /// from it.
  void end() {
    thread = null;
    if (interrupted) {
      interrupted = false;
      Thread.interrupted();
    }
  }
}
