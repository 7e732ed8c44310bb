// NettyServerTest: how a server starts, and how it stops without losing a request.
package dev.serval.netty;

import static dev.serval.netty.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.transport.Transport;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class NettyServerTest {
  /// A stop waits for peers that were answered and have not left, as those of a test.
  private static final TransportConfig BRIEF_LINGER =
      RunningServer.config().withLingerTimeout(Duration.ofSeconds(2));

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Transport.class))
        .singleElement()
        .isInstanceOf(NettyTransport.class);
  }

  @Test
  void saysWhichAddressCannotBeBound() {
    try (RunningServer server = RunningServer.start(exchange -> text(exchange, "x"))) {
      int port = server.transport().address().getPort();
      assertThatThrownBy(() -> RunningServer.start(RunningServer.config().withPort(port), e -> {}))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void startsWithOneLoopPerProcessor() throws IOException {
    TransportConfig config = TransportConfig.defaults().withPort(0);
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      assertThat(server.send(GET).readResponse().status()).isEqualTo(200);
      assertThat(server.transport().address().getAddress().isLoopbackAddress()).isTrue();
    }
  }

  @Test
  void finishesWhatIsInFlightAndClosesIdleConnections() throws Exception {
    CountDownLatch in = new CountDownLatch(17);
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          in.countDown();
          go.await();
          text(exchange, "finished");
        };
    try (RunningServer server = RunningServer.start(BRIEF_LINGER, handler)) {
      RawConnection idle = server.connect();
      RawConnection[] busy = new RawConnection[17];
      for (int i = 0; i < busy.length; i++) {
        busy[i] = server.send(GET);
      }
      in.await();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.transport().stop(Duration.ofSeconds(120)));
      assertThat(idle.readUntilClosed()).isEmpty();
      assertThatThrownBy(server::connect).isInstanceOf(IOException.class);
      assertThat(stopped).isNotDone();
      go.countDown();
      for (RawConnection connection : busy) {
        ReceivedResponse response = connection.readResponse();
        assertThat(response.text()).isEqualTo("finished");
        assertThat(response.first("Connection")).hasValue("close");
        assertThat(connection.isClosedByPeer()).isTrue();
      }
      stopped.get();
    }
  }

  @Test
  void answersRequestsThatWereOnTheirWayWhenItBeganToStop() throws Exception {
    for (int attempt = 0; attempt < 50; attempt++) {
      if (isAnsweredWhileItBeginsToStop()) {
        return;
      }
    }
    throw new AssertionError("no request was answered");
  }

  /// A busy machine may be too late for the grace, or send before the stop has begun.
  private static boolean isAnsweredWhileItBeginsToStop() throws Exception {
    try (RunningServer server =
        RunningServer.start(BRIEF_LINGER, exchange -> text(exchange, "x"))) {
      RawConnection connection = server.send(GET);
      assertThat(connection.readResponse().first("Connection")).isEmpty();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.transport().close());
      Thread.sleep(NettyServer.GRACE.toMillis() / 5);
      try {
        ReceivedResponse last = connection.send(GET).readResponse();
        return last.first("Connection").equals(Optional.of("close"));
      } catch (IOException late) {
        return false;
      } finally {
        stopped.get();
      }
    }
  }

  @Test
  void finishesARequestWhoseHeadHasBegunAndPipelinedOnes() throws Exception {
    CountDownLatch in = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          in.countDown();
          go.await();
          text(exchange, "x");
        };
    try (RunningServer server = RunningServer.start(BRIEF_LINGER, handler)) {
      RawConnection begun = server.send("GET / HTTP/1.1\r\nHo");
      RawConnection busy = server.send(GET);
      in.await();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.transport().stop(Duration.ofSeconds(120)));
      Thread.sleep(NettyServer.GRACE.toMillis() + 100);
      begun.send("st: a\r\n\r\n");
      go.countDown();
      assertThat(begun.readResponse().status()).isEqualTo(200);
      assertThat(busy.readResponse().status()).isEqualTo(200);
      stopped.get();
    }
  }

  @Test
  void interruptsWhatDoesNotFinishInTime() throws Exception {
    CountDownLatch in = new CountDownLatch(2);
    CompletableFuture<String> sleeper = new CompletableFuture<>();
    CompletableFuture<String> reader = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          in.countDown();
          try {
            if (exchange.hasBody()) {
              exchange.body().readAllBytes();
            } else {
              Thread.sleep(600_000);
            }
          } catch (InterruptedException e) {
            sleeper.complete("interrupted");
            throw e;
          } catch (IOException e) {
            reader.complete(e.getClass().getSimpleName());
            throw e;
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection first = server.send(GET);
      server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
      in.await();
      server.transport().stop(Duration.ofMillis(100));
      assertThat(sleeper.get()).isEqualTo("interrupted");
      assertThat(reader.get()).isIn("InterruptedIOException", "RequestBodyException");
      assertThat(first.isClosedByPeer()).isTrue();
      server.transport().close();
    }
  }

  @Test
  void stopsAtOnceWhenTheStoppingThreadIsInterrupted() {
    try (RunningServer server = RunningServer.start(exchange -> text(exchange, "x"))) {
      RawConnection connection = server.send(GET);
      assertThat(connection.readResponse().status()).isEqualTo(200);
      Thread.currentThread().interrupt();
      server.transport().stop(Duration.ofSeconds(50));
      assertThat(Thread.interrupted()).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
