// SlowPeersTest: every kind of slow peer is cut off, with short deadlines over real sockets.
package dev.serval.netty;

import static dev.serval.netty.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SlowPeersTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  /// What an honest peer must stay under, however busy the machine is.
  private static final Duration AMPLE = Duration.ofSeconds(2);

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static void assertTimeout(RawConnection connection) throws IOException {
    ReceivedResponse response = connection.readResponse();
    assertThat(response.status()).isEqualTo(408);
    assertThat(response.text()).isEqualTo("timeout");
    assertThat(connection.isClosedByPeer()).isTrue();
  }

  @Test
  void answers408ToAHeadThatDrips() throws Exception {
    TransportConfig config = RunningServer.config().withHeaderTimeout(SHORT);
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      RawConnection connection = server.connect();
      long start = System.nanoTime();
      connection.sendSlowly(
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(50), Duration.ofMillis(10));
      assertTimeout(connection);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    }
  }

  @Test
  void closesSilentlyWhenOnlyEmptyLinesCame() throws Exception {
    TransportConfig config = RunningServer.config().withHeaderTimeout(SHORT);
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      assertThat(server.send("\r\n\r\n").readUntilClosed()).isEmpty();
    }
  }

  @Test
  void closesIdleConnectionsSilently() throws Exception {
    TransportConfig config = RunningServer.config().withKeepAliveIdle(AMPLE);
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      assertThat(server.connect().readUntilClosed()).isEmpty();
      RawConnection used = server.send(GET);
      assertThat(used.readResponse().status()).isEqualTo(200);
      assertThat(used.readUntilClosed()).isEmpty();
    }
  }

  @Test
  void answers408ToABodyThatStalls() throws Exception {
    TransportConfig config = RunningServer.config().withBodyTimeout(SHORT);
    try (RunningServer server = RunningServer.start(config, RunningServer::echo)) {
      assertTimeout(server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"));
      assertTimeout(
          server.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na"));
    }
  }

  @Test
  void answers408ToABodyThatDrips() throws Exception {
    TransportConfig config = RunningServer.config().withBodyTimeout(SHORT);
    try (RunningServer server = RunningServer.start(config, RunningServer::echo)) {
      RawConnection connection =
          server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
      connection.sendSlowly("a".repeat(100), Duration.ofMillis(10));
      assertTimeout(connection);
    }
  }

  @Test
  void givesASlowHandlerItsTime() throws Exception {
    TransportConfig config =
        RunningServer.config()
            .withBodyTimeout(AMPLE)
            .withHeaderTimeout(AMPLE)
            .withKeepAliveIdle(AMPLE)
            .withWriteTimeout(AMPLE);
    RunningServer.Answer handler =
        exchange -> {
          Thread.sleep(AMPLE.plusMillis(500));
          RunningServer.echo(exchange);
        };
    try (RunningServer server = RunningServer.start(config, handler)) {
      RawConnection connection =
          server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(connection.readResponse().text()).isEqualTo("POST / abc");
      RawConnection expecting =
          server.send(
              "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
      assertThat(expecting.readResponse().status()).isEqualTo(100);
      assertThat(expecting.send("a").readResponse().status()).isEqualTo(200);
    }
  }

  @Test
  void cutsAPeerThatDoesNotReadItsAnswer() throws Exception {
    TransportConfig config = RunningServer.config().withWriteTimeout(SHORT);
    CompletableFuture<String> outcome = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            while (true) {
              out.write(new byte[50_000]);
            }
          } catch (IOException e) {
            outcome.complete(String.valueOf(e.getMessage()));
          }
        };
    try (RunningServer server = RunningServer.start(config, handler)) {
      server.send(GET);
      assertThat(outcome.get()).isEqualTo("the connection is closed");
    }
  }

  @Test
  void cutsARefusedPeerThatDoesNotLeave() throws Exception {
    TransportConfig config = RunningServer.config().withLingerTimeout(SHORT);
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      RawConnection connection = server.send("GET /\r\n\r\n");
      boolean cut = false;
      for (int i = 0; i < 6_000 && !cut; i++) {
        try {
          connection.send("a");
          Thread.sleep(10);
        } catch (IOException e) {
          cut = true;
        }
      }
      assertThat(cut).isTrue();
    }
  }
}
