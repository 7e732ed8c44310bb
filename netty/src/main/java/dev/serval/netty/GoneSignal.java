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

  void fire() {
    List<Runnable> actions;
    synchronized (this) {
      fired = true;
      actions = waiting;
      waiting = List.of();
    }
    actions.forEach(Runnable::run);
  }
}
