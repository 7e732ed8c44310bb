package dev.serval;

import dev.serval.transport.WebSocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What an application wants done when one WebSocket is closed: one action after the other, in the
/// order in which they came, on a virtual thread that begins with the first.
///
/// A transport tells of the end on a thread that serves sockets. An action that publishes to a
/// channel, where a subscriber may have all wait, or writes to a database, would hold all of that
/// thread's connections. The application waits for the actions before it closes its resources.
final class ClosingActions {
  private final WebSocketChannel channel;
  private final Request request;
  private final Queue<Runnable> waiting = new ArrayDeque<>(1);
  private boolean asked;
  private boolean closed;
  private boolean running;

  /// @param request that of the handshake
  ClosingActions(WebSocketChannel channel, Request request) {
    this.channel = channel;
    this.request = request;
  }

  /// Has an action run when the connection is closed, or now if it is.
  void add(Runnable action) {
    boolean first;
    synchronized (this) {
      waiting.add(action);
      first = !asked;
      asked = true;
      startIfDue();
    }
    if (first) {
      channel.onClosed(this::closed);
    }
  }

  private synchronized void closed() {
    closed = true;
    startIfDue();
  }

  private synchronized void startIfDue() {
    if (closed && !running && !waiting.isEmpty()) {
      running = true;
      request.parts().ending();
      request
          .parts()
          .exchange()
          .isFollowedBy(Thread.ofVirtual().name("serval-closed").start(this::run));
    }
  }

  private void run() {
    for (Runnable next = take(); next != null; next = take()) {
      try {
        next.run();
      } catch (Throwable failure) {
        ErrorMapper.fault(failure, request);
      }
    }
  }

  private synchronized @Nullable Runnable take() {
    Runnable next = waiting.poll();
    if (next == null) {
      running = false;
      request.parts().ended();
    }
    return next;
  }
}
