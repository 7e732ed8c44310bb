// A request whose host the test chose, over a socket.
package dev.serval.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Sends a request with a `Host` of its own on a connection of its own. The JDK's client would need
/// a system property for that, set before anybody uses it. Stateless; blocks.
final class NamedHostRequest {
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private NamedHostRequest() {}

  /// @throws IllegalArgumentException if the target is no URI, or a field is not the test's to set
  static ReceivedResponse send(OutgoingRequest request, InetSocketAddress to, Duration timeout)
      throws IOException {
    byte[] bytes = bytes(request);
    try (RawConnection connection = RawConnection.open(to).timeout(timeout)) {
      ReceivedResponse response = connection.send(bytes).readResponse(request.method());
      while (response.status() < 200) {
        response = connection.readResponse(request.method());
      }
      return response;
    }
  }

  private static byte[] bytes(OutgoingRequest request) {
    URI unused = URI.create("http://localhost" + request.target());
    StringBuilder head = new StringBuilder(request.method()).append(' ').append(request.target());
    head.append(" HTTP/1.1\r\n");
    request
        .headers()
        .forEach((name, value) -> {
          if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("restricted header name: \"" + name + "\"");
          }
          head.append(name).append(": ").append(value).append("\r\n");
        });
    if (request.hasBody()) {
      head.append("Content-Length: ").append(request.body().length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(request.body());
    return bytes.toByteArray();
  }
}
