// SocketBounds: the bounds of WebSockets in tests.
package dev.serval.netty;

import dev.serval.transport.WebSocketOptions;
import java.time.Duration;

/// Bounds of WebSockets, by what they are for, and a server that echoes within them.
final class SocketBounds {
  static final Duration SHORT = Duration.ofMillis(200);
  static final WebSocketOptions DEFAULTS = WebSocketOptions.defaults();

  /// Of what a busy machine must stay under.
  static final WebSocketOptions PATIENT =
      new WebSocketOptions(
          null, 1 << 20, 1 << 20, 1 << 20, Duration.ofMinutes(3), Duration.ofMinutes(2), true);

  private SocketBounds() {}

  static WebSocketOptions options(int maxMessage, int maxQueued) {
    return new WebSocketOptions(
        null, maxMessage, 1 << 20, maxQueued, Duration.ofSeconds(30), Duration.ofSeconds(5), true);
  }

  /// Asks after a time that a peer which answers stays under, however busy the machine is.
  static WebSocketOptions asking() {
    return new WebSocketOptions(
        null, 1 << 20, 1 << 20, 1 << 20, Duration.ofSeconds(2), SHORT, true);
  }

  static WebSocketOptions impatient() {
    return new WebSocketOptions(null, 1 << 20, 1 << 20, 1 << 20, SHORT, SHORT, true);
  }

  static RunningServer echo(WebSocketOptions options) {
    return RunningServer.start(exchange -> SocketEcho.echo(exchange, options));
  }
}
