// What an application inside another may not have, and what stands in for its objects.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Method;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.OAuthFlow;
import dev.serval.openapi.Operation;
import dev.serval.openapi.SecurityRequirement;
import dev.serval.openapi.SecurityScheme;
import dev.serval.transport.TransportConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MountedSetupTest {
  private static App app(String name) {
    return App.create().get("/a", request -> Response.text(name + " a"));
  }

  // Settings of the server.

  @Test
  void refusesAnApplicationWithSettingsOfAServer() {
    App ports = app("one").port(9_000).stopDelay(Duration.ofSeconds(5));
    assertThatThrownBy(() -> App.create().mount("/v1", ports))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("port, stopDelay")
        .hasMessageContaining("the application that is started");
    App hosts = app("one").host("0.0.0.0");
    assertThatThrownBy(() -> App.create().host("a.example", hosts)).hasMessageContaining("host");
    App limits = app("one").transport(TransportConfig.defaults());
    assertThatThrownBy(
            () -> App.create().versions(Versions.byHeader("API-Version").version("1", limits)))
        .hasMessageContaining("transport");
  }

  // Addresses of security schemes.

  private static App withScheme(String tokenUrl) {
    SecurityScheme scheme = SecurityScheme.oauth2("Auth", List.of(OAuthFlow.password(tokenUrl)));
    Operation operation =
        Operation.of("Todos", "list")
            .security(SecurityRequirement.of(scheme))
            .response(ApiResponse.of(200))
            .build();
    return App.create()
        .route(Route.of(Method.GET, "/todos", r -> Response.text("")).operation(() -> operation));
  }

  private static String tokenUrl(App app, String document) {
    JsonValue url =
        Call.get(document)
            .on(app)
            .tree()
            .at("/components/securitySchemes/Auth/flows/password/tokenUrl");
    return ((JsonString) Objects.requireNonNull(url)).value();
  }

  /// Resolved as OpenAPI says: the server against the document's address, the rest against that.
  private static String resolved(App app, String prefix, String document) {
    String server =
        ((JsonString)
                Objects.requireNonNull(Call.get(document).on(app).tree().at("/servers/0/url")))
            .value();
    return URI.create("https://a.example" + prefix + document)
        .resolve(server + "/")
        .resolve(tokenUrl(app, document))
        .toString();
  }

  @Test
  void addressesOfSchemesAreBelowTheApplicationOrTheServer() {
    App own = App.create().mount("/v1", withScheme("token"));
    assertThat(tokenUrl(own, "/v1/openapi.json")).isEqualTo("v1/token");
    assertThat(resolved(own, "", "/v1/openapi.json")).isEqualTo("https://a.example/v1/token");
    assertThat(resolved(own, "/shop", "/v1/openapi.json"))
        .isEqualTo("https://a.example/shop/v1/token");
    App root = App.create().mount("/v1", withScheme("/token"));
    assertThat(resolved(root, "/shop", "/v1/openapi.json"))
        .isEqualTo("https://a.example/shop/token");
    App up = App.create().mount("/a/b", withScheme("../token?x=1"));
    assertThat(resolved(up, "", "/a/b/openapi.json")).isEqualTo("https://a.example/a/token?x=1");
    assertThat(tokenUrl(withScheme("token"), "/openapi.json")).isEqualTo("token");
    for (String absolute : List.of("https://id.example/token", "//id.example/token")) {
      App elsewhere = App.create().mount("/v1", withScheme(absolute));
      assertThat(tokenUrl(elsewhere, "/v1/openapi.json")).isEqualTo(absolute);
    }
  }

  // Overrides.

  private static class Clock {
    String now() {
      return "noon";
    }
  }

  private static final class Summer extends Clock {}

  private static final class Stopped extends Clock {
    @Override
    String now() {
      return "never";
    }
  }

  private static App withClock(Class<? extends Clock> needed) {
    return App.create()
        .mount(
            "/",
            group -> {
              Clock clock = group.provider(needed);
              group.get("/now", request -> Response.text(clock.now()));
            });
  }

  @Test
  void anOverrideHoldsInApplicationsInside() {
    App own = App.create().mount("/v1", withClock(Clock.class).provide(new Clock()));
    own.override(Clock.class, new Stopped());
    assertThat(Call.get("/v1/now").on(own).text()).isEqualTo("never");
    App around = App.create().provide(new Clock()).mount("/v1", withClock(Clock.class));
    around.override(Clock.class, new Stopped());
    assertThat(Call.get("/v1/now").on(around).text()).isEqualTo("never");
    App deep = App.create().override(Clock.class, new Stopped());
    deep.mount("/a", App.create().mount("/b", withClock(Clock.class).provide(new Summer())));
    assertThat(Call.get("/a/b/now").on(deep).text()).isEqualTo("never");
  }

  @Test
  void anOverrideInsideHoldsForWhatIsProvidedAroundAndTheOutermostWins() {
    App inner = withClock(Clock.class).override(Clock.class, new Stopped());
    App app = App.create().provide(new Clock()).mount("/v1", inner);
    app.get("/none", request -> Response.text(""));
    assertThat(Call.get("/v1/now").on(app).text()).isEqualTo("never");
    App both = App.create().override(Clock.class, new Clock());
    both.mount(
        "/v1", withClock(Clock.class).provide(new Summer()).override(Clock.class, new Stopped()));
    assertThat(Call.get("/v1/now").on(both).text()).isEqualTo("noon");
  }

  @Test
  void anOverrideOfASuperclassHoldsForTheSubclassOrIsRefused() {
    App refused = withClock(Summer.class).provide(new Summer());
    refused.override(Clock.class, new Stopped());
    assertThatThrownBy(refused::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Summer")
        .hasMessageContaining("Stopped")
        .hasMessageContaining("app.override(Summer.class, …)");
    App nowhere = App.create().mount("/v1", app("one")).override(Clock.class, new Stopped());
    assertThatThrownBy(nowhere::handler).hasMessageContaining("app.provide(new Clock(…))");
  }
}
