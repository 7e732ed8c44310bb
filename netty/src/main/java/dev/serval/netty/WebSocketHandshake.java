// WebSocketHandshake: the transport's part of opening a WebSocket.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.transport.WebSocketOptions;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The answer 101 (RFC 6455 section 4.2.2), and the change of the connection. What the request must
/// say was checked by whoever asks.
final class WebSocketHandshake {
  private static final byte[] SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.US_ASCII);

  private WebSocketHandshake() {}

  /// Whether the connection can leave HTTP with this request: what comes after its head is the new
  /// protocol's, so it can have no body; and HTTP/1.0 has no upgrades (RFC 9110 section 7.8).
  static boolean isPossible(AcceptedRequest request) {
    return request.method() == Method.GET && request.minor() == 1 && !request.hasBody();
  }

  /// Answers, and makes the connection a WebSocket.
  ///
  /// @param shared what the loop collects, where the calling thread may use that; else null
  /// @throws IllegalArgumentException if a field cannot be sent; then nothing happened
  static NettyWebSocket open(
      NettyExchange exchange,
      @Nullable ResponseWriter shared,
      Headers fields,
      WebSocketOptions options) {
    String extensions = options.compression() ? PermessageDeflate.accept(exchange.headers()) : null;
    ResponseWriter out = shared != null ? shared : new ResponseWriter(256);
    int mark = out.length();
    try {
      write(out, fields, extensions);
    } catch (IllegalArgumentException e) {
      out.truncate(mark);
      throw e;
    }
    HttpConnection connection = exchange.connection;
    boolean compression = extensions != null;
    NettyWebSocket opened =
        new NettyWebSocket(exchange.server, connection.handOver(), options, compression);
    Upgraded protocol =
        new WebSocketProtocol(connection, exchange.run(), opened, options, compression);
    exchange.run().upgraded();
    if (shared != null) {
      connection.upgrade(protocol);
    } else {
      byte[] head = out.toBytes();
      connection.window().add(head.length);
      connection.handOver().upgrade(head, protocol);
    }
    return opened;
  }

  private static void write(ResponseWriter out, Headers given, @Nullable String extensions) {
    Headers.Builder fields = Headers.builder();
    fields.add("Upgrade", "websocket");
    given.forEach((name, value) -> {
      if (!name.equalsIgnoreCase("Upgrade") && !name.equalsIgnoreCase(PermessageDeflate.FIELD)) {
        fields.add(name, value);
      }
    });
    if (extensions != null) {
      fields.add(PermessageDeflate.FIELD, extensions);
    }
    out.body(SWITCHING, 0, SWITCHING.length);
    out.upgrade(fields.build());
  }
}
