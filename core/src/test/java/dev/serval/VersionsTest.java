// Versions by a header field: preflights, and what a request knows of them.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Method;
import dev.serval.middleware.Cors;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static App app(String name) {
    return App.create().get("/a", request -> Response.text(name + " a"));
  }

  private static App withCors(String name, String... allowed) {
    Cors cors = Cors.allow("https://" + name + ".example");
    return app(name).use(allowed.length == 0 ? cors : cors.headers(allowed));
  }

  private static Call preflight(String path, String method, String origin) {
    return Call.of(Method.OPTIONS, path)
        .header("Origin", "https://" + origin + ".example")
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", "api-version, x-other");
  }

  @Test
  void aPreflightIsAnsweredByTheVersionForRequestsWithoutOneElseByTheNewestWithTheRoute() {
    Versions both =
        Versions.byHeader("API-Version")
            .version("1", withCors("one").delete("/a", r -> Response.text("gone")))
            .version("2", withCors("two"));
    App app = App.create().versions(both);
    Call newest = preflight("/a", "GET", "two").on(app);
    assertThat(newest.status()).isEqualTo(204);
    assertThat(newest.answered("Access-Control-Allow-Origin")).isEqualTo("https://two.example");
    assertThat(newest.answered("Access-Control-Allow-Headers")).contains("api-version");
    assertThat(preflight("/a", "GET", "one").on(app).answered("Access-Control-Allow-Origin"))
        .isNull();
    Call only = preflight("/a", "DELETE", "one").on(app);
    assertThat(only.answered("Access-Control-Allow-Origin")).isEqualTo("https://one.example");
    assertThat(preflight("/none", "GET", "one").on(app).status()).isEqualTo(400);
    App usual =
        App.create()
            .versions(
                Versions.byHeader("API-Version")
                    .version("1", withCors("one"))
                    .version("2", withCors("two"))
                    .otherwise("1"));
    assertThat(preflight("/a", "GET", "one").on(usual).answered("Access-Control-Allow-Origin"))
        .isEqualTo("https://one.example");
  }

  @Test
  void aPreflightAllowsTheFieldThatChoosesTheVersion() {
    App app =
        App.create()
            .versions(Versions.byHeader("API-Version").version("1", withCors("one", "X-Other")));
    assertThat(preflight("/a", "GET", "one").on(app).answered("Access-Control-Allow-Headers"))
        .isEqualTo("X-Other, API-Version");
    App around =
        App.create()
            .use(Cors.allow("https://one.example").headers("X-Other"))
            .versions(Versions.byHeader("API-Version").version("1", app("one")));
    assertThat(preflight("/a", "GET", "one").on(around).answered("Access-Control-Allow-Headers"))
        .isEqualTo("X-Other, API-Version");
  }

  @Test
  void tellsARequestWhichVersionAnswersIt() {
    App version =
        App.create().get("/v", request -> Response.text(request.version().orElse("none")));
    App deep =
        App.create().mount("/deep", App.create().get("/v", r -> Response.text(r.version() + "")));
    App app =
        App.create()
            .get("/own", request -> Response.text(request.version().orElse("none")))
            .versions(Versions.byHeader("API-Version").version("1", version).version("2", deep));
    assertThat(Call.get("/v").header("API-Version", "1").on(app).text()).isEqualTo("1");
    assertThat(Call.get("/deep/v").header("API-Version", "2").on(app).text())
        .isEqualTo("Optional[2]");
    assertThat(Call.get("/own").on(app).text()).isEqualTo("none");
  }
}
