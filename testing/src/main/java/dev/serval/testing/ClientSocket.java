// The client's end of a WebSocket, in memory or over a socket.
package dev.serval.testing;

import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What a [TestWebSocket] needs of a connection. For the test's thread.
interface ClientSocket {
  /// Sends a message, and blocks while the server does not take it.
  ///
  /// @throws IOException if the connection is closed, or the server takes nothing for too long
  void send(WebSocketMessage message) throws IOException;

  /// Returns the next message; null once the connection is closed.
  ///
  /// @throws TimeoutException if neither happens
  @Nullable WebSocketMessage receive(Duration patience) throws TimeoutException;

  /// Starts the closing handshake.
  void close(int code, String reason);

  /// Ends the connection without one.
  void drop();

  /// Returns the code it was closed with, -1 while it is open.
  int closeCode();

  String closeReason();

  /// Returns the subprotocol, empty for none.
  String subprotocol();

  /// Waits for what the server does with the connection to be over, as far as that can be seen.
  ///
  /// @return whether it is
  boolean awaitEnd(Duration patience);
}
