// HttpConnectionTest: requests and answers over real sockets.
package dev.serval.netty;

import static dev.serval.netty.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class HttpConnectionTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static RunningServer hello() {
    return RunningServer.start(exchange -> text(exchange, "hello"));
  }

  private static RunningServer echo() {
    return RunningServer.start(RunningServer::echo);
  }

  private static void assertRefused(RawConnection connection, int status, String code)
      throws IOException {
    ReceivedResponse response = connection.readResponse();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).isEqualTo(code);
    assertThat(response.first("Connection")).hasValue("close");
    assertThat(response.first("Date")).isPresent();
    assertThat(connection.isClosedByPeer()).isTrue();
  }

  // Requests.

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersAGetAndKeepsTheConnection(boolean nioOnly) throws IOException {
    try (RunningServer server =
        RunningServer.start(RunningServer.config(), exchange -> text(exchange, "hello"), nioOnly)) {
      RawConnection connection = server.send(GET);
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("hello");
      assertThat(response.first("Content-Length")).hasValue("5");
      assertThat(response.first("Connection")).isEmpty();
      assertThat(response.first("Server")).isEmpty();
      assertThat(connection.send(GET).readResponse().text()).isEqualTo("hello");
    }
  }

  @Test
  void showsTheRequestToTheHandler() throws IOException {
    AtomicReference<String> seen = new AtomicReference<>();
    RunningServer.Answer handler =
        exchange -> {
          seen.set(
              String.join(
                  " ",
                  exchange.method().name(),
                  exchange.target().path() + "?" + exchange.target().rawQuery(),
                  exchange.scheme(),
                  exchange.authority(),
                  String.valueOf(exchange.headers().first("x")),
                  String.valueOf(exchange.contentLength()),
                  String.valueOf(exchange.hasBody()),
                  String.valueOf(exchange.isCommitted()),
                  String.valueOf(exchange.isOpen()),
                  String.valueOf(Thread.currentThread().isVirtual()),
                  String.valueOf(exchange.bodyFailure())));
          text(exchange, String.valueOf(exchange.body().read()));
          seen.getAndUpdate(before -> before + " " + exchange.isCommitted());
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection =
          server.send("GET http://b/p?q HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n");
      assertThat(connection.readResponse().text()).isEqualTo("-1");
      assertThat(seen.get()).startsWith("GET /p?q http b y 0 false false true true null");
    }
  }

  @Test
  void knowsThePeer() throws IOException {
    try (RunningServer server =
        RunningServer.start(exchange -> {
          InetSocketAddress peer = (InetSocketAddress) exchange.remoteAddress();
          text(exchange, String.valueOf(peer.getPort()));
        })) {
      RawConnection connection = server.send(GET);
      assertThat(connection.readResponse().text())
          .isEqualTo(String.valueOf(connection.localPort()));
    }
  }

  @Test
  void readsABodyOfGivenLength() throws IOException {
    try (RunningServer server = echo()) {
      RawConnection connection =
          server.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde");
      assertThat(connection.readResponse().text()).isEqualTo("POST /p abcde");
    }
  }

  @Test
  void readsAChunkedBodyByteByByte() throws IOException {
    try (RunningServer server = echo()) {
      RawConnection connection = server.connect();
      connection.sendSlowly(
          "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n",
          Duration.ofMillis(1));
      assertThat(connection.readResponse().text()).isEqualTo("POST /p abcde");
      assertThat(connection.send(GET).readResponse().text()).isEqualTo("GET / ");
    }
  }

  @Test
  void answersOptionsForTheWholeServer() throws IOException {
    try (RunningServer server = hello()) {
      RawConnection connection = server.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n" + GET);
      ReceivedResponse options = connection.readResponse();
      assertThat(options.status()).isEqualTo(204);
      assertThat(options.first("Allow")).isPresent();
      assertThat(options.first("Content-Length")).isEmpty();
      assertThat(connection.readResponse().text()).isEqualTo("hello");
    }
  }

  @Test
  void readsALargeBodyWithBoundedBuffering() throws Exception {
    int size = 8 << 20;
    AtomicInteger most = new AtomicInteger();
    RunningServer.Answer handler =
        exchange -> {
          byte[] buffer = new byte[1_000];
          long total = 0;
          int count;
          exchange.limitBody(size);
          while ((count = exchange.body().read(buffer)) > 0) {
            total += count;
            most.accumulateAndGet(exchange.body().available(), Math::max);
          }
          text(exchange, String.valueOf(total));
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection =
          server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
      connection.send(new byte[size]);
      assertThat(connection.readResponse().text()).isEqualTo(String.valueOf(size));
      assertThat(most.get()).isPositive().isLessThanOrEqualTo(BodyQueue.CAPACITY);
    }
  }

  @Test
  void stopsReadingAPeerWhoseBodyNobodyReads() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          go.await();
          exchange.limitBody(1L << 40);
          text(
              exchange,
              String.valueOf(exchange.body().transferTo(OutputStream.nullOutputStream())));
        };
    try (RunningServer server = RunningServer.start(handler)) {
      int size = 64 << 20;
      RawConnection connection =
          server.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
      AtomicInteger sent = new AtomicInteger();
      Thread sender =
          Thread.startVirtualThread(() -> {
            try {
              byte[] part = new byte[64 << 10];
              while (sent.get() < size) {
                connection.send(part);
                sent.addAndGet(part.length);
              }
            } catch (IOException e) {
              sent.set(-1);
            }
          });
      Thread.sleep(500);
      assertThat(sent.get()).isLessThan(size / 2);
      go.countDown();
      sender.join();
      assertThat(connection.readResponse().text()).isEqualTo(String.valueOf(size));
    }
  }

  // Pipelining.

  @Test
  void answersPipelinedRequestsInOrder() throws IOException {
    RunningServer.Answer handler =
        exchange -> {
          int wait = Integer.parseInt(exchange.target().path().substring(1));
          Thread.sleep(wait % 7);
          text(exchange, String.valueOf(wait));
        };
    try (RunningServer server = RunningServer.start(handler)) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        requests.append("GET /").append(300 - i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
      }
      RawConnection connection = server.send(requests.toString());
      for (int i = 0; i < 300; i++) {
        assertThat(connection.readResponse().text()).isEqualTo(String.valueOf(300 - i));
      }
    }
  }

  @Test
  void runsOneRequestOfAConnectionAtATime() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RunningServer.Answer handler =
        exchange -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.sleep(20);
          running.decrementAndGet();
          text(exchange, "x");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET.repeat(5));
      for (int i = 0; i < 5; i++) {
        assertThat(connection.readResponse().status()).isEqualTo(200);
      }
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void answersWhatCameBeforeAFaultAndThenTheFault() throws IOException {
    try (RunningServer server = hello()) {
      RawConnection connection = server.send(GET + GET + "GET / HTTP/1.1\r\nBad : x\r\n\r\n" + GET);
      assertThat(connection.readResponse().status()).isEqualTo(200);
      assertThat(connection.readResponse().status()).isEqualTo(200);
      assertRefused(connection, 400, "bad_header");
    }
  }

  @Test
  void stopsTakingPipelinedRequestsOfAPeerThatDoesNotRead() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    byte[] body = new byte[AnswerPath.ONE_PIECE];
    RunningServer.Answer handler =
        exchange -> {
          answered.incrementAndGet();
          exchange.respond(Status.OK, Headers.empty(), body, 0, body.length);
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET.repeat(400));
      int before = -1;
      while (before != answered.get()) {
        before = answered.get();
        Thread.sleep(200);
      }
      assertThat(before).isLessThan(400);
      for (int i = 0; i < 400; i++) {
        assertThat(connection.readResponse().body()).hasSize(body.length);
      }
      assertThat(answered).hasValue(400);
    }
  }

  // Persistence.

  @Test
  void closesWhenThePeerAsks() throws IOException {
    try (RunningServer server = hello()) {
      RawConnection connection =
          server.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + GET);
      assertThat(connection.readResponse().first("Connection")).hasValue("close");
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void closesWhenTheHandlerAsks() throws IOException {
    try (RunningServer server =
        RunningServer.start(exchange ->
            exchange.respond(Status.OK, Headers.of("Connection", "close"), new byte[0], 0, 0))) {
      RawConnection connection = server.send(GET);
      assertThat(connection.readResponse().all("Connection")).containsExactly("close");
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void speaksHttp10() throws IOException {
    try (RunningServer server = hello()) {
      RawConnection once = server.send("GET / HTTP/1.0\r\n\r\n");
      ReceivedResponse response = once.readResponse();
      assertThat(response.version()).isEqualTo("HTTP/1.1");
      assertThat(response.first("Connection")).hasValue("close");
      assertThat(once.isClosedByPeer()).isTrue();
      String keep = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
      RawConnection kept = server.send(keep);
      assertThat(kept.readResponse().first("Connection")).hasValue("keep-alive");
      assertThat(kept.send(keep).readResponse().status()).isEqualTo(200);
    }
  }

  @Test
  void answersAPeerThatHasFinishedSending() throws IOException {
    RunningServer.Answer handler =
        exchange -> {
          Thread.sleep(50);
          text(exchange, "late");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection = server.send(GET + GET).finishSending();
      assertThat(connection.readResponse().text()).isEqualTo("late");
      assertThat(connection.readResponse().text()).isEqualTo("late");
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void closesWhenThePeerLeavesWithoutARequest() throws IOException {
    try (RunningServer server = hello()) {
      assertThat(server.connect().finishSending().isClosedByPeer()).isTrue();
      assertThat(server.send("\r\n").finishSending().isClosedByPeer()).isTrue();
      assertRefused(server.send("GET / HT").finishSending(), 400, "bad_header");
    }
  }

  // Refusals.

  @Test
  void refusesAndClosesInOrder() throws IOException {
    try (RunningServer server = hello()) {
      assertRefused(server.send("GET /\r\n\r\n" + GET), 400, "bad_request_line");
      assertRefused(server.send("GET / HTTP/1.1\r\n\r\n"), 400, "bad_host");
      assertRefused(server.send("GET /../ HTTP/1.1\r\nHost: a\r\n\r\n"), 400, "bad_target");
      assertRefused(server.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505, "unknown_version");
      assertRefused(server.send("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501, "unknown_method");
    }
  }

  @Test
  void letsARefusedPeerFinishSendingAndReadItsAnswer() throws IOException {
    try (RunningServer server = hello()) {
      RawConnection connection = server.send("GET / HTTP/1.1\r\nBad : x\r\n\r\n");
      for (int i = 0; i < 30; i++) {
        connection.send(new byte[64 << 10]);
      }
      assertThat(connection.finishSending().readUntilClosed()).endsWith("bad_header");
    }
  }

  @Test
  void doesNotDiscardWithoutEnd() throws Exception {
    try (RunningServer server = hello()) {
      RawConnection connection = server.send("GET / HTTP/1.1\r\nBad : x\r\n\r\n");
      boolean cut = false;
      for (int i = 0; i < 1_000 && !cut; i++) {
        try {
          connection.send(new byte[64 << 10]);
        } catch (IOException e) {
          cut = true;
        }
      }
      assertThat(cut).isTrue();
    }
  }

  @Test
  void answersHeadWithoutABodyAlsoWhenItRefuses() throws IOException {
    try (RunningServer server = hello()) {
      RawConnection connection = server.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
      ReceivedResponse response = connection.readResponse("HEAD");
      assertThat(response.first("Content-Length")).hasValue("5");
      connection.send("HEAD / HTTP/1.1\r\nBad : x\r\n\r\n");
      assertThat(connection.readUntilClosed()).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
    }
  }

  @Test
  void limitsTheHeadOfARequest() throws IOException {
    try (RunningServer server = hello()) {
      String path = "/" + "a".repeat((8 << 10) - 14);
      String fits = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
      assertThat(server.send(fits).readResponse().status()).isEqualTo(200);
      assertRefused(
          server.send("GET " + path + "a HTTP/1.1\r\nHost: a\r\n\r\n"), 414, "target_too_long");
      String field = "A: " + "b".repeat((8 << 10) - 3);
      String line = "GET / HTTP/1.1\r\nHost: a\r\n";
      assertThat(server.send(line + field + "\r\n\r\n").readResponse().status()).isEqualTo(200);
      assertRefused(server.send(line + field + "b\r\n\r\n"), 431, "headers_too_large");
      assertRefused(
          server.send(line + (field + "\r\n").repeat(4) + "\r\n"), 431, "headers_too_large");
      String ninetyNine = "A: b\r\n".repeat(99);
      assertThat(server.send(line + ninetyNine + "\r\n").readResponse().status()).isEqualTo(200);
      assertRefused(server.send(line + ninetyNine + "C:\r\n\r\n"), 431, "headers_too_large");
    }
  }

  // Overload.

  @Test
  void limitsConnections() throws Exception {
    try (RunningServer server =
        RunningServer.start(
            RunningServer.config().withMaxConnections(8), exchange -> text(exchange, "x"))) {
      for (int i = 0; i < 8; i++) {
        assertThat(server.send(GET).readResponse().status()).isEqualTo(200);
      }
      RawConnection ninth = server.connect();
      assertRefused(ninth, 503, "overloaded");
      RawConnection tenth = server.connect();
      assertThat(tenth.readUntilClosed()).isEmpty();
    }
  }

  @Test
  void limitsRequestsInFlight() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch in = new CountDownLatch(2);
    RunningServer.Answer handler =
        exchange -> {
          in.countDown();
          go.await();
          text(exchange, "x");
        };
    try (RunningServer server =
        RunningServer.start(RunningServer.config().withMaxRequestsInFlight(2), handler)) {
      RawConnection first = server.send(GET);
      RawConnection second = server.send(GET);
      in.await();
      assertRefused(server.send(GET), 503, "overloaded");
      go.countDown();
      assertThat(first.readResponse().status()).isEqualTo(200);
      assertThat(second.readResponse().status()).isEqualTo(200);
    }
  }

  @Test
  void servesOthersWhileHandlersBlock() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          if (exchange.target().path().equals("/slow")) {
            go.await();
          }
          text(exchange, "x");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection[] slow = new RawConnection[100];
      for (int i = 0; i < slow.length; i++) {
        slow[i] = server.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      }
      assertThat(server.send(GET).readResponse().status()).isEqualTo(200);
      go.countDown();
      for (RawConnection connection : slow) {
        assertThat(connection.readResponse().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void keepsTheBytesOfConnectionsApart() throws Exception {
    // Undertow CVE-2024-7885: buffers reused between requests.
    try (RunningServer server = echo()) {
      Thread[] clients = new Thread[8];
      AtomicInteger wrong = new AtomicInteger();
      for (int client = 0; client < clients.length; client++) {
        RawConnection connection = server.connect();
        String marker = String.valueOf((char) ('A' + client));
        clients[client] =
            Thread.startVirtualThread(() -> wrong.addAndGet(wrongAnswers(connection, marker)));
      }
      for (Thread client : clients) {
        client.join();
      }
      assertThat(wrong).hasValue(0);
    }
  }

  private static int wrongAnswers(RawConnection connection, String marker) {
    int wrong = 0;
    try {
      for (int i = 1; i <= 100; i++) {
        String body = marker.repeat(i * 7);
        connection.send(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        if (!connection.readResponse().text().equals("POST / " + body)) {
          wrong++;
        }
      }
    } catch (IOException e) {
      wrong++;
    }
    return wrong;
  }

  // What goes wrong outside of a request.

  /// The connection is closed after the answer, so the rest of the body will never come.
  @Test
  void failsAReaderAfterTheConnectionWasGivenUp() throws Exception {
    CompletableFuture<Throwable> read = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          text(exchange, "early");
          try {
            exchange.body().readAllBytes();
            read.complete(new AssertionError("read"));
          } catch (IOException expected) {
            read.complete(expected);
          }
        };
    try (RunningServer server =
        RunningServer.start(
            RunningServer.config().withLingerTimeout(Duration.ofSeconds(2)), handler)) {
      String head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n";
      RawConnection connection = server.send(head + "x".repeat(450_000));
      assertThat(connection.readResponse().text()).isEqualTo("early");
      assertThat(read.get(60, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void answersTheNextRequestOfAConnectionAtTheLimitOfRequests() throws IOException {
    RunningServer.Answer handler =
        exchange -> {
          Thread.sleep(1);
          text(exchange, "hello");
        };
    try (RunningServer server =
        RunningServer.start(RunningServer.config().withMaxRequestsInFlight(1), handler)) {
      RawConnection connection = server.connect();
      for (int i = 0; i < 200; i++) {
        assertThat(connection.send(GET).readResponse().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void acceptsAnyLimitOfConnections() throws IOException {
    try (RunningServer server =
        RunningServer.start(
            RunningServer.config().withMaxConnections(Integer.MAX_VALUE),
            exchange -> text(exchange, "hello"))) {
      assertThat(server.send(GET).readResponse().text()).isEqualTo("hello");
    }
  }

  /// One faulty rendering must not take the deadlines of all others away.
  @Test
  void keepsItsDeadlinesWhenARefusalCannotBeRendered() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (RunningServer server =
        RunningServer.startRefusing(
            RunningServer.config().withHeaderTimeout(Duration.ofMillis(200)),
            refusal -> {
              asked.incrementAndGet();
              throw new StackOverflowError("on purpose");
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.send("GET /slow").readResponse().status()).isEqualTo(408);
      }
      assertThat(asked).hasValue(1);
    }
  }
}
