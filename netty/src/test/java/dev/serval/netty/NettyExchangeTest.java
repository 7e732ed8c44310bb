// NettyExchangeTest: who answers, bodies that break, streams, and what a handler may not do.
package dev.serval.netty;

import static dev.serval.netty.RunningServer.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.transport.RequestBodyException;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class NettyExchangeTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String CHUNKED =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static String post(int length) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static void assertRefused(RawConnection connection, int status, String code)
      throws IOException {
    ReceivedResponse response = connection.readResponse();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).isEqualTo(code);
    assertThat(response.first("Connection")).hasValue("close");
    assertThat(connection.isClosedByPeer()).isTrue();
  }

  // Bodies that break.

  @Test
  void neverShowsAHandlerAMessageThatIsKnownToBeBroken() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (RunningServer server =
        RunningServer.start(exchange -> {
          calls.incrementAndGet();
          text(exchange, "x");
        })) {
      assertRefused(server.send(CHUNKED + "z\r\n" + GET), 400, "bad_body");
      assertThat(calls).hasValue(0);
    }
  }

  @Test
  void answersAFramingErrorAlsoWhenTheHandlerSwallowsIt() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          begun.countDown();
          try {
            exchange.body().readAllBytes();
          } catch (RequestBodyException e) {
            seen.complete(e.refusal().code() + " " + exchange.bodyFailure().code());
          }
          text(exchange, "all is well");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(CHUNKED + "3\r\nabc\r\n");
      begun.await();
      connection.send("+3\r\nabc\r\n0\r\n\r\n" + GET);
      assertRefused(connection, 400, "bad_body");
      assertThat(seen.get()).isEqualTo("bad_body bad_body");
    }
  }

  @Test
  void answersAFramingErrorInsteadOfAHandlerThatNeitherReadsNorAnswersInTime() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean committed = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          begun.countDown();
          go.await();
          committed.set(exchange.isCommitted());
          text(exchange, "all is well");
          exchange.stream(Status.OK, Headers.empty(), -1).write(1);
          done.countDown();
        };
    TransportConfig config = RunningServer.config().withLingerTimeout(Duration.ofMillis(500));
    try (RunningServer server = RunningServer.start(config, handler)) {
      RawConnection connection = server.send(CHUNKED + "3\r\nabc\r\n");
      begun.await();
      connection.send("3\r\nabcd\r\n");
      assertRefused(connection, 400, "bad_body");
      go.countDown();
      done.await();
      assertThat(committed).isTrue();
    }
  }

  @Test
  void waitsForAnUnreadBodyBeforeItAnswers() throws Exception {
    try (RunningServer server = RunningServer.start(exchange -> text(exchange, "x"))) {
      RawConnection bad = server.send(CHUNKED);
      Thread.sleep(100);
      assertRefused(bad.send("1\r\na\n"), 400, "bad_body");
      RawConnection good = server.send(post(3));
      Thread.sleep(100);
      assertThat(good.send("abc" + GET).readResponse().first("Connection")).isEmpty();
      assertThat(good.readResponse().status()).isEqualTo(200);
    }
  }

  @Test
  void waitsForAnUnreadBodyBeforeItStreams() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            out.write(bytes("x"));
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection bad = server.send(CHUNKED);
      Thread.sleep(100);
      assertRefused(bad.send("1\r\na\n"), 400, "bad_body");
      RawConnection good = server.send(post(3));
      Thread.sleep(100);
      assertThat(good.send("abc" + GET).readResponse().text()).isEqualTo("x");
      assertThat(good.readResponse().text()).isEqualTo("x");
    }
  }

  @Test
  void replacesAStreamThatHasNotBegunWhenTheBodyBreaks() throws Exception {
    CountDownLatch streaming = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          assertThat(exchange.body().read()).isEqualTo('a');
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            out.write(bytes("held back"));
            streaming.countDown();
            while (exchange.bodyFailure() == null) {
              Thread.sleep(1);
            }
            out.flush();
            out.write(bytes("dropped"));
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(CHUNKED + "1\r\na\r\n");
      streaming.await();
      connection.send("x\r\n");
      assertRefused(connection, 400, "bad_body");
    }
  }

  @Test
  void closesAfterAStreamThatHadBegunWhenTheBodyBroke() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          assertThat(exchange.body().read()).isEqualTo('a');
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            out.write(bytes("begun"));
            out.flush();
            begun.countDown();
            assertThatThrownBy(() -> exchange.body().read())
                .isInstanceOf(RequestBodyException.class);
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(CHUNKED + "1\r\na\r\n");
      begun.await();
      connection.send("x\r\n" + GET);
      assertThat(connection.readResponse().text()).isEqualTo("begun");
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void refusesABodyThatEndsEarly() throws Exception {
    try (RunningServer server = RunningServer.start(RunningServer::echo)) {
      assertRefused(server.send(post(10) + "abc").finishSending(), 400, "bad_body");
      assertRefused(server.send(CHUNKED + "5\r\nabc").finishSending(), 400, "bad_body");
      RawConnection late = server.send(CHUNKED);
      Thread.sleep(50);
      assertRefused(late.finishSending(), 400, "bad_body");
    }
  }

  // Limits of bodies.

  @Test
  void limitsABodyOfAnnouncedLength() throws Exception {
    TransportConfig config = RunningServer.config().withMaxBody(10);
    try (RunningServer server = RunningServer.start(config, RunningServer::echo)) {
      assertThat(server.send(post(9) + "123456789").readResponse().status()).isEqualTo(200);
      assertThat(server.send(post(10) + "1234567890").readResponse().status()).isEqualTo(200);
      assertRefused(server.send(post(11)), 413, "body_too_large");
      assertRefused(
          server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775807\r\n\r\n"),
          413,
          "body_too_large");
    }
  }

  @Test
  void limitsAChunkedBody() throws Exception {
    TransportConfig config = RunningServer.config().withMaxBody(10);
    try (RunningServer server = RunningServer.start(config, RunningServer::echo)) {
      assertThat(server.send(CHUNKED + "a\r\n1234567890\r\n0\r\n\r\n").readResponse().status())
          .isEqualTo(200);
      assertRefused(
          server.send(CHUNKED + "a\r\n1234567890\r\n1\r\nx\r\n0\r\n\r\n"), 413, "body_too_large");
      assertRefused(server.send(CHUNKED + "ffffffff\r\n12345678901"), 413, "body_too_large");
    }
  }

  @Test
  void letsARouteChooseItsLimit() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          exchange.limitBody(exchange.target().path().length());
          RunningServer.echo(exchange);
        };
    try (RunningServer server = RunningServer.start(handler)) {
      String two = "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: ";
      assertThat(server.send(two + "2\r\n\r\nab").readResponse().status()).isEqualTo(200);
      assertRefused(server.send(two + "3\r\n\r\nabc"), 413, "body_too_large");
    }
  }

  @Test
  void answers413BeforeABodyIsSent() throws Exception {
    TransportConfig config = RunningServer.config().withMaxBody(10);
    try (RunningServer server = RunningServer.start(config, RunningServer::echo)) {
      RawConnection connection =
          server.send(
              "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
      assertRefused(connection, 413, "body_too_large");
    }
  }

  @Test
  void discardsAnUnreadBodyUpToTheBound() throws Exception {
    TransportConfig config = RunningServer.config().withMaxDrain(1_000);
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      RawConnection fits = server.send(post(1_000) + "a".repeat(1_000));
      assertThat(fits.readResponse().first("Connection")).isEmpty();
      assertThat(fits.send(GET).readResponse().status()).isEqualTo(200);
      RawConnection above = server.send(post(100_000) + "a");
      assertThat(above.readResponse().first("Connection")).hasValue("close");
      assertThat(above.isClosedByPeer()).isTrue();
      RawConnection chunks = server.send(CHUNKED);
      Thread.sleep(20);
      chunks.send("800\r\n" + "a".repeat(2048) + "\r\n");
      assertThat(chunks.readResponse().first("Connection")).hasValue("close");
    }
  }

  @Test
  void doesNotWaitForeverForAnUnreadBody() throws Exception {
    TransportConfig config = RunningServer.config().withLingerTimeout(Duration.ofMillis(50));
    try (RunningServer server = RunningServer.start(config, exchange -> text(exchange, "x"))) {
      RawConnection connection = server.send(post(10));
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.first("Connection")).hasValue("close");
    }
  }

  // Expectations.

  private static final String EXPECT =
      "POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";

  @Test
  void asksForTheBodyWhenTheHandlerReadsIt() throws Exception {
    try (RunningServer server = RunningServer.start(RunningServer::echo)) {
      RawConnection connection = server.send(EXPECT);
      assertThat(connection.readResponse().status()).isEqualTo(100);
      connection.send("abc" + GET);
      assertThat(connection.readResponse().text()).isEqualTo("POST /p abc");
      assertThat(connection.readResponse().text()).isEqualTo("GET / ");
    }
  }

  @Test
  void doesNotAskForABodyThatHasCome() throws Exception {
    try (RunningServer server = RunningServer.start(RunningServer::echo)) {
      assertThat(server.send(EXPECT + "abc").readResponse().text()).isEqualTo("POST /p abc");
    }
  }

  @Test
  void closesWhenItNeverAskedForTheBody() throws Exception {
    try (RunningServer server = RunningServer.start(exchange -> text(exchange, "no"))) {
      RawConnection connection = server.send(EXPECT);
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.first("Connection")).hasValue("close");
      connection.send(GET);
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void doesNotAskForABodyAfterTheAnswerBegan() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            out.write(bytes("x"));
            out.flush();
            assertThatThrownBy(() -> exchange.body().read())
                .isInstanceOf(RequestBodyException.class);
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(EXPECT);
      assertThat(connection.readResponse().text()).isEqualTo("x");
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  // Streams.

  @Test
  void streamsChunks() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            out.write('a');
            out.flush();
            out.flush();
            out.write(bytes("b".repeat(40_000)));
            out.write(new byte[0]);
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      ReceivedResponse response = connection.readResponse();
      assertThat(response.first("Transfer-Encoding")).hasValue("chunked");
      assertThat(response.text()).isEqualTo("a" + "b".repeat(40_000));
      assertThat(connection.send(GET).readResponse().body()).hasSize(40_001);
    }
  }

  @Test
  void streamsAnEmptyBody() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1);
          out.close();
          out.close();
          out.flush();
          assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        };
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(server.send(GET).readResponse().body()).isEmpty();
    }
  }

  @Test
  void streamsAKnownLength() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), 3)) {
            out.write(bytes("ab"));
            assertThatThrownBy(() -> out.write(bytes("cd"))).isInstanceOf(IOException.class);
            out.write('c');
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      ReceivedResponse response = connection.readResponse();
      assertThat(response.first("Content-Length")).hasValue("3");
      assertThat(response.text()).isEqualTo("abc");
      assertThat(connection.send(GET).readResponse().text()).isEqualTo("abc");
    }
  }

  @Test
  void streamsNothingToHead() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          long length = exchange.target().path().equals("/known") ? 4 : -1;
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), length)) {
            out.write(bytes("abcd"));
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send("HEAD /known HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readResponse("HEAD").first("Content-Length")).hasValue("4");
      connection.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
      ReceivedResponse unknown = connection.readResponse("HEAD");
      assertThat(unknown.first("Content-Length")).isEmpty();
      assertThat(unknown.first("Transfer-Encoding")).isEmpty();
      assertThat(connection.send(GET).readResponse().text()).isEqualTo("abcd");
    }
  }

  @Test
  void streamsToHttp10UntilTheConnectionCloses() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            out.write(bytes("abcd"));
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      String response = connection.readUntilClosed();
      assertThat(response).endsWith("Connection: close\r\n\r\nabcd").doesNotContain("chunked");
    }
  }

  @Test
  void waitsForAPeerThatDoesNotRead() throws Exception {
    int size = 32 << 20;
    AtomicLong written = new AtomicLong();
    RunningServer.Answer handler =
        exchange -> {
          byte[] part = new byte[50_000];
          try (OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1)) {
            while (written.get() < size) {
              out.write(part);
              written.addAndGet(part.length);
            }
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      Thread.sleep(500);
      assertThat(written.get()).isLessThan(size / 2);
      assertThat(connection.readResponse().body().length).isGreaterThanOrEqualTo(size);
    }
  }

  @Test
  void sendsALargeAnswerInPieces() throws Exception {
    byte[] body = new byte[20 << 20];
    body[body.length - 1] = 7;
    CountDownLatch returned = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          exchange.respond(Status.OK, Headers.empty(), body, 0, body.length);
          returned.countDown();
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET + "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
      Thread.sleep(100);
      assertThat(returned.getCount()).isEqualTo(1);
      assertThat(connection.readResponse().body()).isEqualTo(body);
      assertThat(connection.readResponse("HEAD").first("Content-Length"))
          .hasValue(String.valueOf(body.length));
    }
  }

  @Test
  void tellsAWriterThatThePeerIsGone() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1);
          try {
            while (true) {
              out.write(new byte[10_000]);
            }
          } catch (IOException e) {
            outcome.complete(e.getMessage() + " " + exchange.isOpen());
            throw e;
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      Thread.sleep(50);
      connection.close();
      assertThat(outcome.get()).isEqualTo("the connection is closed false");
    }
  }

  @Test
  void endsALargeAnswerQuietlyWhenThePeerIsGone() throws Exception {
    byte[] body = new byte[20 << 20];
    CountDownLatch returned = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          exchange.respond(Status.OK, Headers.empty(), body, 0, body.length);
          returned.countDown();
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      Thread.sleep(50);
      connection.close();
      returned.await();
    }
  }

  @Test
  void failsReadsOfAPeerThatIsGone() throws Exception {
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          begun.countDown();
          try {
            exchange.body().readAllBytes();
          } catch (IOException e) {
            outcome.complete(e);
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(post(10) + "abc");
      begun.await();
      connection.close();
      assertThat(outcome.get()).isInstanceOf(RequestBodyException.class);
    }
  }

  // Faults of handlers.

  @Test
  void answers500ToAHandlerThatThrowsOrSaysNothing() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          switch (exchange.target().path()) {
            case "/throws" -> throw new IllegalStateException("secret");
            case "/error" -> throw new AssertionError("secret");
            case "/stream" ->
                exchange.stream(Status.OK, Headers.empty(), -1).write(bytes("not closed"));
            case "/short" -> exchange.stream(Status.OK, Headers.empty(), 5).close();
            default -> {}
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      for (String path : new String[] {"/throws", "/error", "/nothing", "/stream", "/short"}) {
        assertRefused(
            server.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n" + GET), 500, "internal");
      }
    }
  }

  @Test
  void cutsAnAnswerThatIsNotFinished() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          OutputStream out = exchange.stream(Status.OK, Headers.empty(), -1);
          out.write(bytes("half"));
          out.flush();
          throw new IllegalStateException("broken");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection chunked = server.send(GET);
      assertThatThrownBy(chunked::readResponse).isInstanceOf(IOException.class);
      RawConnection untilClose = server.send("GET / HTTP/1.0\r\n\r\n");
      assertThatThrownBy(untilClose::readUntilClosed).isInstanceOf(IOException.class);
    }
  }

  @Test
  void survivesAHandlerThatFailsAfterItsAnswer() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          text(exchange, "done");
          assertThatThrownBy(() -> text(exchange, "again"))
              .isInstanceOf(IllegalStateException.class);
          throw new IllegalStateException("too late to matter");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      assertThat(connection.readResponse().text()).isEqualTo("done");
      assertThat(connection.send(GET).readResponse().text()).isEqualTo("done");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void letsAHandlerRecoverFromAFieldThatCannotBeSent(boolean stream) throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          Headers bad = new BadHeaders();
          assertThatThrownBy(
                  () -> {
                    if (stream) {
                      exchange.stream(Status.OK, bad, -1).close();
                    } else {
                      exchange.respond(Status.OK, bad, new byte[0], 0, 0);
                    }
                  })
              .isInstanceOf(IllegalArgumentException.class);
          text(exchange, "recovered");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(server.send(GET).readResponse().text()).isEqualTo("recovered");
    }
  }

  @Test
  void checksItsArguments() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          byte[] body = new byte[2];
          assertThatThrownBy(() -> exchange.respond(Status.CONTINUE, Headers.empty(), body, 0, 0))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> exchange.respond(Status.OK, Headers.empty(), body, 1, 2))
              .isInstanceOf(IndexOutOfBoundsException.class);
          assertThatThrownBy(() -> exchange.stream(Status.OK, Headers.empty(), -2))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> exchange.limitBody(-1))
              .isInstanceOf(IllegalArgumentException.class);
          assertThat(exchange.body().read(body, 0, 0)).isZero();
          exchange.body().close();
          assertThat(exchange.body().available()).isZero();
          assertThatThrownBy(() -> exchange.body().read()).isInstanceOf(IOException.class);
          text(exchange, "checked");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(server.send(post(1) + "a").readResponse().text()).isEqualTo("checked");
    }
  }

  @Test
  void sendsABareStatusWhenTheHandlerCannotRefuse() throws Exception {
    try (RunningServer server =
        RunningServer.startRefusing(
            RunningServer.config(),
            refusal -> {
              throw new IllegalStateException("cannot");
            })) {
      RawConnection connection = server.send("GET / HTTP/1.1\r\n\r\n");
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void dropsBodiesOfStatusesThatHaveNone() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          Status status = new Status(Integer.parseInt(exchange.target().path().substring(1)));
          exchange.respond(status, Headers.empty(), bytes("body"), 0, 4);
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.connect();
      for (int status : new int[] {204, 205, 304, 200}) {
        connection.send("GET /" + status + " HTTP/1.1\r\nHost: a\r\n\r\n");
        ReceivedResponse response = connection.readResponse();
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo(status == 200 ? "body" : "");
      }
    }
  }

  @Test
  void cannotReadATruncatedAnswerAsAWhole() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          OutputStream out = exchange.stream(Status.OK, Headers.empty(), 5);
          out.write(bytes("123"));
          out.flush();
          out.close();
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET);
      assertThatThrownBy(connection::readResponse).isInstanceOf(IOException.class);
    }
  }
}
