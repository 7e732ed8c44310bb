// SocketEcho: a handler that opens a WebSocket and sends back what it receives.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.serval.http.Headers;
import dev.serval.transport.Exchange;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What the application's part of a handshake comes to, with no checks: those are not the
/// transport's.
public final class SocketEcho {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private SocketEcho() {}

  /// Opens a WebSocket.
  public static WebSocketChannel open(Exchange exchange, WebSocketOptions options)
      throws IOException {
    String key = exchange.headers().first("Sec-WebSocket-Key");
    return exchange.openWebSocket(
        Headers.of("Sec-WebSocket-Accept", accept(String.valueOf(key))), options);
  }

  /// Echoes until the connection is closed.
  public static void echo(Exchange exchange, WebSocketOptions options) throws IOException {
    WebSocketChannel channel = open(exchange, options);
    for (WebSocketMessage next = channel.receive(); next != null; next = channel.receive()) {
      channel.send(next);
    }
  }

  static String accept(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
