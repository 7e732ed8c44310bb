// The fields of a WebSocket's handshake.
package dev.serval.testing;

import dev.serval.http.Headers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// What a client sends to ask for a WebSocket (RFC 6455 section 4.1). Stateless.
final class Upgrade {
  private Upgrade() {}

  /// Returns the fields of a request together with those that a handshake needs; what a test has
  /// set itself stays.
  static Headers fields(Headers given) {
    byte[] key = new byte[16];
    ThreadLocalRandom.current().nextBytes(key);
    Headers.Builder all = given.toBuilder();
    Map.of(
            "Connection", "Upgrade",
            "Upgrade", "websocket",
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", Base64.getEncoder().encodeToString(key))
        .forEach((name, value) -> {
          if (!given.contains(name)) {
            all.add(name, value);
          }
        });
    return all.build();
  }
}
