// What is kept, what is never kept, and who gets it.
package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Handler;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Versions;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.security.ApiKey;
import dev.serval.security.MemorySessionStore;
import dev.serval.security.Scheme;
import dev.serval.security.Session;
import dev.serval.security.SessionKey;
import dev.serval.security.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCacheTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicInteger runs = new AtomicInteger();
  private long now = 1;
  private final ResponseCache cache = ResponseCache.ofBytes(1 << 20, () -> now);

  private App app(ResponseCache cache, UnaryOperator<Response> change) {
    Handler handler = request -> change.apply(Response.text("run " + runs.incrementAndGet()));
    return App.create().use(cache).get("/{rest...}", handler).post("/{rest...}", handler);
  }

  private App app(UnaryOperator<Response> change) {
    return app(cache, change);
  }

  private static UnaryOperator<Response> with(String name, String value) {
    return response -> response.withAddedHeader(name, value);
  }

  private static UnaryOperator<Response> saying(String caching) {
    return with("Cache-Control", caching);
  }

  private static String get(App app, String target, String... fields) {
    Call call = Call.get(target);
    for (int i = 0; i < fields.length; i += 2) {
      call.header(fields[i], fields[i + 1]);
    }
    return call.on(app).text();
  }

  @Test
  void answersFromWhatIsKeptWhileItIsFresh() {
    App app = app(saying("max-age=10"));
    assertThat(get(app, "/a")).isEqualTo("run 1");
    now += 9 * SECOND;
    Call kept = Call.get("/a").on(app);
    assertThat(kept.text()).isEqualTo("run 1");
    assertThat(kept.answered("Age")).isEqualTo("9");
    assertThat(Call.of(Method.HEAD, "/a").on(app).answered("Age")).isEqualTo("9");
    now += SECOND;
    assertThat(get(app, "/a")).isEqualTo("run 2");
  }

  @Test
  void keepsTargetsApart() {
    App app = app(saying("max-age=10"));
    List<String> seen = new ArrayList<>();
    seen.add(get(app, "/a"));
    seen.add(get(app, "/a?x=1"));
    seen.add(get(app, "/a/"));
    seen.add(get(app, "/%61"));
    seen.add(Call.get("/a").to("other.example").on(app).text());
    seen.add(Call.get("/a").https().on(app).text());
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(get(app, "/a?x=1")).isEqualTo("run 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private, max-age=10",
        "no-store",
        "max-age=10, No-Store",
        "no-cache, max-age=10",
        "max-age=0",
        "max-age=x",
        "max-age=-1",
        "s-maxage=0, max-age=10",
        "must-revalidate",
        "private=\"Set-Cookie\", max-age=10"
      })
  void keepsNothingThatIsNotForAll(String caching) {
    App app = app(saying(caching));
    assertThat(get(app, "/a")).isEqualTo("run 1");
    assertThat(get(app, "/a")).isEqualTo("run 2");
  }

  @Test
  void keepsNothingOfASessionThatBeganWithTheRequest() {
    SessionKey<String> token = SessionKey.of("token", String.class);
    Handler handler =
        request -> {
          Session.of(request).put(token, "of run " + runs.incrementAndGet());
          return Response.text(Session.of(request).get(token).orElseThrow());
        };
    App app =
        App.create()
            .use(Sessions.stored(new MemorySessionStore(10)))
            .use(cache.keeping(Duration.ofSeconds(5)))
            .get("/form", handler);
    assertThat(get(app, "/form")).isNotEqualTo(get(app, "/form"));
  }

  @Test
  void keepsNothingThatAKeyInAnyFieldOpened() {
    Scheme<String> scheme = Scheme.apiKey(ApiKey.In.HEADER, "X-Till", "api");
    App app =
        App.create()
            .use(cache.keeping(Duration.ofSeconds(5)))
            .get("/till", r -> Response.text("till of " + scheme.require(r)))
            .get("/maybe", r -> Response.text("" + scheme.read(r)));
    assertThat(get(app, "/till", "X-Till", "ada")).isEqualTo("till of ada");
    assertThat(get(app, "/till", "X-Till", "bob")).isEqualTo("till of bob");
    assertThat(Call.get("/till").on(app).status()).isEqualTo(401);
    assertThat(get(app, "/maybe")).isEqualTo("null");
    assertThat(get(app, "/maybe", "X-Till", "ada")).isEqualTo("ada");
  }

  @Test
  void keepsNothingThatTheBodyOfAGetMayHaveChanged() {
    App app =
        App.create()
            .use(cache.keeping(Duration.ofSeconds(5)))
            .get("/a", r -> Response.text("body " + r.body().text()));
    assertThat(Call.get("/a").body("text/plain", "x").on(app).text()).isEqualTo("body x");
    assertThat(get(app, "/a")).isEqualTo("body ");
    assertThat(Call.get("/a").body("text/plain", "y").on(app).text()).isEqualTo("body y");
  }

  @Test
  void keepsVersionsApartThatShareACache() {
    UnaryOperator<Response> fresh = saying("max-age=10");
    App app =
        App.create()
            .versions(
                Versions.byHeader("API-Version")
                    .version("1", app(fresh).docs(false))
                    .version("2", app(fresh).docs(false)));
    assertThat(get(app, "/a", "API-Version", "1")).isEqualTo("run 1");
    assertThat(get(app, "/a", "API-Version", "2")).isEqualTo("run 2");
    assertThat(get(app, "/a", "API-Version", "1")).isEqualTo("run 1");
  }

  @Test
  void keepsNothingThatSaysNothingUnlessAskedTo() {
    App app = app(response -> response);
    assertThat(get(app, "/a")).isNotEqualTo(get(app, "/a"));
    App keeping = app(cache.keeping(Duration.ofSeconds(5)), response -> response);
    assertThat(get(keeping, "/b")).isEqualTo(get(keeping, "/b"));
    App own = app(cache.keeping(Duration.ofSeconds(5)), saying("no-store"));
    assertThat(get(own, "/c")).isNotEqualTo(get(own, "/c"));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 206, 301, 400, 404, 500, 503})
  void neverReplaysAnErrorOrAnotherStatus(int status) {
    App app = app(r -> r.withStatus(status).withHeader("Cache-Control", "public, max-age=10"));
    assertThat(get(app, "/a")).isNotEqualTo(get(app, "/a"));
  }

  @Test
  void neverReplaysWhatAnExceptionWasMadeInto() {
    App app =
        App.create()
            .use(cache)
            .onError(
                IllegalStateException.class,
                (e, r) ->
                    Response.text("sorry " + runs.incrementAndGet())
                        .withHeader("Cache-Control", "max-age=10"))
            .get(
                "/a",
                r -> {
                  throw new IllegalStateException();
                })
            .get(
                "/problem",
                r -> {
                  runs.incrementAndGet();
                  throw Problem.notFound("x").withHeader("Cache-Control", "public, max-age=60");
                });
    assertThat(get(app, "/a")).isNotEqualTo(get(app, "/a"));
    int before = runs.get();
    get(app, "/problem");
    get(app, "/problem");
    assertThat(runs.get()).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @CsvSource({"Set-Cookie, a=b", "Vary, *", "Vary, 'Accept, *'", "Content-Range, bytes 0-1/2"})
  void neverKeepsWhatIsForOneRequest(String name, String value) {
    App app = app(r -> with(name, value).apply(saying("max-age=10").apply(r)));
    assertThat(get(app, "/a")).isNotEqualTo(get(app, "/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "Cookie", "X-Api-Key", "Proxy-Authorization", "X-Mine"})
  void neverReplaysAnotherUsersAnswer(String field) {
    App app = app(cache.credentials("X-Mine"), saying("max-age=10"));
    assertThat(get(app, "/a", field, "ada")).isEqualTo("run 1");
    assertThat(get(app, "/a", field, "bob")).as("not kept for others").isEqualTo("run 2");
    assertThat(get(app, "/a")).as("nor for nobody").isEqualTo("run 3");
    assertThat(get(app, "/a")).isEqualTo("run 3");
    assertThat(get(app, "/a", field, "ada")).as("nor nobody's for somebody").isEqualTo("run 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public, max-age=10", "s-maxage=10"})
  void replaysWhatIsPublicToAll(String caching) {
    App app = app(saying(caching));
    assertThat(get(app, "/a", "Authorization", "ada")).isEqualTo("run 1");
    assertThat(get(app, "/a", "Cookie", "bob")).isEqualTo("run 1");
    assertThat(get(app, "/a")).isEqualTo("run 1");
  }

  @Test
  void keepsVariantsApartUpToABound() {
    App app = app(r -> with("Vary", "Accept-Language").apply(saying("max-age=10").apply(r)));
    assertThat(get(app, "/a", "Accept-Language", "de")).isEqualTo("run 1");
    assertThat(get(app, "/a", "Accept-Language", "en")).isEqualTo("run 2");
    assertThat(get(app, "/a")).isEqualTo("run 3");
    assertThat(get(app, "/a", "Accept-Language", "de")).isEqualTo("run 1");
    for (int i = 0; i < CacheStore.MAX_VARIANTS; i++) {
      get(app, "/a", "Accept-Language", "x" + i);
    }
    assertThat(get(app, "/a", "Accept-Language", "de")).isEqualTo("run 12");
  }

  @Test
  void obeysTheRequest() {
    App app = app(saying("max-age=10"));
    get(app, "/a");
    assertThat(get(app, "/a", "Cache-Control", "no-cache")).isEqualTo("run 2");
    assertThat(get(app, "/a")).isEqualTo("run 2");
    assertThat(get(app, "/a", "Cache-Control", "no-store")).isEqualTo("run 3");
    assertThat(get(app, "/a", "Cache-Control", "max-age=0")).isEqualTo("run 4");
    assertThat(get(app, "/a", "Range", "bytes=0-1")).isEqualTo("run 5");
    assertThat(get(app, "/a")).isEqualTo("run 4");
    assertThat(Call.get("/b").header("Cache-Control", "only-if-cached").on(app).status())
        .isEqualTo(504);
    String many = "x,".repeat(70) + "a=1";
    get(app, "/c");
    assertThat(get(app, "/c", "Cache-Control", many)).startsWith("run");
  }

  @Test
  void forgetsWhatWasChanged() {
    App app = app(saying("max-age=10"));
    assertThat(get(app, "/a")).isEqualTo("run 1");
    Call.post("/a").on(app);
    assertThat(get(app, "/a")).isEqualTo("run 3");
    cache.invalidate("/a");
    assertThat(get(app, "/a")).isEqualTo("run 4");
    cache.invalidate("/other");
    assertThat(get(app, "/a")).isEqualTo("run 4");
    cache.invalidateAll();
    assertThat(get(app, "/a")).isEqualTo("run 5");
    assertThat(cache.bytes()).isPositive();
  }

  @Test
  void doesNotKeepWhatWasBegunBeforeAnInvalidation() {
    App app =
        App.create()
            .use(cache)
            .get(
                "/a",
                r -> {
                  Response response = Response.text("run " + runs.incrementAndGet());
                  if (runs.get() == 1) {
                    cache.invalidate("/a");
                  }
                  return response.withHeader("Cache-Control", "max-age=10");
                });
    assertThat(get(app, "/a")).isEqualTo("run 1");
    assertThat(get(app, "/a")).isEqualTo("run 2");
    assertThat(get(app, "/a")).isEqualTo("run 2");
  }

  @Test
  void cve2026x33012_isBoundedInBytes() {
    ResponseCache small = ResponseCache.ofBytes(10_000, () -> now);
    App app = app(small, saying("max-age=10"));
    for (int i = 0; i < 1_000; i++) {
      get(app, "/" + i);
    }
    assertThat(small.bytes()).isBetween(1L, 10_000L);
    App never = app(small, saying("no-store"));
    for (int i = 0; i < 1_000; i++) {
      get(never, "/n" + i);
    }
    assertThat(small.bytes()).isBetween(1L, 10_000L);
    App large =
        app(
            small,
            r ->
                Response.bytes(MediaType.TEXT, new byte[20_000])
                    .withHeader("Cache-Control", "max-age=1"));
    get(large, "/large");
    assertThat(small.bytes()).isLessThanOrEqualTo(10_000);
    String longest = "/" + "x".repeat(ResponseCache.MAX_KEY - "http://api.example/".length());
    App big = app(saying("max-age=10"));
    assertThat(get(big, longest)).isEqualTo(get(big, longest));
    assertThat(get(big, longest + "x")).isNotEqualTo(get(big, longest + "x"));
    assertThatThrownBy(() -> ResponseCache.ofBytes(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOneThatWasNotAskedForLongestGoesFirst() {
    ResponseCache small = ResponseCache.ofBytes(3_000, () -> now);
    App app = app(small, saying("max-age=10"));
    String first = get(app, "/first");
    for (int i = 0; i < 50; i++) {
      get(app, "/" + i);
      assertThat(get(app, "/first")).isEqualTo(first);
    }
  }

  @Test
  void makesAResponseOnceForAllWhoAskAtTheTime() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    App app =
        App.create()
            .use(cache)
            .get(
                "/a",
                r -> {
                  begun.countDown();
                  goOn.await(5, TimeUnit.MINUTES);
                  return Response.text("run " + runs.incrementAndGet())
                      .withHeader("Cache-Control", "max-age=10");
                });
    app.handler();
    List<Call> calls = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Call call = Call.get("/a");
      calls.add(call);
      threads.add(Thread.ofVirtual().start(() -> call.on(app)));
    }
    begun.await();
    while (threads.stream().filter(t -> t.getState() == Thread.State.TIMED_WAITING).count() < 20) {
      Thread.sleep(1);
    }
    goOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(calls).allMatch(call -> call.text().equals("run 1"));
  }

  @Test
  void theOutsideOfAuthorizationIsNotPassedBy() {
    boolean[] allowed = {true};
    App app =
        app(saying("public, max-age=10"))
            .use(
                Phase.AUTHORIZATION,
                (request, next) -> {
                  if (!allowed[0]) {
                    throw Problem.forbidden("no");
                  }
                  return next.handle(request);
                });
    assertThat(get(app, "/a")).isEqualTo("run 1");
    allowed[0] = false;
    assertThat(Call.get("/a").on(app).status()).isEqualTo(403);
  }

  @Test
  void asksTheGuardsOfARouteEachTime() {
    Handler handler =
        request ->
            Response.text("run " + runs.incrementAndGet())
                .withHeader("Cache-Control", "max-age=10");
    App app =
        App.create()
            .use(cache)
            .mount(group ->
                group.route(
                    Route.of(Method.GET, "/guarded", handler).guards(ResponseCacheTest.class)));
    assertThat(get(app, "/guarded")).isEqualTo("run 1");
    assertThat(get(app, "/guarded")).isEqualTo("run 2");
  }
}
