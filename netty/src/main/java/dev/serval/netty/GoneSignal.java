// GoneSignal: who wants to know at once that a peer is gone.
package dev.serval.netty;

import java.util.ArrayList;
import java.util.List;

/// Actions that run once, in the order they came, when a peer is gone; those that come later run at
/// once. Thread-safe: requests add, the loop fires.
final class GoneSignal {
  private List<Runnable> waiting = new ArrayList<>(1);
  private boolean fired;

  void add(Runnable action) {
    synchronized (this) {
      if (!fired) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }

  /// Takes an action back, unless it was called.
  @SuppressWarnings("ReferenceEquality") // it is this very action that was added
  void forget(Runnable action) {
    synchronized (this) {
      if (!fired) {
        waiting.removeIf(known -> known == action);
      }
    }
  }

  /// Calls all, whatever one of them throws.
  ///
  /// @throws IllegalStateException with what they threw, after the last
  void fire() {
    List<Runnable> actions;
    synchronized (this) {
      fired = true;
      actions = waiting;
      waiting = List.of();
    }
    IllegalStateException failed = null;
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (Throwable thrown) {
        if (failed == null) {
          failed = new IllegalStateException("an action failed", thrown);
        } else {
          failed.addSuppressed(thrown);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
