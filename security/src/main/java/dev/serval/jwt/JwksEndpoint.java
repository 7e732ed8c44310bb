package dev.serval.jwt;

import com.nimbusds.jose.jwk.JWK;
import dev.serval.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that an authorization server publishes (RFC 7517), read when the first token comes.
///
/// | when | what |
/// |---|---|
/// | they are 15 minutes old | they are read again; other requests go on with the old ones meanwhile |
/// | a token names a key that is not among them | they are read again, at most every 30 seconds, so that keys can be rotated and unknown names cost nothing |
/// | they cannot be read | the old ones serve for 6 hours, then, or where there are none, the answer is 503; the next try is after 10 seconds |
///
/// One reading takes 5 seconds and 256 KiB at most and follows no redirect. Runs on the thread of
/// the request that needs the keys. Safe for many threads.
public final class JwksEndpoint extends JwtKeys {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.jwt");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  static final int MAX_BYTES = 256 * 1024;
  static final Duration FRESH = Duration.ofMinutes(15);
  static final Duration STALE = Duration.ofHours(6);
  static final Duration BETWEEN = Duration.ofSeconds(30);
  static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI address;
  private final InstantSource clock;
  private final Duration timeout;
  private final HttpClient client;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;
  private volatile Instant nextTry = Instant.MIN;

  private record Snapshot(List<JWK> keys, Instant read) {}

  private JwksEndpoint(URI address, InstantSource clock, Duration timeout) {
    this.address = address;
    this.clock = clock;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  static JwksEndpoint of(URI address) {
    return of(address, InstantSource.system(), TIMEOUT);
  }

  static JwksEndpoint of(URI address, InstantSource clock, Duration timeout) {
    String scheme = String.valueOf(address.getScheme());
    String host = String.valueOf(address.getHost());
    boolean local = scheme.equals("http") && LOCAL.contains(host);
    if (address.getHost() == null || !(scheme.equals("https") || local)) {
      throw new IllegalArgumentException(
          "JwtKeys.endpoint: expected an address of https, or of http on this machine, found one of "
              + scheme);
    }
    return new JwksEndpoint(address, clock, timeout);
  }

  @Override
  List<JWK> find(JwtAlgorithm algorithm, @Nullable String id) {
    Snapshot known = usable();
    List<JWK> found = fitting(known.keys, algorithm, id);
    if (!found.isEmpty()) {
      return found;
    }
    Snapshot newer = readAgain(known, BETWEEN);
    return fitting(newer.keys, algorithm, id);
  }

  /// Keys that are not too old; read where there are none.
  private Snapshot usable() {
    Snapshot known = snapshot;
    Instant now = clock.instant();
    if (known == null || !now.isBefore(known.read.plus(STALE))) {
      return readFirst();
    }
    // Whoever comes while another reads goes on with what there is.
    if (!now.isBefore(known.read.plus(FRESH)) && !reading.isLocked()) {
      return readAgain(known, FRESH);
    }
    return known;
  }

  private Snapshot readFirst() {
    reading.lock();
    try {
      Snapshot known = snapshot;
      Instant now = clock.instant();
      if (known != null && now.isBefore(known.read.plus(STALE))) {
        return known;
      }
      if (!now.isBefore(nextTry)) {
        Snapshot read = read(now);
        if (read != null) {
          return read;
        }
      }
      throw Problem.unavailable("Credentials cannot be verified now")
          .withHeader("Retry-After", "10");
    } finally {
      reading.unlock();
    }
  }

  /// Reads again unless somebody did since, or it is too soon; returns what is known then.
  private Snapshot readAgain(Snapshot known, Duration age) {
    reading.lock();
    try {
      Snapshot current = snapshot;
      Instant now = clock.instant();
      if (current != null && !current.equals(known)) {
        return current;
      }
      if (now.isBefore(known.read.plus(age)) || now.isBefore(nextTry)) {
        return known;
      }
      Snapshot read = read(now);
      return read == null ? known : read;
    } finally {
      reading.unlock();
    }
  }

  /// Null where it failed, which is logged.
  private @Nullable Snapshot read(Instant now) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(timeout)
              .header("Accept", "application/jwk-set+json, application/json")
              .build();
      // The time of a request ends when its body begins, so a thread of its own waits for that: an
      // interrupt is what ends it. `sendAsync` would complete on the common pool, which belongs to
      // the application, and may be full.
      FutureTask<HttpResponse<byte[]>> coming =
          new FutureTask<>(() ->
              client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES)));
      Thread.ofVirtual().name("serval-jwks").start(coming);
      HttpResponse<byte[]> response;
      try {
        response = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        coming.cancel(true);
      }
      List<JWK> keys =
          response.statusCode() == 200
              ? KeyForms.publicKeys(new String(response.body(), StandardCharsets.UTF_8))
              : null;
      if (keys != null && !keys.isEmpty()) {
        Snapshot read = new Snapshot(keys, now);
        snapshot = read;
        return read;
      }
      LOG.warn("No keys at {}: status {}", address, response.statusCode());
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("No keys at {}: {}", address, e.toString());
    } catch (InterruptedException e) {
      // The request's time was over, which says nothing of the address: the next may try at once.
      Thread.currentThread().interrupt();
      return null;
    }
    nextTry = now.plus(AFTER_FAILURE);
    return null;
  }
}
