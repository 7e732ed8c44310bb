package dev.serval;

import dev.serval.transport.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who wants to know that the peer of one request is gone. The exchange is asked once, whatever
/// number of watches come and go; so a long request can open one for each thing it does.
///
/// Thread-safe: the transport fires, the request's threads watch.
final class GoneWatch {
  private final List<Entry> entries = new ArrayList<>(1);
  private boolean asked;
  private boolean fired;

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

  private void fire() {
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
