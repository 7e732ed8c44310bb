package dev.serval;

import dev.serval.transport.Piece;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What makes the items of one streamed response.
interface ItemSource {
  /// Starts; does not wait.
  void start(Outbox outbox);

  /// Returns how long the head of a response waits for a first item or failure, at most.
  Duration patience();

  /// Whether it is known that no item will come soon, so that the head need not wait longer.
  default boolean isQuiet() {
    return false;
  }

  /// Takes an item that waits here and not in the outbox, without waiting for one; null where none
  /// does. What can be taken is announced by [Outbox#wake]. By one thread at a time, also those
  /// that serve sockets.
  default @Nullable Piece next() {
    return null;
  }

  /// Says that so many items of the outbox were written. By any thread, also those that serve
  /// sockets, so it does not wait.
  void written(int count);

  /// Wakes up code of the application that makes items which nobody wants any more. Called from any
  /// thread, also those that serve sockets, so it does not wait.
  void interrupt();

  /// Ends it, and waits until no code of the application runs any more that it has called. By the
  /// request's thread.
  void end() throws InterruptedException;
}
