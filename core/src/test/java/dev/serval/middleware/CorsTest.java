// Rules of the Fetch standard, section 3.2, one by one.
package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.http.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String APP = "https://app.example";

  private final List<String> ran = new ArrayList<>();

  private App app(Cors cors) {
    return App.create()
        .use(cors)
        .get(
            "/x",
            request -> {
              ran.add("get");
              return Response.text("x");
            })
        .get(
            "/fails",
            request -> {
              throw new IllegalStateException("fails");
            })
        .route(
            Method.OPTIONS,
            "/own",
            request -> {
              ran.add("options");
              return Response.text("own");
            });
  }

  private static Call get(String path, String origin) {
    return Call.get(path).header("Origin", origin);
  }

  private static Call preflight(String path, String origin, String method) {
    return Call.of(Method.OPTIONS, path)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method);
  }

  private static String allowed(Call call) {
    return String.valueOf(call.answered("Access-Control-Allow-Origin"));
  }

  @Test
  void allowsAnOriginOfTheList() {
    Call call = get("/x", APP).on(app(Cors.allow("https://other.example", APP)));
    assertThat(allowed(call)).isEqualTo(APP);
    assertThat(call.answered("Vary")).isEqualTo("Origin");
    assertThat(call.answered("Access-Control-Allow-Credentials")).isNull();
    assertThat(call.text()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example",
        "https://app.example:8443",
        "https://app.example.evil.com",
        "https://evilapp.example",
        "https://app.example/",
        "https://app.example.",
        "https://app.example.:443",
        "https://user@app.example",
        "https://app.example, https://app.example",
        "https:app.example",
        "null",
        ""
      })
  void neverReflectsAnotherOrigin(String origin) {
    Call call = get("/x", origin).on(app(Cors.allow(APP).credentials()));
    assertThat(call.answered("Access-Control-Allow-Origin")).isNull();
    assertThat(call.answered("Access-Control-Allow-Credentials")).isNull();
    assertThat(call.answered("Vary")).isEqualTo("Origin");
    assertThat(call.status()).isEqualTo(200);
  }

  @Test
  void comparesSchemeAndHostWithoutCase() {
    assertThat(allowed(get("/x", "HTTPS://App.Example").on(app(Cors.allow(APP)))))
        .isEqualTo("HTTPS://App.Example");
    assertThat(allowed(get("/x", APP).on(app(Cors.allow("https://APP.example:443")))))
        .isEqualTo(APP);
  }

  @Test
  void allowsNullOnlyByName() {
    Call call = get("/x", "null").on(app(Cors.allow("null")));
    assertThat(call.answered("Access-Control-Allow-Origin")).isEqualTo("null");
  }

  @Test
  void aWildcardStandsForNamesBelowAHost() {
    Cors cors = Cors.allow("https://*.app.example");
    assertThat(allowed(get("/x", "https://a.b.app.example").on(app(cors))))
        .isEqualTo("https://a.b.app.example");
    for (String other :
        List.of(
            "https://app.example",
            "https://.app.example",
            "https://evilapp.example",
            "https://a.app.example:444",
            "https://x/.app.example",
            "https://x#.app.example")) {
      assertThat(get("/x", other).on(app(cors)).answered("Access-Control-Allow-Origin")).isNull();
    }
  }

  @Test
  void namesVaryAlsoWithoutAnOrigin() {
    assertThat(Call.get("/x").on(app(Cors.allow(APP))).answered("Vary")).isEqualTo("Origin");
    assertThat(Call.get("/x").on(app(Cors.anyOrigin())).answered("Vary")).isNull();
  }

  @Test
  void keepsTheVaryOfTheHandler() {
    App app =
        App.create()
            .use(Cors.allow(APP))
            .get("/v", r -> Response.text("x").withHeader("Vary", "Accept"))
            .get("/o", r -> Response.text("x").withHeader("Vary", "Accept, origin"))
            .get("/s", r -> Response.text("x").withHeader("Vary", "*"));
    assertThat(get("/v", APP).on(app).answered("Vary")).isEqualTo("Accept, Origin");
    assertThat(get("/o", APP).on(app).answered("Vary")).isEqualTo("Accept, origin");
    assertThat(get("/s", APP).on(app).answered("Vary")).isEqualTo("*");
    assertThat(allowed(get("/v", APP).on(app))).isEqualTo(APP);
    assertThat(get("/v", "https://evil.example").on(app).answered("Vary"))
        .isEqualTo("Accept, Origin");
  }

  @Test
  void errorsHaveTheFieldsToo() {
    App app = app(Cors.allow(APP));
    assertThat(allowed(get("/fails", APP).on(app))).isEqualTo(APP);
    assertThat(allowed(get("/none", APP).on(app))).isEqualTo(APP);
    Call call = Call.of(Method.DELETE, "/x").header("Origin", APP).on(app);
    assertThat(call.status()).isEqualTo(405);
    assertThat(allowed(call)).isEqualTo(APP);
  }

  @Test
  void answersAPreflightWithoutAHandler() {
    Call call =
        preflight("/x", APP, "GET")
            .header("Access-Control-Request-Headers", "authorization,x-a")
            .on(app(Cors.allow(APP).credentials()));
    assertThat(call.status()).isEqualTo(204);
    assertThat(allowed(call)).isEqualTo(APP);
    assertThat(call.answered("Access-Control-Allow-Methods")).isEqualTo("GET");
    assertThat(call.answered("Access-Control-Allow-Headers")).isEqualTo("authorization,x-a");
    assertThat(call.answered("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(call.answered("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(call.answered("Vary"))
        .isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    assertThat(preflight("/own", APP, "OPTIONS").on(app(Cors.allow(APP))).status()).isEqualTo(204);
    assertThat(ran).isEmpty();
  }

  @Test
  void anOptionsRequestWithoutTheFieldsIsNoPreflight() {
    App app = app(Cors.allow(APP));
    assertThat(Call.of(Method.OPTIONS, "/own").header("Origin", APP).on(app).text())
        .isEqualTo("own");
    assertThat(
            Call.of(Method.OPTIONS, "/own")
                .header("Access-Control-Request-Method", "GET")
                .on(app)
                .text())
        .isEqualTo("own");
  }

  @Test
  void aPreflightOfAnotherOriginGetsNoLeave() {
    Call call = preflight("/x", "https://evil.example", "GET").on(app(Cors.allow(APP)));
    assertThat(call.status()).isEqualTo(204);
    assertThat(call.answerHeaders().contains("Access-Control-Allow-Origin")).isFalse();
    assertThat(call.answerHeaders().contains("Access-Control-Allow-Methods")).isFalse();
    assertThat(call.answered("Vary")).startsWith("Origin");
    assertThat(ran).isEmpty();
  }

  @Test
  void anUnknownMethodGetsNoLeave() {
    Call call = preflight("/x", APP, "BREW").on(app(Cors.allow(APP)));
    assertThat(call.answerHeaders().contains("Access-Control-Allow-Methods")).isFalse();
  }

  @Test
  void allowsOnlyWhatIsListed() {
    Cors cors =
        Cors.allow(APP)
            .methods(Method.GET, Method.PUT)
            .headers("X-A", "X-B")
            .exposed("X-Total")
            .maxAge(Duration.ofSeconds(5));
    Call call =
        preflight("/x", APP, "DELETE")
            .header("Access-Control-Request-Headers", "x-c")
            .on(app(cors));
    assertThat(call.answered("Access-Control-Allow-Methods")).isEqualTo("GET, PUT");
    assertThat(call.answered("Access-Control-Allow-Headers")).isEqualTo("X-A, X-B");
    assertThat(call.answered("Access-Control-Max-Age")).isEqualTo("5");
    assertThat(get("/x", APP).on(app(cors)).answered("Access-Control-Expose-Headers"))
        .isEqualTo("X-Total");
  }

  @Test
  void sendsBackNoListOfFieldsThatIsNone() {
    for (String list : List.of("x-a;y", "x a", "x-a," + "b,".repeat(100))) {
      Call call =
          preflight("/x", APP, "GET")
              .header("Access-Control-Request-Headers", list)
              .on(app(Cors.allow(APP)));
      assertThat(call.answered("Access-Control-Allow-Headers")).isNull();
    }
  }

  @Test
  void allowsAPrivateNetworkOnlyWhereAsked() {
    String asked = "Access-Control-Request-Private-Network";
    String allowed = "Access-Control-Allow-Private-Network";
    Call with = preflight("/x", APP, "GET").header(asked, "true");
    assertThat(with.on(app(Cors.allow(APP).privateNetwork())).answered(allowed)).isEqualTo("true");
    Call without = preflight("/x", APP, "GET").header(asked, "true");
    assertThat(without.on(app(Cors.allow(APP))).answered(allowed)).isNull();
    Call unasked = preflight("/x", APP, "GET");
    assertThat(unasked.on(app(Cors.allow(APP).privateNetwork())).answered(allowed)).isNull();
  }

  @Test
  void anyOriginIsAStarAndNeverWithCredentials() {
    assertThat(allowed(get("/x", "https://any.example").on(app(Cors.anyOrigin())))).isEqualTo("*");
    assertThatThrownBy(() -> Cors.anyOrigin().credentials())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cors.allow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "app.example",
        "https://",
        "https://app.example/",
        "https://app.example/x",
        "https://*.example",
        "https://*",
        "https://a*.app.example",
        "https://app.example:0",
        "://app.example",
        "https://user@app.example",
        "https://*.192.0.2.1",
        ".*"
      })
  void refusesWhatIsNoOriginAtOnce(String origin) {
    assertThatThrownBy(() -> Cors.allow(origin)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBadSettings() {
    assertThatThrownBy(() -> Cors.allow()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cors.allow(APP).headers("a b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cors.allow(APP).exposed(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cors.allow(APP).maxAge(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void worksForAGroupAndARoute() {
    App app =
        App.create()
            .mount("/in", group -> group.use(Cors.allow(APP)).put("/a", r -> Response.text("a")))
            .mount(group ->
                group.route(
                    Route.of(Method.PUT, "/b", r -> Response.text("b")).use(Cors.allow(APP))))
            .put("/out", r -> Response.text("out"));
    assertThat(allowed(preflight("/in/a", APP, "PUT").on(app))).isEqualTo(APP);
    assertThat(allowed(preflight("/b", APP, "PUT").on(app))).isEqualTo(APP);
    Call out = preflight("/out", APP, "PUT").on(app);
    assertThat(out.answered("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void namesTheWayToAnyOrigin() {
    assertThatThrownBy(() -> Cors.allow("*"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for any origin write Cors.anyOrigin()");
  }
}
