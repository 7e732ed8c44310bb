package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CsrfTest {
  private static App app(Csrf csrf) {
    App app = App.create().use(csrf);
    for (Method method : Method.values()) {
      if (method != Method.CONNECT && method != Method.TRACE && method != Method.HEAD) {
        app.route(method, "/", r -> Response.text("x"));
      }
    }
    return app;
  }

  private static int status(Csrf csrf, String... fields) {
    Call call = Call.post("/");
    for (int i = 0; i < fields.length; i += 2) {
      call.header(fields[i], fields[i + 1]);
    }
    return call.on(app(csrf)).status();
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, 200",
    "none, 200",
    "same-site, 403",
    "cross-site, 403",
    "Same-Origin, 403",
    "'', 403"
  })
  void believesTheMetadataOfABrowser(String site, int status) {
    assertThat(status(Csrf.standard(), "Sec-Fetch-Site", site)).isEqualTo(status);
    assertThat(status(Csrf.standard(), "Sec-Fetch-Site", site, "Origin", "http://api.example"))
        .as("the origin changes nothing")
        .isEqualTo(status);
  }

  @Test
  void twoAnswersToOneQuestionAreNone() {
    assertThat(
            status(
                Csrf.standard(), "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Site", "cross-site"))
        .isEqualTo(403);
    assertThat(
            status(
                Csrf.standard(), "Origin", "http://api.example", "Origin", "http://evil.example"))
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.example, 200",
    "http://API.example:80, 200",
    "https://api.example, 403",
    "http://api.example:8080, 403",
    "http://evil.example, 403",
    "http://api.example.evil.com, 403",
    "http://evil.example/api.example, 403",
    "http://x@api.example, 403",
    "null, 403",
    "'', 403"
  })
  void comparesTheOriginOfAnOlderBrowser(String origin, int status) {
    assertThat(status(Csrf.standard(), "Origin", origin)).isEqualTo(status);
  }

  @Test
  void whatActsForAUserMustSayWhereItComesFrom() {
    assertThat(status(Csrf.standard(), "Cookie", "session=1")).isEqualTo(403);
    assertThat(status(Csrf.standard())).isEqualTo(200);
  }

  @Test
  void aBearerTokenIsNoCookie() {
    assertThat(status(Csrf.standard(), "Authorization", "bearer x", "Sec-Fetch-Site", "cross-site"))
        .isEqualTo(200);
    assertThat(status(Csrf.standard(), "Authorization", "Basic x", "Sec-Fetch-Site", "cross-site"))
        .isEqualTo(403);
  }

  @Test
  void letsOriginsThroughThatAreTrusted() {
    Csrf csrf = Csrf.standard().alsoFrom("https://app.example");
    String[] fields = {"Origin", "https://app.example", "Sec-Fetch-Site", "cross-site"};
    assertThat(status(csrf, fields)).isEqualTo(200);
    assertThat(status(csrf, "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"))
        .isEqualTo(403);
    assertThatThrownBy(() -> Csrf.standard().alsoFrom("null"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Csrf.standard().alsoFrom("app.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"GET", "HEAD", "OPTIONS", "QUERY", "POST", "PUT", "PATCH", "DELETE"})
  void looksAtWhatMayChangeSomething(Method method) {
    int status =
        Call.of(method, "/")
            .header("Sec-Fetch-Site", "cross-site")
            .on(app(Csrf.standard()))
            .status();
    assertThat(status).isEqualTo(method.isSafe() ? 200 : 403);
  }

  @Test
  void knowsItsOwnOriginBehindAProxy() {
    App app = app(Csrf.standard()).use(TrustedProxies.of("10.0.0.0/8").withHost());
    Call call =
        Call.post("/")
            .from("10.0.0.1")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "shop.example")
            .header("Origin", "https://shop.example")
            .on(app);
    assertThat(call.status()).isEqualTo(200);
  }
}
