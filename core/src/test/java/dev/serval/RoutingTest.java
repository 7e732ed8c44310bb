// What a request gets by its method and path alone.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.openapi.Operation;
import dev.serval.routing.RouteConflictException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {
  @Test
  void refusesARestThatClimbs() {
    App app =
        App.create()
            .docs(false)
            .get("/files/{path...}", request -> Response.text(request.path("path")))
            .get("/one/{a}/{path...}", request -> Response.text(request.pathValue(0)))
            .get("/teams/{name}", request -> Response.text(request.path("name")));
    for (String target :
        List.of(
            "/files/..%2f..%2fetc/passwd",
            "/files/a/%2e%2e%2Fb", "/files/a%5c..%5Cb", "/files/..\\b")) {
      Call call = Call.get(target).on(app);
      assertThat(call.status()).as(target).isEqualTo(400);
      assertThat(call.text()).contains("The path has a '.' or '..' segment");
    }
    assertThat(Call.get("/files/a%2Fb..%5c.c/%252e%252e/d").on(app).text())
        .isEqualTo("a/b..\\.c/%2e%2e/d");
    assertThat(Call.get("/files/").on(app).text()).isEmpty();
    assertThat(Call.get("/one/..%2Fa/b").on(app).text()).isEqualTo("../a");
    assertThat(Call.get("/teams/..%2Fa").on(app).text())
        .as("one segment is data")
        .isEqualTo("../a");
  }

  private final App app =
      App.create()
          .get("/", request -> Response.text("root"))
          .get("/todos", request -> Response.text("list"))
          .post("/todos", request -> Response.text("add").withStatus(201))
          .put("/todos/{id}", request -> Response.text("put " + request.path("id")))
          .patch("/todos/{id}", request -> Response.text("patch " + request.path("id")))
          .delete("/todos/{id}", request -> Response.empty(Status.NO_CONTENT))
          .get("/folder/", request -> Response.text("folder"))
          .get("/any/{rest...}", request -> Response.text(request.path("rest")))
          .get("/one/{name}/", request -> Response.text(request.path("name")))
          .route(Method.QUERY, "/search", request -> Response.text(request.body().text()));

  @Test
  void answersEachMethodByItsRoute() {
    assertThat(Call.get("/").on(app).text()).isEqualTo("root");
    assertThat(Call.get("/todos").on(app).text()).isEqualTo("list");
    assertThat(Call.post("/todos").on(app).status()).isEqualTo(201);
    assertThat(Call.of(Method.PUT, "/todos/7").on(app).text()).isEqualTo("put 7");
    assertThat(Call.of(Method.PATCH, "/todos/a%2Fb").on(app).text()).isEqualTo("patch a/b");
    assertThat(Call.of(Method.DELETE, "/todos/7").on(app).status()).isEqualTo(204);
    assertThat(Call.of(Method.QUERY, "/search").body("text/plain", "q").on(app).text())
        .isEqualTo("q");
  }

  @Test
  void answersHeadByTheRouteOfGet() {
    Call call = Call.of(Method.HEAD, "/todos").on(app);
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answered("Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  void answersOptionsWithTheMethodsOfThePath() {
    Call call = Call.of(Method.OPTIONS, "/todos").on(app);
    assertThat(call.status()).isEqualTo(204);
    assertThat(call.answered("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
  }

  @Test
  void answers405WithAllow() {
    Call call = Call.of(Method.DELETE, "/todos").on(app);
    assertThat(call.status()).isEqualTo(405);
    assertThat(call.answered("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    assertThat(call.text())
        .isEqualTo(
            "{\"type\":\"https://serval.dev/problems/method-not-allowed\","
                + "\"title\":\"Method Not Allowed\",\"status\":405}");
  }

  @Test
  void answers404AsProblemThatIsNotCached() {
    Call call = Call.get("/nothing").on(app);
    assertThat(call.status()).isEqualTo(404);
    assertThat(call.answered("Content-Type")).isEqualTo("application/problem+json");
    assertThat(call.answered("Cache-Control")).isEqualTo("no-store");
    assertThat(call.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(call.text())
        .isEqualTo(
            "{\"type\":\"https://serval.dev/problems/not-found\",\"title\":\"Not Found\","
                + "\"status\":404}");
  }

  @Test
  void redirectsAPathThatIsWrongByItsLastSlash() {
    Call less = Call.of(Method.POST, "/todos/?a=b%20c").on(app);
    assertThat(less.status()).isEqualTo(308);
    assertThat(less.answered("Location")).isEqualTo("/todos?a=b%20c");
    assertThat(Call.get("/folder").on(app).answered("Location")).isEqualTo("/folder/");
  }

  @Test
  void answers404ToAPathOfAllSegmentsThatAreAllowed() {
    String longest = "/a".repeat(RequestTarget.MAX_SEGMENTS);
    assertThat(Call.get(longest).on(app).status()).isEqualTo(404);
    String slash = "/a".repeat(RequestTarget.MAX_SEGMENTS - 1) + "/";
    assertThat(Call.get(slash).on(app).status()).isEqualTo(404);
  }

  @Test
  void redirectsTargetsThatAreNoUris() {
    Call call = Call.get("/todos/?q=a|b{c}\"<^>`[").on(app);
    assertThat(call.status()).isEqualTo(308);
    assertThat(call.answered("Location")).isEqualTo("/todos?q=a|b{c}\"<^>`[");
  }

  @Test
  void neverRedirectsToAnotherSite() {
    App open =
        App.create()
            .get("/{rest...}", r -> Response.text("x"))
            .get("/a/{n}", r -> Response.text("x"));
    assertThat(Call.get("//evil.example/").on(open).status()).isEqualTo(200);
    App named = App.create().get("/{name}", request -> Response.text("x"));
    assertThat(Call.get("/%5Cevil.example/").on(named).answered("Location"))
        .isEqualTo("/%5Cevil.example");
    assertThat(Call.get("/\\evil.example/").on(named).status()).isEqualTo(404);
  }

  @Test
  void leavesPathsAloneWhenStrict() {
    App strict =
        App.create()
            .trailingSlash(TrailingSlash.STRICT)
            .get("/todos", request -> Response.text("list"));
    assertThat(Call.get("/todos/").on(strict).status()).isEqualTo(404);
  }

  @Test
  void answers400ToAQueryThatDoesNotDecode() {
    Call call = Call.get("/todos?a=%zz").on(app);
    assertThat(call.status()).isEqualTo(400);
    assertThat(call.answered("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void refusesTwoRoutesForOneRequestNamingBothPlaces() {
    App twice =
        App.create()
            .get("/todos/{id}", request -> Response.text("a"))
            .get("/todos/{name}", request -> Response.text("b"));
    assertThatThrownBy(twice::handler)
        .isInstanceOf(RouteConflictException.class)
        .hasMessageContaining("RoutingTest.refusesTwoRoutes")
        .hasMessageContaining("RoutingTest.java:");
  }

  private static Routes desk(String id) {
    return group ->
        group
            .route(
                Route.of(Method.GET, "/desk", request -> Response.text("all"))
                    .operation(() -> operation(id))
                    .place("shop.Desk.all"))
            .route(
                Route.of(Method.GET, "/desk/{id}", request -> Response.text("one"))
                    .place("shop.Desk.one"));
  }

  private static Operation operation(String id) {
    Operation.Builder operation = Operation.of("Desk", "all");
    return (id.isEmpty() ? operation : operation.id(id)).build();
  }

  @Test
  void saysThatAClassIsMountedTwiceAndWhere() {
    App twice = App.create().mount("/v1", desk("")).mount("/v1/", desk(""));
    assertThatThrownBy(twice::handler)
        .isInstanceOf(RouteConflictException.class)
        .hasMessage(
            "shop.Desk is mounted twice, at /v1 and at /v1: both answer GET /v1/desk (shop.Desk.all)."
                + " Mount it once, or below another path: mount(\"/other\", …)");
    App thrice =
        App.create()
            .mount(desk(""))
            .mount("/{a}", desk(""))
            .mount("/{b}", group -> desk("").addTo(group));
    assertThatThrownBy(thrice::handler)
        .hasMessageContaining("shop.Desk is mounted 3 times, at /, /{a}, /{b}: both answer");
    assertThat(App.create().mount("/a", desk("")).mount("/b", desk("")).handler()).isNotNull();
  }

  @Test
  void doesNotCallARouteThatOneGroupHasTwiceMountedTwice() {
    App twice = App.create().mount(group -> desk("").addTo(addedTo(group)));
    assertThatThrownBy(twice::handler)
        .hasMessage(
            "GET /desk (shop.Desk.all) answers the same requests as GET /desk (shop.Desk.all):"
                + " give one of them another path or another method");
  }

  private static Group addedTo(Group group) {
    desk("").addTo(group);
    return group;
  }

  @Test
  void saysThatAnOperationIdIsThereTwiceSinceItsClassIs() {
    App twice = App.create().mount("/a", desk("all")).mount("/b", desk("all"));
    assertThatThrownBy(twice::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "shop.Desk.all is mounted twice, as GET /a/desk and as GET /b/desk, and asks for the"
                + " operationId 'all' both times. Mount its class once, or leave the ids to Serval:"
                + " without @OperationId");
  }

  @Test
  void namesItsOwnPagesWhenARouteTakesTheirPlace() {
    App taken = App.create().get("/docs", request -> Response.text("mine"));
    assertThatThrownBy(taken::handler).hasMessageContaining("App.docs moves or hides it");
    taken = App.create().docs(false).get("/docs", request -> Response.text("mine"));
    assertThat(Call.get("/docs").on(taken).text()).isEqualTo("mine");
  }

  @Test
  void refusesChangesOnceItIsBuilt() {
    App built = App.create();
    built.handler();
    assertThatThrownBy(() -> built.get("/late", request -> Response.text("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before start(), handler()");
    assertThat(built.handler()).isSameAs(built.handler());
  }

  @Test
  void refusesATemplateWhereItIsWritten() {
    App app = App.create();
    assertThatThrownBy(() -> app.get("todos", request -> Response.text("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"/todos\"");
  }
}
