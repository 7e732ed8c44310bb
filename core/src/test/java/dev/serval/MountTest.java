// Applications inside others: by path, by host, by version; and what groups say in the document.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Method;
import dev.serval.json.JsonValue;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountTest {
  private static Middleware mark(String name) {
    return (request, next) -> next.handle(request).withAddedHeader("X-Mark", name);
  }

  private static App app(String name) {
    return App.create()
        .title(name)
        .use(mark(name))
        .get("/", request -> Response.text(name + " root"))
        .get("/a", request -> Response.text(name + " a"))
        .get(
            "/fails",
            request -> {
              throw new IOException();
            });
  }

  // By path.

  @Test
  void answersAPathAndAllBelowIt() {
    App app = App.create().use(mark("outer")).get("/a", r -> Response.text("own"));
    app.mount("/v1", app("one")).mount("/v2/", app("two"));
    assertThat(Call.get("/v1").on(app).text()).isEqualTo("one root");
    assertThat(Call.get("/v1/a").on(app).text()).isEqualTo("one a");
    assertThat(Call.get("/v2/a").on(app).text()).isEqualTo("two a");
    assertThat(Call.get("/%761/a").on(app).text()).isEqualTo("one a");
    assertThat(Call.get("/a").on(app).text()).isEqualTo("own");
    assertThat(Call.get("/v10/a").on(app).status()).isEqualTo(404);
  }

  @Test
  void wrapsItInTheMiddlewareAroundAlsoWhereItHasNoRoute() {
    App app = App.create().use(mark("outer")).mount("/v1", app("one"));
    assertThat(Call.get("/v1/a").on(app).answerHeaders().all("X-Mark"))
        .containsExactly("one", "outer");
    Call none = Call.get("/v1/none").on(app);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.answerHeaders().all("X-Mark")).containsExactly("one", "outer");
    assertThat(Call.get("/none").on(app).answerHeaders().all("X-Mark")).containsExactly("outer");
    assertThat(Call.post("/v1/a").on(app).answered("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void asksTheHandlersAndProvidersAroundForWhatItHasNot() {
    App inner = app("one").errors(FastApiErrors.standard());
    App app =
        App.create()
            .onError(IOException.class, (e, r) -> Response.text("outer").withStatus(418))
            .provide("given")
            .mount(
                "/v1", inner.mount(group -> assertThat(group.provider(String.class)).isNotNull()));
    assertThat(Call.get("/v1/fails").on(app).status()).isEqualTo(418);
    assertThat(Call.get("/v1/none").on(app).text()).contains("detail").doesNotContain("title");
    assertThat(Call.get("/none").on(app).text()).contains("title");
  }

  @Test
  void hasItsOwnDocumentBelowItsPath() {
    App app = App.create().title("outer").get("/own", r -> Response.text("x"));
    app.mount("/v1", app("one")).mount("/v2", app("two").docs(false));
    JsonValue outer = Call.get("/openapi.json").on(app).tree();
    assertThat(outer.at("/info/title")).hasToString("\"outer\"");
    assertThat(outer.at("/paths").toString()).contains("/own").doesNotContain("/v1");
    JsonValue one = Call.get("/v1/openapi.json").on(app).tree();
    assertThat(one.at("/info/title")).hasToString("\"one\"");
    assertThat(one.at("/paths").toString()).contains("\"/v1/a\"").doesNotContain("/own");
    assertThat(one.at("/servers/0/url")).hasToString("\"..\"");
    assertThat(Call.get("/v1/docs").on(app).status()).isEqualTo(200);
    assertThat(Call.get("/v2/docs").on(app).status()).isEqualTo(404);
  }

  @Test
  void nests() {
    App app = App.create().mount("/a", App.create().mount("/b", app("deep")));
    assertThat(Call.get("/a/b/a").on(app).text()).isEqualTo("deep a");
    assertThat(Call.get("/a/b/openapi.json").on(app).tree().at("/paths").toString())
        .contains("/a/b/a");
  }

  @Test
  void refusesRoutesThatNobodyWouldReachAndTwoInOnePlace() {
    App hidden = App.create().get("/v1/x", r -> Response.text("x")).mount("/v1", app("one"));
    assertThatThrownBy(hidden::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /v1/x (dev.serval.MountTest")
        .hasMessageContaining("/v1");
    App twice = App.create().mount("/v1", app("one")).mount("/v1", app("two"));
    assertThatThrownBy(twice::handler).hasMessageContaining("/v1");
  }

  @Test
  void refusesAnApplicationThatIsNoLongerFree() {
    App one = app("one");
    App app = App.create().mount("/v1", one);
    assertThatThrownBy(() -> App.create().mount("/x", one))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> one.get("/late", r -> Response.text("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mounted");
    assertThatThrownBy(one::handler).hasMessageContaining("mounted");
    assertThatThrownBy(() -> app.mount("/self", app)).hasMessageContaining("another");
    assertThatThrownBy(() -> App.create().mount("/{team}", app("x")))
        .hasMessageContaining("/{team}");
    assertThatThrownBy(() -> App.create().mount("/", app("x"))).hasMessageContaining("such as /v1");
  }

  @Test
  void startsAndStopsWithTheApplicationAround() {
    List<String> order = new ArrayList<>();
    App inner = app("one").onStart(() -> order.add("start")).onStop(() -> order.add("stop"));
    App app = App.create().onStart(() -> order.add("outer")).mount("/v1", inner);
    ExchangeHandlers.build(app);
    app.lifespan().start();
    assertThat(inner.lifespan().isReady()).isTrue();
    app.lifespan().stop(java.time.Duration.ofSeconds(5));
    assertThat(inner.lifespan().isReady()).isFalse();
    assertThat(order).containsExactly("outer", "start", "stop");
  }

  @Test
  void anApplicationInsideIsToldThatTheOneAroundStops() throws InterruptedException {
    List<String> order = new ArrayList<>();
    App inner = App.create();
    inner.lifespan().onStopping(() -> order.add("before"));
    inner.mount(group -> {
      Lifespan lifespan = group.lifespan();
      lifespan.onStopping(() -> order.add("taken back")).close();
      Lifespan.Registration kept = lifespan.onStopping(() -> order.add("later taken back"));
      group.get(
          "/",
          r -> {
            kept.close();
            return Response.text("x");
          });
    });
    App app = App.create().mount("/v1", inner);
    assertThat(Call.get("/v1").on(app).text()).isEqualTo("x");
    app.lifespan().start();
    app.lifespan().beginStop();
    assertThat(order).containsExactly("before");
  }

  /// Builds an application.
  private static final class ExchangeHandlers {
    static void build(App app) {
      assertThat(app.handler()).isNotNull();
    }
  }

  // By host.

  @Test
  void answersAHost() {
    App app =
        App.create()
            .get("/a", r -> Response.text("own"))
            .host("*.example.com", app("any"))
            .host("admin.example.com", app("admin"))
            .host("*.sub.example.com", app("sub"));
    assertThat(on("Admin.Example.com:8000", app)).isEqualTo("admin a");
    assertThat(on("shop.example.com", app)).isEqualTo("any a");
    assertThat(on("x.sub.example.com", app)).isEqualTo("sub a");
    assertThat(on("example.com", app)).isEqualTo("own");
    assertThat(on("localhost", app)).isEqualTo("own");
    App ports = App.create().host("a.example", app("any")).host("a.example:8443", app("one"));
    assertThat(on("a.example:8443", ports)).isEqualTo("one a");
    assertThat(on("a.example:80", ports)).isEqualTo("any a");
    assertThat(on("a.example.:80", ports)).isEqualTo("any a");
    App twice = App.create().host("a.example", app("x")).host("A.example.", app("y"));
    assertThatThrownBy(twice::handler).hasMessageContaining("two for a.example");
    assertThatThrownBy(() -> App.create().host("not a host", app("x")))
        .hasMessageContaining("App.host");
  }

  private static String on(String host, App app) {
    return Call.get("/a").to(host).on(app).text();
  }

  // By version.

  private static App versions(String otherwise) {
    Versions versions =
        Versions.byHeader("API-Version").version("1", app("one")).version("2", app("two"));
    return App.create()
        .get("/health", r -> Response.text("fine"))
        .versions(otherwise.isEmpty() ? versions : versions.otherwise(otherwise));
  }

  @Test
  void answersTheVersionOfAHeader() {
    App app = versions("");
    Call one = Call.get("/a").header("API-Version", "1").on(app);
    assertThat(one.text()).isEqualTo("one a");
    assertThat(one.answered("Vary")).isEqualTo("API-Version");
    assertThat(Call.get("/a").header("API-Version", "2").on(app).text()).isEqualTo("two a");
    Call none = Call.get("/none").header("API-Version", "2").on(app);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.answered("Vary")).isEqualTo("API-Version");
    assertThat(Call.get("/health").on(app).text()).isEqualTo("fine");
  }

  @Test
  void refusesAnUnknownVersionAndOneThatIsMissing() {
    Call unknown = Call.get("/a").header("API-Version", "3");
    Call two = Call.get("/a").header("API-Version", "1").header("API-Version", "2");
    for (Call call : List.of(unknown, two, Call.get("/a"))) {
      call.on(versions(""));
      assertThat(call.status()).isEqualTo(400);
      assertThat(call.answered("Vary")).isEqualTo("API-Version");
      assertThat(call.text()).contains("expected the header API-Version with one of 1, 2");
    }
    assertThat(Call.get("/a").on(versions("2")).text()).isEqualTo("two a");
    assertThat(Call.get("/a").header("API-Version", "3").on(versions("2")).status()).isEqualTo(400);
  }

  @Test
  void eachVersionHasADocumentThatNamesTheHeader() {
    App app = versions("");
    JsonValue one = Call.get("/1/openapi.json").on(app).tree();
    assertThat(one.at("/info/title")).hasToString("\"one\"");
    assertThat(one.at("/paths/~1a/get/parameters").toString())
        .contains("\"API-Version\"", "\"enum\":[\"1\"]");
    assertThat(one.at("/servers/0/url")).hasToString("\"..\"");
    assertThat(Call.get("/2/docs").on(app).status()).isEqualTo(200);
  }

  @Test
  void refusesVersionsThatMakeNoSense() {
    assertThatThrownBy(() -> Versions.byHeader("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> App.create().versions(Versions.byHeader("V")))
        .hasMessageContaining("expected one version or more, found none");
    Versions versions = Versions.byHeader("V").version("1", app("one"));
    assertThatThrownBy(() -> versions.version("1", app("x"))).hasMessageContaining("already");
    assertThatThrownBy(() -> versions.version("a/b", app("x"))).hasMessageContaining("`a/b`");
    assertThatThrownBy(() -> versions.otherwise("2")).hasMessageContaining("[1]");
    App app = App.create().versions(versions);
    assertThatThrownBy(() -> app.versions(Versions.byHeader("W")))
        .isInstanceOf(IllegalStateException.class);
  }

  // What groups say.

  @Test
  void groupsSayWhatTheirOperationsShare() {
    App app =
        App.create()
            .mount(
                "/in",
                group ->
                    group
                        .tag("outer")
                        .response(ApiResponse.of(429))
                        .response(ApiResponse.of(404))
                        .parameter(Parameter.header("X-Tenant", Schema.string()))
                        .mount(
                            "/deep",
                            (Group inner) ->
                                inner
                                    .tag("inner")
                                    .deprecated()
                                    .response(ApiResponse.json(404, Schema.string()))
                                    .get("/a", r -> Response.text("x")))
                        .mount(
                            "/hidden",
                            (Group inner) -> inner.hidden().get("/b", r -> Response.text("x"))))
            .get("/out", r -> Response.text("x"));
    JsonValue document = Call.get("/openapi.json").on(app).tree();
    JsonValue deep = document.at("/paths/~1in~1deep~1a/get");
    assertThat(deep.at("/tags")).hasToString("[\"outer\",\"inner\"]");
    assertThat(deep.at("/deprecated")).hasToString("true");
    assertThat(deep.at("/responses").toString()).contains("\"429\"", "\"404\"");
    assertThat(deep.at("/responses/404").toString()).contains("\"type\":\"string\"");
    assertThat(deep.at("/parameters").toString()).contains("X-Tenant");
    assertThat(document.toString()).doesNotContain("/in/hidden");
    assertThat(document.at("/paths/~1out/get").toString()).doesNotContain("429", "X-Tenant");
  }

  // Guards of groups.

  /// Stands for a class with a guard.
  private static final class Members {}

  private static Route route(String path, Class<?>... guards) {
    return Route.of(Method.GET, path, request -> Response.text("x")).place("here").guards(guards);
  }

  @Test
  void aGroupRefusesARouteThatForgetsItsGuard() {
    App forgets = App.create().mount("/in", group -> group.guard(Members.class).route(route("/a")));
    assertThatThrownBy(forgets::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /in/a (here)")
        .hasMessageContaining("@Depends(Members.class)");
    App asks =
        App.create()
            .guard(Members.class)
            .route(route("/a", Members.class))
            .mount("/open", group -> group.unguarded().route(route("/b")));
    assertThat(Call.get("/a").on(asks).status()).isEqualTo(200);
    assertThat(Call.get("/docs").on(asks).status()).isEqualTo(200);
  }

  @Test
  void theGuardOfAnApplicationHoldsForThoseMountedInIt() {
    App app = App.create().guard(Members.class).mount("/v1", App.create().route(route("/a")));
    assertThatThrownBy(app::handler).hasMessageContaining("GET /v1/a");
    App open =
        App.create()
            .guard(Members.class)
            .mount(
                "/v1", App.create().mount("/open", group -> group.unguarded().route(route("/a"))));
    assertThat(Call.get("/v1/open/a").on(open).status()).isEqualTo(200);
  }

  @Test
  void webhooksNeedTheProcessor() {
    App app = App.create().webhooks(Runnable.class);
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.RunnableWebhooks")
        .hasMessageContaining("serval-processor");
  }
}
