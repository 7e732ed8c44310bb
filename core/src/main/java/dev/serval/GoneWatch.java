package dev.serval;

import dev.serval.transport.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who wants to know that the peer of one request is gone. The exchange is asked once, whatever
/// number of watches come and go; so a long request can open one for each thing it does.
///
/// A WebSocket ends in the regular case by its peer's going, and its method has something to do
/// after that. So once the method knows, what it begins is watched no more ([#settle]).
///
/// Thread-safe: the transport fires, the request's threads watch.
final class GoneWatch {
  private final List<Entry> entries = new ArrayList<>(1);
  private boolean asked;
  private boolean fired;
  private boolean settled;

  private final class Entry implements Request.Watch {
    private final Runnable action;

    Entry(Runnable action) {
      this.action = action;
    }

    @Override
    public void close() {
      synchronized (GoneWatch.this) {
        entries.remove(this);
      }
    }
  }

  Request.Watch add(Runnable action, Exchange exchange) {
    Entry entry = new Entry(action);
    boolean ask;
    boolean late;
    synchronized (this) {
      if (settled) {
        return entry;
      }
      late = fired;
      ask = !asked;
      asked = true;
      if (!late) {
        entries.add(entry);
      }
    }
    if (ask) {
      exchange.onGone(this::fire);
    }
    if (late) {
      action.run();
    }
    return entry;
  }

  /// Says that whoever works for the request knows that it has ended: watches that are added from
  /// now on are never told.
  ///
  /// @param gone whether the peer is gone, which those that are there are told then
  void settle(boolean gone) {
    synchronized (this) {
      if (settled) {
        return;
      }
      settled = true;
    }
    if (gone) {
      fire();
    }
  }

  /// Tells all, once.
  void fire() {
    @Nullable Throwable failure = null;
    for (Entry entry : take()) {
      try {
        entry.action.run();
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }
    if (failure != null) {
      ServerLog.background(failure);
    }
  }

  synchronized boolean isFired() {
    return fired;
  }

  private synchronized List<Entry> take() {
    fired = true;
    List<Entry> taken = List.copyOf(entries);
    entries.clear();
    return taken;
  }
}
