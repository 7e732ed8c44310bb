package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Headers;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Bounds how often somebody may ask: a token bucket for each key, and 429 (Too Many Requests) with
/// `Retry-After` when it is empty.
///
/// A bucket holds as many tokens as there may be requests in a period, and fills evenly: `of(60,
/// Duration.ofMinutes(1))` lets 60 requests through at once and then one each second. The key is
/// the client's address, of IPv6 its first 64 bits, which is what one subscriber has; behind a
/// proxy [TrustedProxies] must say it. Responses tell the state in `RateLimit-Policy` and
/// `RateLimit` (IETF draft-ietf-httpapi-ratelimit-headers). The in-memory store has room for about
/// 100,000 keys and never grows.
///
/// ```java
/// app.use(RateLimit.of(600, Duration.ofMinutes(1)))
///     .mount("/login", group -> group.use(RateLimit.of(5, Duration.ofMinutes(1)).named("login")).mount(login));
/// ```
///
/// A limit by user must stand inside of what finds out the user: `app.use(Phase.AUTHORIZATION,
/// RateLimit.of(…).by(request -> …))`. Immutable but for its store; for any number of threads.
public final class RateLimit implements Middleware {
  /// The most characters of a key that are kept as they are; of longer ones a hash is.
  public static final int MAX_KEY = 256;

  static final int KEYS = 100_000;

  private static final String STATE = "RateLimit";

  private final int requests;
  private final Duration period;
  private final String name;
  private final Function<Request, String> key;
  private final ToIntFunction<Request> cost;
  private final RateLimitStore store;
  private final RateLimitStore.Policy policy;
  private final String keyPrefix;
  private final String statePrefix;

  /// The policy, and a place for the state: to set it there is cheaper than to add a field.
  private final Headers fields;

  private RateLimit(
      int requests,
      Duration period,
      String name,
      Function<Request, String> key,
      ToIntFunction<Request> cost,
      RateLimitStore store) {
    this.requests = requests;
    this.period = period;
    this.name = name;
    this.key = key;
    this.cost = cost;
    this.store = store;
    this.policy = new RateLimitStore.Policy(requests, period.toNanos() / requests);
    this.keyPrefix = name + ' ';
    this.statePrefix = "\"" + name + "\";r=";
    this.fields =
        Headers.of(
            STATE,
            "",
            "RateLimit-Policy",
            "\"" + name + "\";q=" + requests + ";w=" + Math.max(1, period.toSeconds()));
  }

  /// Returns a middleware that lets each address make `requests` in `period`.
  ///
  /// @throws IllegalArgumentException unless there is at least 1 request in 1 ms to 30 days, and no
  ///   more than one each 100 ns
  public static RateLimit of(int requests, Duration period) {
    if (requests < 1
        || period.compareTo(Duration.ofMillis(1)) < 0
        || period.compareTo(Duration.ofDays(30)) > 0
        || period.toNanos() / requests < 100) {
      throw new IllegalArgumentException(
          "RateLimit: expected 1 or more requests in 1 ms to 30 days, found "
              + requests
              + " in "
              + period);
    }
    RateLimitStore store = RateLimitStore.inMemory();
    return new RateLimit(requests, period, "default", RateLimit::addressOf, request -> 1, store);
  }

  /// Returns one whose key is what `key` makes of a request, such as its user. Keys that a client
  /// can make up freely limit nobody.
  public RateLimit by(Function<Request, String> key) {
    Objects.requireNonNull(key, "key");
    return new RateLimit(requests, period, name, key, cost, store);
  }

  /// Returns one in which requests take other numbers of tokens than one; 0 takes none, and what is
  /// more than a full bucket takes that.
  public RateLimit weighing(ToIntFunction<Request> cost) {
    Objects.requireNonNull(cost, "cost");
    return new RateLimit(requests, period, name, key, cost, store);
  }

  /// Returns one with buckets of its own under a name, by which fields and shared stores tell
  /// limits apart; `default` where nothing is said.
  ///
  /// @throws IllegalArgumentException unless it is made of letters, digits and hyphens
  public RateLimit named(String name) {
    if (name.isEmpty() || !name.chars().allMatch(c -> c == '-' || isLetterOrDigit(c))) {
      throw new IllegalArgumentException(
          "RateLimit.named: expected letters, digits and hyphens, found `" + name + "`");
    }
    return new RateLimit(requests, period, name, key, cost, store);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Returns one whose buckets are in `store`.
  public RateLimit in(RateLimitStore store) {
    return new RateLimit(requests, period, name, key, cost, Objects.requireNonNull(store, "store"));
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.RATE_LIMIT;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    RateLimitStore.Decision decision =
        store.take(keyOf(request), Math.clamp(cost.applyAsInt(request), 0, policy.burst()), policy);
    if (!decision.allowed()) {
      throw Problem.tooManyRequests("too many requests; try again later")
          .withHeader("RateLimit-Policy", String.valueOf(fields.first("RateLimit-Policy")))
          .withHeader(STATE, state(decision))
          .withHeader("Retry-After", Long.toString(seconds(decision.nanosToRetry())));
    }
    return next.handle(request).withHeaders(fields.with(STATE, state(decision)));
  }

  private String keyOf(Request request) {
    String whole = keyPrefix.concat(key.apply(request));
    return whole.length() <= MAX_KEY ? whole : keyPrefix + '#' + hash(whole);
  }

  /// Long keys, such as tokens, begin alike: cut, they would share a bucket.
  private static String hash(String key) {
    return HexFormat.of().formatHex(ETags.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  private String state(RateLimitStore.Decision decision) {
    return statePrefix + decision.remaining() + ";t=" + seconds(decision.nanosToFull());
  }

  /// Whole seconds, rounded up: who waits so long will not be refused for having come too early.
  private static long seconds(long nanos) {
    return (nanos + 999_999_999) / 1_000_000_000;
  }

  /// Returns the client's address; of IPv6 its first 64 bits.
  static String addressOf(Request request) {
    if (request.remoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null) {
      return inet.getAddress() instanceof Inet6Address v6
          ? HexFormat.of().formatHex(v6.getAddress(), 0, 8)
          : inet.getAddress().getHostAddress();
    }
    return request.origin().client();
  }
}
