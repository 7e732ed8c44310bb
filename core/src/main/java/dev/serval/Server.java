package dev.serval;

import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/// A started application. It stops by itself, gracefully, when the virtual machine is asked to end.
///
/// ```java
/// try (Server server = app.port(0).start()) {
///   System.out.println(server.uri());
/// }
/// ```
///
/// All methods may be called from any thread, more than once.
public final class Server implements AutoCloseable {
  private final RunningTransport transport;
  private final ExchangeHandler handler;
  private final Lifespan lifespan;
  private boolean ended;
  private final Duration stopTimeout;
  private final Thread hook;

  Server(
      RunningTransport transport,
      ExchangeHandler handler,
      Lifespan lifespan,
      Duration stopTimeout) {
    this.transport = transport;
    this.lifespan = lifespan;
    this.handler = handler;
    this.stopTimeout = stopTimeout;
    this.hook = Thread.ofPlatform().name("serval-stop").unstarted(() -> end(stopTimeout));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Returns the address that is listened on, with the real port where port 0 was asked for.
  public InetSocketAddress address() {
    return transport.address();
  }

  /// Returns the port that is listened on.
  public int port() {
    return address().getPort();
  }

  /// Returns what the transport says of how it runs.
  String about() {
    return transport.about();
  }

  /// Returns the URI of the root path, as a browser on this machine would open it.
  public URI uri() {
    InetAddress address = address().getAddress();
    boolean here = address == null || address.isLoopbackAddress() || address.isAnyLocalAddress();
    String host = here ? "localhost" : address.getHostAddress();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  /// Stops gracefully: accepts nothing more, answers what was accepted, lets [Background] work end,
  /// cuts what is not done after `deadline`, and then stops the application; [Lifespan] has the
  /// whole order. Blocks until then.
  public void stop(Duration deadline) {
    forgetHook();
    end(deadline);
  }

  /// Stops gracefully within [dev.serval.transport.TransportConfig#stopTimeout].
  @Override
  public void close() {
    stop(stopTimeout);
  }

  private synchronized void end(Duration deadline) {
    try {
      if (!ended) {
        lifespan.beginStop();
      }
      long start = System.nanoTime();
      transport.stop(deadline);
      Duration left = deadline.minusNanos(System.nanoTime() - start);
      if (lifespan.isLast()) { // or the work is that of another server, too
        handler.drain(left.isNegative() ? Duration.ZERO : left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      transport.stop(Duration.ZERO);
    } finally {
      if (!ended) {
        ended = true;
        lifespan.stop(stopTimeout);
        ServerLog.stopped();
      }
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already; closing twice does no harm.
    }
  }
}
