// A WebSocket without a connection.
package dev.serval.testing;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Two queues of messages, held to the rules of [WebSocketChannel]: what one end sends waits,
/// within its bound, until the other receives it; a close comes after what was sent before it and
/// ends both. Nothing is made of frames, so nothing can be wrong with them. Thread-safe.
final class MemoryWebSocket {
  private static final int ABNORMAL = 1006;
  private static final int TOO_BIG = 1009;
  private static final long FOR_EVER = 0;

  /// How long a test waits for a server that takes no messages.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Object lock = new Object();
  private final WebSocketOptions options;
  private final Queue toServer = new Queue();
  private final Queue toClient = new Queue();
  private final List<Runnable> onClosed = new ArrayList<>();
  private final ServerEnd server = new ServerEnd();
  private int code = -1;
  private String reason = "";
  private @Nullable Throwable failure;

  /// Messages on their way to one end. Guarded by the lock.
  private static final class Queue {
    final Deque<WebSocketMessage> waiting = new ArrayDeque<>();
    long bytes;
    boolean ignored;

    void add(WebSocketMessage message) {
      if (ignored) {
        return;
      }
      waiting.add(message);
      bytes += message.payload().length;
    }

    @Nullable WebSocketMessage poll() {
      WebSocketMessage next = waiting.poll();
      bytes -= next == null ? 0 : next.payload().length;
      return next;
    }

    void clear() {
      waiting.clear();
      bytes = 0;
    }
  }

  MemoryWebSocket(WebSocketOptions options) {
    this.options = options;
  }

  /// Returns the end that the application has.
  WebSocketChannel server() {
    return server;
  }

  String subprotocol() {
    String chosen = options.subprotocol();
    return chosen == null ? "" : chosen;
  }

  int closeCode() {
    synchronized (lock) {
      return code;
    }
  }

  String closeReason() {
    synchronized (lock) {
      return reason;
    }
  }

  // The client's end.

  void sendToServer(WebSocketMessage message) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (lock) {
      while (code < 0 && toServer.bytes > options.maxQueued()) {
        if (!pauseUntil(end)) {
          throw new IOException("the server received nothing for " + PATIENCE);
        }
      }
      requireOpen();
      if (message.payload().length <= options.maxMessage()) {
        toServer.add(message);
        lock.notifyAll();
        return;
      }
    }
    end(TOO_BIG, "", null);
  }

  @Nullable WebSocketMessage receiveFromServer(Duration patience) throws TimeoutException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (lock) {
      try {
        while (true) {
          WebSocketMessage next = toClient.poll();
          if (next != null || code >= 0) {
            lock.notifyAll();
            return next;
          }
          if (!pauseUntil(end)) {
            throw new TimeoutException();
          }
        }
      } catch (InterruptedIOException interrupted) {
        throw new IllegalStateException("The test was interrupted", interrupted);
      }
    }
  }

  /// Closes it as the client does, with any code.
  void closeByClient(int closeCode, String closeReason) {
    end(closeCode, closeReason, toClient);
  }

  /// Ends it without a close.
  void drop() {
    end(ABNORMAL, "", toClient);
  }

  /// Ends it as a transport does when the handler has returned or thrown.
  void ended(boolean failed) {
    end(failed ? 1011 : 1000, "", toServer);
  }

  /// @param unread what its reader has closed, and so will not read; null for none
  private void end(int closeCode, String closeReason, @Nullable Queue unread) {
    List<Runnable> actions;
    synchronized (lock) {
      if (code >= 0) {
        return;
      }
      code = closeCode;
      reason = closeReason;
      if (unread != null) {
        unread.clear();
      }
      actions = List.copyOf(onClosed);
      lock.notifyAll();
    }
    actions.forEach(this::call);
  }

  /// Calls an action; as on a socket, what it throws keeps no other from being called.
  @SuppressWarnings("ReferenceEquality") // a failure cannot be attached to itself
  private void call(Runnable action) {
    try {
      action.run();
    } catch (Throwable thrown) {
      synchronized (lock) {
        if (failure == null) {
          failure = thrown;
        } else if (failure != thrown) {
          failure.addSuppressed(thrown);
        }
      }
    }
  }

  /// What the first action of `onClosed` threw that threw something, with that of others
  /// suppressed; null where none did.
  @Nullable Throwable failure() {
    synchronized (lock) {
      return failure;
    }
  }

  private void requireOpen() throws IOException {
    if (code >= 0) {
      throw new IOException("the WebSocket is closed, code " + code);
    }
  }

  /// Waits for a change until `end`, a time of the machine; returns whether that is to come.
  private boolean pauseUntil(long end) throws InterruptedIOException {
    long left = (end - System.nanoTime() + 999_999) / 1_000_000;
    if (left > 0) {
      pause(left);
    }
    return left > 0;
  }

  @SuppressWarnings("WaitNotInLoop") // each caller is one
  private void pause(long millis) throws InterruptedIOException {
    try {
      lock.wait(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /// The application's end.
  private final class ServerEnd implements WebSocketChannel {
    @Override
    public @Nullable WebSocketMessage receive() throws IOException {
      synchronized (lock) {
        while (true) {
          WebSocketMessage next = toServer.poll();
          if (next != null || code >= 0) {
            lock.notifyAll();
            return next;
          }
          pause(FOR_EVER);
        }
      }
    }

    @Override
    public void ignoreMessages() {
      synchronized (lock) {
        toServer.ignored = true;
        toServer.clear();
        lock.notifyAll();
      }
    }

    @Override
    public void send(WebSocketMessage message) throws IOException {
      synchronized (lock) {
        while (code < 0 && isFull()) {
          pause(FOR_EVER);
        }
        requireOpen();
        toClient.add(message);
        lock.notifyAll();
      }
    }

    @Override
    public boolean offer(WebSocketMessage message) {
      synchronized (lock) {
        if (code >= 0 || isFull()) {
          return false;
        }
        toClient.add(message);
        lock.notifyAll();
        return true;
      }
    }

    private boolean isFull() {
      return toClient.bytes > options.maxQueued();
    }

    @Override
    public void close(int closeCode, String closeReason) {
      WebSocketChannel.checkClose(closeCode, closeReason);
      end(closeCode, closeReason, toServer);
    }

    @Override
    public boolean isOpen() {
      return MemoryWebSocket.this.closeCode() < 0;
    }

    @Override
    public int closeCode() {
      return MemoryWebSocket.this.closeCode();
    }

    @Override
    public String closeReason() {
      return MemoryWebSocket.this.closeReason();
    }

    @Override
    public void onClosed(Runnable action) {
      synchronized (lock) {
        if (code < 0) {
          onClosed.add(action);
          return;
        }
      }
      call(action);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // it is this very action that was added
    public void forget(Runnable action) {
      synchronized (lock) {
        onClosed.removeIf(known -> known == action);
      }
    }
  }
}
