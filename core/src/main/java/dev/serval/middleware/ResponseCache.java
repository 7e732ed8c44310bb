package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.http.Method;
import dev.serval.http.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps responses to `GET` in memory and answers with them while they are fresh: a shared cache
/// (RFC 9111) inside the application.
///
/// **It can never replay an error or another user's answer.** Kept is only a 200 with a body in
/// memory and without `Set-Cookie`, that no exception was behind, and that does not say `private`,
/// `no-store`, `no-cache` or `Vary: *`. Requests with credentials (`Authorization`, `Cookie`,
/// `Proxy-Authorization`, `X-Api-Key` and whatever [#credentials] names) neither fill nor get what
/// is kept, unless the response says `public` or `s-maxage`; nor do those that a handler answers by
/// a session, by a key in a header field, or [personally][Request#answerPersonally]. Requests with
/// a body are passed on, and those to routes with guards. It stands inside of authentication and
/// authorization, so nobody is answered who was not let in before; what a route's own parameters
/// and dependencies check is inside of it, so a route whose answers depend on another field of the
/// request must name it in `Vary`, or as a credential here.
///
/// Fresh is what says so itself by `s-maxage` or `max-age`; [#keeping] also keeps what says
/// nothing. Requests for one key that come while it is being made wait for the first of them, then
/// each runs for itself if that was not kept. A request's `no-cache` makes it anew; one that
/// changes something (`POST`, `PUT`, `PATCH`, `DELETE`) and succeeds forgets its own target, and
/// [#invalidate] any.
///
/// ```java
/// ResponseCache cache = ResponseCache.ofBytes(64 << 20);
/// app.mount("/catalog", group -> group.use(cache.keeping(Duration.ofSeconds(30))).mount(catalog));
/// cache.invalidate("/catalog/42");
/// ```
///
/// Bounded in bytes; what was not asked for longest goes first. Thread-safe.
public final class ResponseCache implements Middleware {
  /// The longest key (scheme, authority, prefix, path, query) that is kept, in characters.
  public static final int MAX_KEY = 2_048;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CacheStore store;
  private final long keepNanos;
  private final Set<String> credentials;
  private final LongSupplier nanoTime;

  private ResponseCache(
      CacheStore store, long keepNanos, Set<String> credentials, LongSupplier nanoTime) {
    this.store = store;
    this.keepNanos = keepNanos;
    this.credentials = credentials;
    this.nanoTime = nanoTime;
  }

  /// Returns a cache of so many bytes, bodies and fields together.
  ///
  /// @throws IllegalArgumentException unless it is positive
  public static ResponseCache ofBytes(long bytes) {
    return ofBytes(bytes, System::nanoTime);
  }

  static ResponseCache ofBytes(long bytes, LongSupplier nanoTime) {
    if (bytes < 1) {
      throw new IllegalArgumentException("ResponseCache: expected 1 byte or more, found " + bytes);
    }
    Set<String> credentials =
        Set.of("authorization", "cookie", "proxy-authorization", "x-api-key", "api-key");
    return new ResponseCache(new CacheStore(bytes), 0, credentials, nanoTime);
  }

  /// Returns a middleware on the same store that also keeps, for `time`, what has no
  /// `Cache-Control`: for routes that answer everybody alike.
  public ResponseCache keeping(Duration time) {
    return new ResponseCache(store, time.toNanos(), credentials, nanoTime);
  }

  /// Returns a middleware on the same store for which these request fields are credentials too.
  public ResponseCache credentials(String... fields) {
    Set<String> more = new HashSet<>(credentials);
    for (String field : fields) {
      more.add(field.toLowerCase(Locale.ROOT));
    }
    return new ResponseCache(store, keepNanos, Set.copyOf(more), nanoTime);
  }

  /// Forgets what is kept for a path as clients see it, whatever its query; also what is being made
  /// now.
  public void invalidate(String path) {
    store.invalidate(key -> key.path().equals(path));
  }

  /// Forgets everything.
  public void invalidateAll() {
    store.invalidate(key -> true);
  }

  @Override
  public Phase phase() {
    return Phase.HANDLING;
  }

  @Override
  public int priority() {
    return Place.RESPONSE_CACHE;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    Method method = request.method();
    if (!method.isSafe()) {
      return changed(request, next.handle(request));
    }
    CacheKey key = method == Method.GET || method == Method.HEAD ? CacheKey.of(request) : null;
    boolean isPlain = request.header("Range") == null && !request.body().isPresent();
    if (key == null || !isPlain || request.isGuarded()) {
      return next.handle(request); // a body may change the answer, and is no part of the key
    }
    CacheControl wanted = CacheControl.of(request.headers());
    if (wanted.has("no-store")) {
      return next.handle(request);
    }
    boolean mayUse = !wanted.has("no-cache") && wanted.seconds("max-age") != 0;
    Response kept = mayUse ? find(key, request) : null;
    if (kept != null) {
      return kept;
    }
    if (wanted.has("only-if-cached")) {
      throw Problem.of(Status.GATEWAY_TIMEOUT, "nothing fresh is kept");
    }
    if (method == Method.HEAD || hasCredentials(request) || !mayUse || store.isPassed(key, now())) {
      return make(key, request, next);
    }
    return together(key, request, next);
  }

  private long now() {
    return nanoTime.getAsLong();
  }

  private Response changed(Request request, Response response) {
    CacheKey key = CacheKey.of(request);
    if (key != null && response.status().code() < 400) {
      store.remove(key);
    }
    return response;
  }

  private @Nullable Response find(CacheKey key, Request request) {
    CachedResponse kept = store.find(key, request, now(), hasCredentials(request));
    return kept == null ? null : kept.toResponse(now());
  }

  private boolean hasCredentials(Request request) {
    for (String field : credentials) {
      if (request.headers().contains(field)) {
        return true;
      }
    }
    return false;
  }

  /// Makes a response once for all who ask for it at the time.
  private Response together(CacheKey key, Request request, Handler next) throws Exception {
    CacheStore.Flight flight = store.join(key);
    if (flight == null) {
      try {
        return make(key, request, next);
      } finally {
        store.land(key);
      }
    }
    flight.await(PATIENCE);
    Response kept = find(key, request);
    return kept != null ? kept : make(key, request, next);
  }

  private Response make(CacheKey key, Request request, Handler next) throws Exception {
    long generation = store.generation();
    long asked = now();
    Response response = next.handle(request);
    if (request.method() != Method.GET) {
      return response;
    }
    long fresh = freshNanos(request, response);
    if (fresh <= 0) {
      store.pass(key, now());
    } else {
      CachedResponse made = CachedResponse.of(response, request, asked, fresh, isPublic(response));
      if (made != null) {
        store.put(key, made, generation);
      }
    }
    return response;
  }

  private static boolean isPublic(Response response) {
    CacheControl control = CacheControl.of(response.headers());
    return control.has("public") || control.has("s-maxage");
  }

  /// Returns how long the response may be used; 0 where it must not be kept.
  private long freshNanos(Request request, Response response) {
    if (!response.status().equals(Status.OK)
        || request.failure().isPresent()
        || !(response.body() instanceof ResponseBody.Bytes)
        || response.headers().contains("Set-Cookie")
        || response.headers().contains("Content-Range")
        || response.headers().all("Vary").stream().anyMatch(value -> value.contains("*"))) {
      return 0;
    }
    CacheControl control = CacheControl.of(response.headers());
    if (control.has("no-store") || control.has("private") || control.has("no-cache")) {
      return 0;
    }
    boolean personal = request.isAnsweredPersonally() || hasCredentials(request);
    if (personal && !isPublic(response)) {
      return 0;
    }
    long seconds =
        control.has("s-maxage") ? control.seconds("s-maxage") : control.seconds("max-age");
    if (seconds >= 0) {
      return Duration.ofSeconds(seconds).toNanos();
    }
    List<String> said = response.headers().all("Cache-Control");
    return said.isEmpty() || Objects.equals(said, List.of("public")) ? keepNanos : 0;
  }

  /// How many bytes are taken; for tests.
  long bytes() {
    return store.bytes();
  }
}
