// The running server of the wire tests.
package dev.serval.netty.wire;

import dev.serval.netty.SlicedTransport;
import dev.serval.testing.RawConnection;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.time.Duration;

/// A server with the default limits of [TransportConfig] and the [EchoHandler] behind it.
final class WireServer implements AutoCloseable {
  private final EchoHandler handler = new EchoHandler();
  private final RunningTransport running;

  private WireServer(TransportConfig config, boolean nioOnly) {
    running = SlicedTransport.start(config.withHost("127.0.0.1").withPort(0), handler, nioOnly);
  }

  static WireServer start() {
    return start(TransportConfig.defaults());
  }

  static WireServer start(TransportConfig config) {
    return new WireServer(config, false);
  }

  static WireServer startOnNio() {
    return new WireServer(TransportConfig.defaults(), true);
  }

  RawConnection connect(Delivery delivery) throws IOException {
    return RawConnection.open(
            running.address(), port -> SlicedTransport.slice(port, delivery.allocator()))
        .timeout(Duration.ofSeconds(5));
  }

  /// Whether a request that nobody sent, or that came after a refused one, reached the application.
  boolean sawSmuggled(int clientPort) {
    return handler.smuggled().remove(clientPort);
  }

  @Override
  public void close() {
    running.stop(Duration.ofSeconds(2));
  }
}
