// The running server of the wire tests.
package dev.serval.netty.wire;

import dev.serval.netty.SlicedTransport;
import dev.serval.testing.RawConnection;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// A server with an echoing application behind it: [EchoHandler] on the bare transport, or
/// [EchoApp] with the whole framework between.
final class WireServer implements AutoCloseable {
  private final Set<Integer> smuggled;
  private final RunningTransport running;

  private WireServer(
      TransportConfig config, boolean nioOnly, ExchangeHandler handler, Set<Integer> smuggled) {
    this.smuggled = smuggled;
    this.running =
        SlicedTransport.start(config.withHost("127.0.0.1").withPort(0), handler, nioOnly);
  }

  private static WireServer start(TransportConfig config, boolean nioOnly) {
    EchoHandler handler = new EchoHandler();
    return new WireServer(config, nioOnly, handler, handler.smuggled());
  }

  /// No case but those of slow peers is about time, and a busy machine is a slow peer itself.
  private static TransportConfig patient() {
    Duration longEnough = Duration.ofSeconds(60);
    return TransportConfig.defaults()
        .withHeaderTimeout(longEnough)
        .withBodyTimeout(longEnough)
        .withLingerTimeout(longEnough);
  }

  static WireServer startApp() {
    EchoApp app = new EchoApp();
    return new WireServer(patient(), false, app.echo().handler(), app.smuggled());
  }

  static WireServer start() {
    return start(patient());
  }

  static WireServer start(TransportConfig config) {
    return start(config, false);
  }

  static WireServer startOnNio() {
    return start(patient(), true);
  }

  static WireServer startRoutes() {
    EchoApp app = new EchoApp();
    return new WireServer(patient(), false, app.routes().handler(), app.smuggled());
  }

  RawConnection connect(Delivery delivery) throws IOException {
    return RawConnection.open(
            running.address(), port -> SlicedTransport.slice(port, delivery.allocator()))
        .timeout(Duration.ofSeconds(60)); // far above what a busy machine needs
  }

  /// Whether a request that nobody sent, or that came after a refused one, reached the application.
  boolean sawSmuggled(int clientPort) {
    return smuggled.remove(clientPort);
  }

  @Override
  public void close() {
    running.stop(Duration.ofSeconds(2));
  }
}
