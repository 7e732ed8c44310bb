// The snippets of docs/guide/built-in-middleware.md, as they stand there.
package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Routes;
import dev.serval.http.EntityTag;
import dev.serval.http.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BuiltInMiddlewareGuideTest {
  private static final String TEXT = "text ".repeat(1_000);

  private final Routes pages = group -> group.get("/", r -> Response.html(TEXT));
  private final Routes reports = pages;
  private final Routes payments = group -> group.post("/", r -> Response.text("paid"));
  private final Store store = new Store();
  private int made;

  private final Routes catalog =
      group -> group.get("/{id}", r -> Response.text(r.path("id") + " " + ++made));

  private final App app = App.create().get("/text", r -> Response.text(TEXT));

  private static final class Store {
    private int version = 7;

    int version(String id) {
      return id.equals("1") ? version : 0;
    }

    String write(String id) {
      return id + " v" + ++version;
    }
  }

  private static String userOf(Request request) {
    return String.valueOf(request.header("X-User"));
  }

  @Test
  void oneLineIsRightInAnyOrder() {
    app.use(
        RequestId.standard(),
        AccessLog.standard(),
        SecureHeaders.standard(),
        Cors.allow("https://app.example"),
        Compression.standard(),
        Timeout.after(Duration.ofSeconds(30)));
    Call call = Call.get("/text").header("Origin", "https://app.example").on(app);
    assertThat(call.text()).isEqualTo(TEXT);
    assertThat(call.answered("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(call.answered("X-Request-Id")).isNotNull();
  }

  @Test
  void behindAProxy() {
    app.use(TrustedProxies.of("10.0.0.0/8", "::1").withPrefix());
    Call call = Call.get("/text/").from("10.0.0.1").header("X-Forwarded-Prefix", "/api").on(app);
    assertThat(call.answered("Location")).isEqualTo("/api/text");
  }

  @Test
  void requestIds() {
    app.use(RequestId.standard().withMdc("request"));
    assertThat(Call.get("/text").on(app).answered("X-Request-Id")).hasSize(32);
  }

  @Test
  void accessLog() {
    app.use(AccessLog.standard().field("agent", request -> request.header("User-Agent")));
    assertThat(Call.get("/text").on(app).status()).isEqualTo(200);
  }

  @Test
  void secureHeaders() {
    app.use(SecureHeaders.standard(), Hsts.standard())
        .mount(
            "/pages",
            group ->
                group
                    .use(SecureHeaders.standard().contentSecurityPolicy("default-src 'self'"))
                    .mount(pages));
    Call page = Call.get("/pages").https().on(app);
    assertThat(page.answered("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(page.answered("Strict-Transport-Security")).isNotNull();
    assertThat(Call.get("/text").on(app).answered("Content-Security-Policy")).contains("'none'");
  }

  @Test
  void cors() {
    app.use(
        Cors.allow("https://app.example", "https://*.app.example")
            .credentials()
            .exposed("RateLimit")
            .maxAge(Duration.ofHours(1)));
    Call call = Call.get("/text").header("Origin", "https://eu.app.example").on(app);
    assertThat(call.answered("Access-Control-Allow-Credentials")).isEqualTo("true");
  }

  @Test
  void hosts() {
    app.use(
        TrustedHosts.of("shop.example", "*.shop.example"),
        Https.redirect("shop.example", "*.shop.example"));
    assertThat(Call.get("/text").on(app).status()).isEqualTo(421);
    assertThat(Call.get("/text").to("eu.shop.example").on(app).status()).isEqualTo(308);
  }

  @Test
  void crossSiteRequests() {
    app.use(Csrf.standard().alsoFrom("https://app.example"));
    assertThat(Call.post("/text").header("Origin", "https://evil.example").on(app).status())
        .isEqualTo(403);
  }

  @Test
  void rates() {
    app.use(RateLimit.of(600, Duration.ofMinutes(1)))
        .use(
            Phase.AUTHORIZATION,
            RateLimit.of(60, Duration.ofMinutes(1)).named("user").by(request -> userOf(request)));
    for (int i = 0; i < 60; i++) {
      assertThat(Call.get("/text").header("X-User", "ada").on(app).status()).isEqualTo(200);
    }
    assertThat(Call.get("/text").header("X-User", "ada").on(app).status()).isEqualTo(429);
    assertThat(Call.get("/text").header("X-User", "bob").on(app).status()).isEqualTo(200);
  }

  @Test
  void load() {
    app.use(ConcurrencyLimit.of(500))
        .mount(
            "/reports",
            group ->
                group
                    .use(ConcurrencyLimit.of(4).waiting(20, Duration.ofSeconds(2)))
                    .mount(reports));
    assertThat(Call.get("/reports").on(app).status()).isEqualTo(200);
  }

  @Test
  void timeouts() {
    app.use(Timeout.after(Duration.ofSeconds(30)));
    assertThat(Call.get("/text").on(app).status()).isEqualTo(200);
  }

  @Test
  void compression() {
    app.use(Compression.standard(), Decompression.standard().maxSize(10 << 20));
    Call call = Call.get("/text").header("Accept-Encoding", "gzip").on(app);
    assertThat(call.answer().length).isLessThan(200);
  }

  @Test
  void conditionalRequests() {
    app.use(ETags.standard())
        .put(
            "/notes/{id}",
            request -> {
              Preconditions.require(
                  request, EntityTag.strong("v" + store.version(request.path("id"))));
              return Response.text("written " + store.write(request.path("id")));
            });
    Call write = Call.of(Method.PUT, "/notes/1").header("If-Match", "\"v7\"");
    assertThat(write.on(app).text()).isEqualTo("written 1 v8");
    Call late = Call.of(Method.PUT, "/notes/1").header("If-Match", "\"v7\"");
    assertThat(late.on(app).status()).isEqualTo(412);
  }

  @Test
  void responseCache() {
    ResponseCache cache = ResponseCache.ofBytes(64 << 20);
    app.mount("/catalog", group -> group.use(cache.keeping(Duration.ofSeconds(30))).mount(catalog));
    assertThat(Call.get("/catalog/42").on(app).text()).isEqualTo("42 1");
    assertThat(Call.get("/catalog/42").on(app).text()).isEqualTo("42 1");
    cache.invalidate("/catalog/42");
    assertThat(Call.get("/catalog/42").on(app).text()).isEqualTo("42 2");
  }

  @Test
  void idempotencyKeys() {
    app.mount(
        "/payments", group -> group.use(IdempotencyKeys.standard().required()).mount(payments));
    assertThat(Call.post("/payments").on(app).status()).isEqualTo(400);
    assertThat(Call.post("/payments").header("Idempotency-Key", "k").on(app).text())
        .isEqualTo("paid");
  }

  @Test
  void theGuideHasTheSnippetsOfThisTest() throws IOException {
    String guide = Files.readString(Path.of("../docs/guide/built-in-middleware.md"));
    String source =
        Files.readString(
            Path.of("src/test/java/dev/serval/middleware/BuiltInMiddlewareGuideTest.java"));
    // The formatter breaks lines elsewhere than the page does.
    String here = source.replaceAll("\\s+", "");
    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide).results())
        .hasSize(15)
        .map((MatchResult match) -> match.group(1))
        .allSatisfy(snippet -> {
          for (String statement : snippet.split("(?<=;)\n(?=\\S)")) {
            assertThat(here).contains(statement.replaceAll("\\s+", ""));
          }
        });
  }
}
