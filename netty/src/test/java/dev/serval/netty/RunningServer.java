// RunningServer: a server on a free port for one test, and connections to it.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.testing.RawConnection;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Starts a [NettyTransport] with a handler given as a lambda; refusals are answered with their
/// code as body. Closing it cuts what is open.
final class RunningServer implements AutoCloseable {

  /// Far above what a busy machine needs; where a time is tested, the test sets it.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// A handler that may throw.
  @FunctionalInterface
  interface Answer {
    void to(Exchange exchange) throws Exception;
  }

  private final RunningTransport transport;
  private final List<RawConnection> connections = new ArrayList<>();

  private RunningServer(RunningTransport transport) {
    this.transport = transport;
  }

  static TransportConfig config() {
    return TransportConfig.defaults()
        .withPort(0)
        .withEventLoops(1)
        .withHeaderTimeout(PATIENCE)
        .withBodyTimeout(PATIENCE)
        .withWriteTimeout(PATIENCE)
        .withLingerTimeout(PATIENCE);
  }

  static RunningServer start(Answer answer) {
    return start(config(), answer);
  }

  static RunningServer start(TransportConfig config, Answer answer) {
    return start(config, answer, false);
  }

  static RunningServer start(TransportConfig config, Answer answer, boolean nioOnly) {
    return new RunningServer(new NettyTransport(nioOnly).start(config, handler(answer)));
  }

  /// A server whose handler says nothing and refuses as given.
  static RunningServer startRefusing(
      TransportConfig config, Function<Refusal, RawResponse> refuse) {
    return new RunningServer(
        new NettyTransport()
            .start(
                config,
                new ExchangeHandler() {
                  @Override
                  public void handle(Exchange exchange) {}

                  @Override
                  public RawResponse refuse(Refusal refusal) {
                    return refuse.apply(refusal);
                  }
                }));
  }

  static ExchangeHandler handler(Answer answer) {
    return new ExchangeHandler() {
      @Override
      public void handle(Exchange exchange) {
        try {
          answer.to(exchange);
        } catch (Exception e) {
          throw sneaky(e);
        }
      }

      @Override
      public RawResponse refuse(Refusal refusal) {
        return new RawResponse(
            refusal.status(),
            Headers.of("Content-Type", "text/plain"),
            refusal.code().getBytes(ISO_8859_1));
      }
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
    throw (E) e;
  }

  /// Answers 200 with a text.
  static void text(Exchange exchange, String text) {
    byte[] body = text.getBytes(ISO_8859_1);
    exchange.respond(Status.OK, Headers.of("Content-Type", "text/plain"), body, 0, body.length);
  }

  /// Answers 200 with method, path, and the body as text.
  static void echo(Exchange exchange) throws IOException {
    String body = new String(exchange.body().readAllBytes(), ISO_8859_1);
    text(exchange, exchange.method() + " " + exchange.target().path() + " " + body);
  }

  RawConnection connect() throws IOException {
    RawConnection connection = RawConnection.open(transport.address());
    connection.timeout(PATIENCE);
    connections.add(connection);
    return connection;
  }

  /// Sends bytes on a new connection.
  RawConnection send(String bytes) throws IOException {
    return connect().send(bytes);
  }

  RunningTransport transport() {
    return transport;
  }

  @Override
  public void close() {
    connections.forEach(RawConnection::close);
    transport.stop(Duration.ZERO);
  }
}
