// WakeUps: connections that other threads have something for.
package dev.serval.netty;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The connections of one event loop that wait to be looked at, so that a message for ten thousand
/// of them is one task of the loop and not ten thousand.
///
/// Any thread adds, without a lock; whoever adds to none wakes the loop. That takes all, in the
/// order in which they came, and advances each: what waits for a connection leaves with one flush.
/// After [#TURN] of them it looks at its sockets, so that a broadcast does not hold up requests.
final class WakeUps {
  /// The connections that are advanced before others have their turn: below a millisecond.
  static final int TURN = 64;

  /// The last that was added, which knows the one before it.
  private final AtomicReference<@Nullable HandOver> newest = new AtomicReference<>();

  // For the loop.
  private final ArrayDeque<HandOver> due = new ArrayDeque<>();
  private boolean turnDue;

  /// Adds a connection that is not in here.
  ///
  /// @param output what reaches the loop
  void add(HandOver added, ConnectionOutput output) {
    HandOver before;
    do {
      before = newest.get();
      added.before = before;
    } while (!newest.compareAndSet(before, added));
    if (before == null) {
      output.execute(() -> run(output));
    }
  }

  private void run(ConnectionOutput output) {
    take();
    if (!turnDue) {
      turn(output);
    }
  }

  /// Takes what was added; each comes before the one that knows it.
  private void take() {
    ArrayDeque<HandOver> added = new ArrayDeque<>();
    for (HandOver next = newest.getAndSet(null); next != null; ) {
      HandOver before = next.before;
      next.before = null;
      added.push(next);
      next = before;
    }
    due.addAll(added);
  }

  private void turn(ConnectionOutput output) {
    for (int i = 0; i < TURN; i++) {
      HandOver next = due.poll();
      if (next == null) {
        return;
      }
      next.advance();
    }
    if (!due.isEmpty()) {
      turnDue = true;
      output.executeAfterEvents(() -> {
        turnDue = false;
        turn(output);
      });
    }
  }
}
