// The handshake of a WebSocket over a connection of its own.
package dev.serval.testing;

import dev.serval.http.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends a handshake to read its response: the JDK's client shows none that opens a WebSocket, and
/// no body of one that is refused. Stateless; blocks.
final class SocketHandshake {
  private SocketHandshake() {}

  static ReceivedResponse send(OutgoingRequest request, InetSocketAddress to, Duration timeout)
      throws IOException {
    Headers headers = Upgrade.fields(request.headers());
    StringBuilder head = new StringBuilder("GET ").append(request.target()).append(" HTTP/1.1\r\n");
    if (!headers.contains("Host")) {
      head.append("Host: ").append(to.getHostString()).append(':').append(to.getPort());
      head.append("\r\n");
    }
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    try (RawConnection connection = RawConnection.open(to).timeout(timeout)) {
      return connection.send(bytes).readResponse("GET");
    }
  }
}
