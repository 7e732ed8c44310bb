// The client's end of a WebSocket in memory.
package dev.serval.testing;

import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One end of a [MemoryWebSocket], and the call whose handler has the other.
final class MemoryClientSocket implements ClientSocket {
  private static final int GOING_AWAY = 1001;

  private final MemoryWebSocket socket;
  private final MemoryCall call;

  MemoryClientSocket(MemoryWebSocket socket, MemoryCall call) {
    this.socket = socket;
    this.call = call;
  }

  @Override
  public void send(WebSocketMessage message) throws IOException {
    socket.sendToServer(message);
  }

  @Override
  public @Nullable WebSocketMessage receive(Duration patience) throws TimeoutException {
    return socket.receiveFromServer(patience);
  }

  @Override
  public void close(int code, String reason) {
    socket.closeByClient(code, reason);
  }

  @Override
  public void drop() {
    socket.drop();
  }

  @Override
  public int closeCode() {
    return socket.closeCode();
  }

  @Override
  public String closeReason() {
    return socket.closeReason();
  }

  @Override
  public String subprotocol() {
    return socket.subprotocol();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    boolean ended = call.await(patience);
    Throwable failure = socket.failure();
    if (failure != null) {
      throw new AssertionError("an action of onClosed failed", failure);
    }
    return ended;
  }

  /// Ends it as a server that stops does.
  void end() {
    socket.server().close(GOING_AWAY, "");
  }

  /// Waits for the handler to have noticed.
  void await(Duration patience) {
    boolean unused = call.await(patience);
  }
}
