// SocketEchoServer: the server that conformance suites are run against.
package dev.serval.netty;

import dev.serval.transport.RunningTransport;
import dev.serval.transport.TransportConfig;
import dev.serval.transport.WebSocketOptions;
import java.time.Duration;

/// Echoes every message, up to 16 MiB, until its input ends: `java … SocketEchoServer PORT`.
/// Started by `benchmarks/conformance/websocket`.
public final class SocketEchoServer {
  private static final int LARGEST = 16 << 20;

  private SocketEchoServer() {}

  /// Serves on the port given, 0 for any, and prints it.
  public static void main(String[] arguments) throws Exception {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    WebSocketOptions options =
        new WebSocketOptions(
            null, LARGEST, LARGEST, 1 << 20, Duration.ofSeconds(30), Duration.ofSeconds(5), true);
    RunningTransport server =
        new NettyTransport()
            .start(
                TransportConfig.defaults().withPort(port),
                RunningServer.handler(exchange -> SocketEcho.echo(exchange, options)));
    System.out.println(server.address().getPort());
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whoever started this ends it by closing its input.
    }
    server.close();
  }
}
