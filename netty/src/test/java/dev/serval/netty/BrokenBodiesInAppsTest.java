package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Outcome;
import dev.serval.Response;
import dev.serval.Server;
import dev.serval.middleware.Cors;
import dev.serval.middleware.RequestId;
import dev.serval.middleware.SecureHeaders;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.transport.TransportConfig;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that break or are late, below an application with middleware: the refusal has the fields
/// of every answer, and nothing after it is a request.
@Timeout(300)
class BrokenBodiesInAppsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

  private final AtomicInteger handled = new AtomicInteger();
  private final AtomicInteger smuggled = new AtomicInteger();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private Server server;

  @BeforeEach
  void start() {
    start(RunningServer.PATIENCE, RunningServer.PATIENCE);
  }

  /// Only the time that is tested is short, so that a busy machine meets no other.
  private void start(Duration bodyTimeout, Duration lingerTimeout) {
    TransportConfig config =
        TransportConfig.defaults()
            .withPort(0)
            .withBodyTimeout(bodyTimeout)
            .withLingerTimeout(lingerTimeout);
    server =
        App.create()
            .use(
                Cors.allow("https://a.example"),
                RequestId.standard(),
                SecureHeaders.standard(),
                (request, next) -> {
                  request.onAnswered(outcome::complete);
                  return next.handle(request);
                })
            .post(
                "/read",
                request -> {
                  handled.incrementAndGet();
                  reading.countDown();
                  return Response.text(request.body().text());
                })
            .post("/unread", request -> Response.text("" + handled.incrementAndGet()))
            .post(
                "/stuck",
                request -> {
                  stuck.countDown();
                  go.await();
                  return Response.text("late");
                })
            .get("/next", request -> Response.text("" + smuggled.incrementAndGet()))
            .get(
                "/wait",
                request -> {
                  var _ = request.onGone(gone::countDown);
                  handled.incrementAndGet();
                  go.await();
                  return Response.text("x".repeat(10_000));
                })
            .transport(config)
            .start();
  }

  @AfterEach
  void stop() {
    go.countDown();
    server.close();
  }

  private RawConnection open(String path, String rest) throws Exception {
    return RawConnection.open("127.0.0.1", server.port())
        .send("POST " + path + " HTTP/1.1\r\nHost: a\r\nOrigin: https://a.example\r\n" + rest);
  }

  private void isAnsweredByTheApplication(RawConnection connection, int status, String kind)
      throws Exception {
    try (connection) {
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.text()).contains("/problems/" + kind);
      assertThat(response.first("Content-Type")).hasValue("application/problem+json");
      assertThat(response.first("Access-Control-Allow-Origin")).hasValue("https://a.example");
      assertThat(response.first("X-Request-Id").orElseThrow()).hasSize(32);
      assertThat(response.first("Content-Security-Policy")).isPresent();
      assertThat(response.first("Connection")).hasValue("close");
      assertThat(connection.isClosedByPeer()).isTrue();
      assertThat(smuggled).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/read", "/unread"})
  void answersAChunkThatIsBrokenFromTheStartWithoutTheHandler(String path) throws Exception {
    RawConnection connection = open(path, "Transfer-Encoding: chunked\r\n\r\nz\r\n" + NEXT + NEXT);
    isAnsweredByTheApplication(connection, 400, "bad-body");
    assertThat(handled).hasValue(0);
  }

  @Test
  void answersAChunkThatBreaksWhileItIsRead() throws Exception {
    RawConnection connection = open("/read", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();
    isAnsweredByTheApplication(connection.send("+3\r\nabc\r\n0\r\n\r\n" + NEXT), 400, "bad-body");
    Outcome told = outcome.get(60, TimeUnit.SECONDS);
    assertThat(told.status().code()).isEqualTo(400);
    assertThat(told.isComplete()).isTrue();
  }

  @Test
  void answersABodyThatIsCutWhileItIsRead() throws Exception {
    RawConnection connection = open("/read", "Content-Length: 10\r\n\r\nabc").finishSending();
    isAnsweredByTheApplication(connection, 400, "bad-body");
  }

  @Test
  void answersABodyThatIsLateWhileItIsRead() throws Exception {
    server.close();
    start(SHORT, RunningServer.PATIENCE);
    isAnsweredByTheApplication(open("/read", "Content-Length: 10\r\n\r\nabc"), 408, "timeout");
  }

  @Test
  void answersABodyThatNobodyReadsWhereTheHandlerIsStuck() throws Exception {
    server.close();
    start(RunningServer.PATIENCE, SHORT);
    try (RawConnection connection =
        open("/stuck", "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n" + NEXT)) {
      assertThat(connection.readResponse().status()).isEqualTo(400);
      assertThat(connection.isClosedByPeer()).isTrue();
    }
    try (RawConnection connection = open("/stuck", "Transfer-Encoding: chunked\r\n\r\n")) {
      assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
      connection.send("3\r\nabcd\r\n" + NEXT);
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.first("Connection")).hasValue("close");
      assertThat(connection.isClosedByPeer()).isTrue();
    }
    assertThat(smuggled).hasValue(0);
  }

  @Test
  void tellsThatAClientHadGone() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoLinger(true, 0); // closing resets
      socket.getOutputStream().write("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
      while (handled.get() == 0) {
        Thread.sleep(5);
      }
    }
    assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
    go.countDown();
    Outcome told = outcome.get(60, TimeUnit.SECONDS);
    assertThat(told.status().code()).isEqualTo(200);
    assertThat(told.failure()).isNull();
    assertThat(told.isComplete()).isFalse();
    assertThat(told.isSuccess()).isFalse();
  }

  @Test
  void tellsThatAnAnswerIsCompleteAfterWhichTheConnectionCloses() throws Exception {
    go.countDown();
    try (RawConnection connection = RawConnection.open("127.0.0.1", server.port())) {
      connection.send("GET /wait HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(connection.readResponse().status()).isEqualTo(200);
    }
    assertThat(outcome.get(60, TimeUnit.SECONDS).isComplete()).isTrue();
  }
}
