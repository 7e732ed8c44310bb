// WebSocketHandshake: the transport's part of opening a WebSocket.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The answer 101 (RFC 6455 section 4.2.2). What the request must say was checked by whoever asks.
final class WebSocketHandshake {
  private static final byte[] SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.US_ASCII);

  private WebSocketHandshake() {}

  /// Whether the connection can leave HTTP with this request: what comes after its head is the new
  /// protocol's, so it can have no body; and HTTP/1.0 has no upgrades (RFC 9110 section 7.8).
  static boolean isPossible(AcceptedRequest request) {
    return request.method() == Method.GET && request.minor() == 1 && !request.hasBody();
  }

  /// Writes the head of the answer.
  ///
  /// @param extensions the accepted ones; null for none
  /// @throws IllegalArgumentException if a field cannot be sent
  static void write(ResponseWriter out, Headers given, @Nullable String extensions) {
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
