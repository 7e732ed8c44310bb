// Peers that take their time, or take all there is.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.transport.TransportConfig;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of slow peer is cut off by a deadline over all it does, not by an idle timer that
/// each byte would start anew; meanwhile everybody else is served. Deadlines are short here so that
/// the test is.
@Timeout(300)
class SlowPeerTest {
  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Offset<Long> MARGIN = within(60_000L);

  /// What an honest peer must stay under, however busy the machine is.
  private static final Duration AMPLE = Duration.ofSeconds(3);

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static WireServer server;
  private static WireServer patient;

  @BeforeAll
  static void start() {
    server =
        WireServer.start(
            TransportConfig.defaults()
                .withHeaderTimeout(LIMIT)
                .withBodyTimeout(LIMIT)
                .withWriteTimeout(LIMIT)
                .withLingerTimeout(LIMIT)
                .withMinRate(10_000));
    patient =
        WireServer.start(
            TransportConfig.defaults().withKeepAliveIdle(AMPLE).withWriteTimeout(AMPLE));
  }

  @AfterAll
  static void stop() {
    server.close();
    patient.close();
  }

  private static RawConnection connect() throws IOException {
    return connect(server);
  }

  private static RawConnection connect(WireServer server) throws IOException {
    return server.connect(Delivery.WHOLE).timeout(Duration.ofSeconds(60));
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void isRefused(RawConnection connection, int status, long start)
      throws IOException {
    ReceivedResponse response = connection.readResponse();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.first("Connection")).contains("close");
    assertThat(millisSince(start)).isCloseTo(LIMIT.toMillis(), MARGIN);
    assertThat(connection.isClosedByPeer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET / HTTP/1.1",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n\r",
        "\r\n\r\nGET / HTTP/1.1\r\n",
      })
  void answers408ToAHeadThatStalls(String beginning) throws Exception {
    try (RawConnection connection = connect()) {
      long start = System.nanoTime();
      isRefused(connection.send(beginning), 408, start);
    }
  }

  /// Slowloris (Apache CVE-2007-6750).
  @Test
  void answers408ToAHeadThatDrips() throws Exception {
    try (RawConnection connection = connect()) {
      long start = System.nanoTime();
      Thread.ofVirtual().start(() -> drip(connection, GET.replace("\r\n\r\n", "\r\nX: ") + "y"));
      isRefused(connection, 408, start);
    }
  }

  @Test
  void closesAConnectionThatDripsEmptyLines() throws Exception {
    try (RawConnection connection = connect()) {
      long start = System.nanoTime();
      connection.sendSlowly("\r\n".repeat(8), Duration.ofMillis(40));
      assertThat(connection.isClosedByPeer()).isTrue();
      assertThat(millisSince(start)).isCloseTo(LIMIT.toMillis(), MARGIN);
    }
  }

  private static void drip(RawConnection connection, String text) {
    try {
      connection.sendSlowly(text + "y".repeat(1000), Duration.ofMillis(40));
    } catch (IOException cutOff) {
      // As it should be.
    }
  }

  @Test
  void closesANewConnectionThatSaysNothing() throws Exception {
    try (RawConnection connection = connect(patient)) {
      long start = System.nanoTime();
      assertThat(connection.readUntilClosed()).isEmpty();
      assertThat(millisSince(start)).isCloseTo(AMPLE.toMillis(), MARGIN);
    }
  }

  @Test
  void closesAnIdleConnectionWithoutAWord() throws Exception {
    try (RawConnection connection = connect(patient)) {
      assertThat(connection.send(GET).readResponse().status()).isEqualTo(200);
      long start = System.nanoTime();
      assertThat(connection.readUntilClosed()).isEmpty();
      assertThat(millisSince(start)).isCloseTo(AMPLE.toMillis(), MARGIN);
    }
  }

  @Test
  void keepsAConnectionThatIsUsedBeyondItsIdleTime() throws Exception {
    try (RawConnection connection = connect(patient)) {
      for (int i = 0; i < 6; i++) {
        assertThat(connection.send(GET).readResponse().status()).isEqualTo(200);
        Thread.sleep(AMPLE.toMillis() / 4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\n",
        "Content-Length: 10\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n",
      })
  void answers408ToABodyThatStalls(String rest) throws Exception {
    try (RawConnection connection = connect()) {
      long start = System.nanoTime();
      connection.send("POST / HTTP/1.1\r\nHost: a\r\n" + rest);
      isRefused(connection, 408, start);
    }
  }

  @Test
  void answers408ToABodyThatDripsBelowTheRate() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n");
      long start = System.nanoTime();
      Thread.ofVirtual().start(() -> drip(connection, ""));
      isRefused(connection, 408, start);
    }
  }

  @Test
  void answers408ToChunksThatDripBelowTheRate() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      long start = System.nanoTime();
      Thread.ofVirtual().start(() -> drip(connection, "1\r\nx\r\n".repeat(100)));
      isRefused(connection, 408, start);
    }
  }

  @Test
  void answers408WhenTheApplicationSwallowsTheTimeout() throws Exception {
    try (RawConnection connection = connect()) {
      long start = System.nanoTime();
      connection.send(
          "POST /swallow-body-error HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello");
      isRefused(connection, 408, start);
    }
  }

  @Test
  void answers408ToAPeerThatWasToldToContinueAndDoesNot() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(connection.readResponse().status()).isEqualTo(100);
      long start = System.nanoTime();
      isRefused(connection, 408, start);
    }
  }

  @Test
  void cutsAPeerThatDoesNotReadItsAnswers() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200));
      assertThat(isCutWhileSending(connection)).isTrue();
    }
  }

  private static boolean isCutWhileSending(RawConnection connection) throws Exception {
    long start = System.nanoTime();
    while (millisSince(start) < LIMIT.toMillis() + MARGIN.value.longValue()) {
      try {
        connection.send("x");
        Thread.sleep(20);
      } catch (SocketException cut) {
        return true;
      }
    }
    return false;
  }

  @Test
  void waitsForAPeerThatReadsInTime() throws Exception {
    try (RawConnection connection = connect(patient)) {
      connection.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20));
      for (int i = 0; i < 20; i++) {
        assertThat(connection.readResponse().body()).hasSize(300_000);
        Thread.sleep(AMPLE.toMillis() / 10);
      }
    }
  }

  @Test
  void endsWithARefusedPeerThatSendsForEver() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send("nonsense\r\n\r\n");
      Thread.ofVirtual().start(() -> drip(connection, ""));
      assertThat(connection.readResponse().status()).isEqualTo(400);
      assertThat(connection.readUntilClosed()).isEmpty();
      assertThat(isCutWhileSending(connection)).isTrue();
    }
  }

  @Test
  void servesOthersMeanwhile() throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    try (WireServer longWaiting = WireServer.start()) {
      for (int i = 0; i < 300; i++) {
        slow.add(
            connect(longWaiting)
                .send(i % 2 == 0 ? "GET / HT" : GET.replace("\r\n\r\n", "\r\nX: ")));
      }
      try (RawConnection quick = connect(longWaiting)) {
        assertThat(quick.send(GET).readResponse().status()).isEqualTo(200);
      }
      assertThat(slow).anyMatch(SlowPeerTest::isStillWaiting);
    } finally {
      slow.forEach(RawConnection::close);
    }
  }

  /// Nobody was cut off yet when the quick one was answered.
  private static boolean isStillWaiting(RawConnection connection) {
    try {
      return !connection.timeout(Duration.ofMillis(1)).isClosedByPeer();
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void sheds503AboveItsConnections() throws Exception {
    try (WireServer small = WireServer.start(TransportConfig.defaults().withMaxConnections(2));
        RawConnection first = small.connect(Delivery.WHOLE);
        RawConnection second = small.connect(Delivery.WHOLE)) {
      assertThat(first.send(GET).readResponse().status()).isEqualTo(200);
      assertThat(second.send(GET).readResponse().status()).isEqualTo(200);
      try (RawConnection third = small.connect(Delivery.WHOLE)) {
        assertThat(statusOrCut(third)).isIn(503, 0);
      }
      assertThat(first.send(GET).readResponse().status()).isEqualTo(200);
    }
  }

  @Test
  void sheds503AboveItsRequestsInFlight() throws Exception {
    TransportConfig config = TransportConfig.defaults().withMaxRequestsInFlight(1);
    try (WireServer small = WireServer.start(config);
        RawConnection busy = small.connect(Delivery.WHOLE);
        RawConnection other = small.connect(Delivery.WHOLE)) {
      busy.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(busy.readResponse().status()).as("it is in flight").isEqualTo(100);
      assertThat(other.send(GET).readResponse().status()).isEqualTo(503);
      assertThat(busy.send("hello").readResponse().status()).isEqualTo(200);
    }
  }

  private static int statusOrCut(RawConnection connection) throws IOException {
    try {
      return connection.send(GET).readResponse().status();
    } catch (EOFException | SocketException cut) {
      return 0;
    }
  }
}
