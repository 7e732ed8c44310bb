// When the keys of an address are read, and what serves when they cannot be.
package dev.serval.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.serval.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwksEndpointTest {
  private final AtomicInteger reads = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private volatile String body = "";
  private volatile int status = 200;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch bodyGate = new CountDownLatch(0);
  private HttpServer server;
  private JwtIssuer first;
  private JwtIssuer second;
  private JwtVerifier verifier;

  @BeforeEach
  void start() throws Exception {
    first = issuer("first");
    second = issuer("second");
    body = first.jwks();
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          reads.incrementAndGet();
          pass(gate);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          boolean moved = status == 302 && exchange.getRequestURI().getPath().equals("/jwks.json");
          exchange.getResponseHeaders().set("Location", "/elsewhere.json");
          exchange.sendResponseHeaders(status == 302 && !moved ? 200 : status, bytes.length);
          exchange.getResponseBody().flush();
          pass(bodyGate);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    verifier = verifier(Duration.ofSeconds(60));
  }

  private static void pass(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private JwtVerifier verifier(Duration timeout) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
    return JwtVerifier.with(JwksEndpoint.of(address, () -> now, timeout))
        .issuer("i")
        .audience("a")
        .clock(() -> now)
        .build();
  }

  @AfterEach
  void stop() {
    gate.countDown();
    bodyGate.countDown();
    server.stop(0);
  }

  private JwtIssuer issuer(String id) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return JwtIssuer.keyPair(keys, id, "i", "a").lifetime(Duration.ofDays(1)).clock(() -> now);
  }

  private boolean accepts(JwtIssuer issuer) {
    return verifier.verify(issuer.issue("ann", Set.of())) != null;
  }

  @Test
  void readsOnceForManyTokens() {
    for (int i = 0; i < 10; i++) {
      assertThat(accepts(first)).isTrue();
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void readsAgainWhenTheKeysAreOld() {
    assertThat(accepts(first)).isTrue();
    now = now.plus(JwksEndpoint.FRESH).minusSeconds(1);
    assertThat(accepts(first)).isTrue();
    assertThat(reads).hasValue(1);
    now = now.plusSeconds(1);
    assertThat(accepts(first)).isTrue();
    assertThat(reads).hasValue(2);
  }

  @Test
  void forgetsKeysThatAreNoLongerPublished() {
    assertThat(accepts(first)).isTrue();
    body = second.jwks();
    now = now.plus(JwksEndpoint.FRESH);
    assertThat(accepts(first)).isFalse();
    assertThat(accepts(second)).isTrue();
  }

  @Test
  void findsRotatedKeyByItsUnknownId() {
    assertThat(accepts(first)).isTrue();
    body = second.jwks();
    now = now.plus(JwksEndpoint.BETWEEN);
    assertThat(accepts(second)).isTrue();
    assertThat(reads).hasValue(2);
  }

  @Test
  void readsForStormOfUnknownIdsOnceInAWhile() throws Exception {
    assertThat(accepts(first)).isTrue();
    JwtIssuer stranger = issuer("stranger");
    for (int i = 0; i < 100; i++) {
      assertThat(accepts(stranger)).isFalse();
    }
    assertThat(reads).hasValue(1);
    now = now.plus(JwksEndpoint.BETWEEN);
    AtomicInteger refused = new AtomicInteger();
    List<Thread> threads =
        Stream.generate(
                () -> Thread.ofVirtual().start(() -> refused.addAndGet(accepts(stranger) ? 0 : 1)))
            .limit(100)
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(refused).hasValue(100);
    assertThat(reads).hasValue(2);
  }

  @Test
  void servesOldKeysWhileTheAddressIsDownButNotForEver() {
    assertThat(accepts(first)).isTrue();
    status = 500;
    now = now.plus(JwksEndpoint.FRESH);
    assertThat(accepts(first)).isTrue();
    assertThat(accepts(first)).isTrue();
    assertThat(reads).as("the next try waits").hasValue(2);
    now = now.plus(JwksEndpoint.STALE);
    assertThatThrownBy(() -> accepts(first))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status().code()).isEqualTo(503));
    status = 200;
    now = now.plus(JwksEndpoint.AFTER_FAILURE);
    assertThat(accepts(first)).isTrue();
  }

  @Test
  void answers503WhereThereWereNeverKeysAndTriesAgainLater() {
    body = "{}";
    assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class);
    assertThat(reads).hasValue(1);
    body = first.jwks();
    now = now.plus(JwksEndpoint.AFTER_FAILURE);
    assertThat(accepts(first)).isTrue();
  }

  @Test
  void boundsTheSizeOfWhatItReads() {
    body = " ".repeat(JwksEndpoint.MAX_BYTES - first.jwks().length()) + first.jwks();
    assertThat(accepts(first)).isTrue();
    now = now.plus(JwksEndpoint.STALE);
    body = " " + body;
    assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class);
  }

  @Test
  void boundsTheTimeOfReading() {
    gate = new CountDownLatch(1);
    verifier = verifier(Duration.ofMillis(200));
    long start = System.nanoTime();
    assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
  }

  @Test
  void boundsTheTimeOfReadingBodyThatDoesNotCome() {
    bodyGate = new CountDownLatch(1);
    verifier = verifier(Duration.ofMillis(200));
    long start = System.nanoTime();
    assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
  }

  @Test
  void readsThoughTheCommonPoolIsFull() throws Exception {
    int threads = 64 + ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch free = new CountDownLatch(1);
    List<ForkJoinTask<?>> blocking =
        Stream.<ForkJoinTask<?>>generate(() -> ForkJoinPool.commonPool().submit(() -> wait(free)))
            .limit(threads)
            .toList();
    try {
      assertThat(accepts(first)).isTrue();
    } finally {
      free.countDown();
    }
    blocking.forEach(ForkJoinTask::join);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneWhoIsInterruptedKeepsNobodyElseFromReading() throws Exception {
    gate = new CountDownLatch(1);
    Thread late =
        Thread.ofVirtual()
            .start(() -> assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class));
    while (reads.get() == 0) {
      Thread.sleep(1);
    }
    late.interrupt();
    late.join();
    gate.countDown();
    assertThat(accepts(first)).isTrue();
  }

  @Test
  void followsNoRedirect() {
    status = 302; // to an address that has the keys
    assertThatThrownBy(() -> accepts(first)).isInstanceOf(Problem.class);
    assertThat(reads).hasValue(1);
  }

  @Test
  void refusesAddressesThatAreNotSafe() {
    for (String address :
        new String[] {
          "http://id.example/jwks", "file:///etc/passwd", "ftp://localhost/x", "jwks"
        }) {
      assertThatThrownBy(() -> JwtKeys.endpoint(URI.create(address)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(JwtKeys.endpoint(URI.create("https://id.example/jwks"))).isNotNull();
  }
}
