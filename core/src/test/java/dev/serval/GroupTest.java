// Prefixes, middleware and exception handlers of groups, and the order they nest in.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Method;
import dev.serval.http.Status;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GroupTest {
  private static final Attribute<String> USER = Attribute.of("user");

  private static Middleware mark(String name) {
    return (request, next) -> {
      Response response = next.handle(request);
      String before = response.headers().first("X-Trace");
      return response.withHeader("X-Trace", name + (before == null ? "" : " " + before));
    };
  }

  @Test
  void putsPrefixesBeforeTemplates() {
    App app =
        App.create()
            .mount(
                "/v1",
                group ->
                    group
                        .get("/", request -> Response.text("root"))
                        .post("/a", request -> Response.text("post"))
                        .put("/a", request -> Response.text("put"))
                        .patch("/a", request -> Response.text("patch"))
                        .delete("/a", request -> Response.text("delete"))
                        .mount(
                            "/teams/{team}/",
                            (Group inner) ->
                                inner.get(
                                    "/users/{id}",
                                    r -> Response.text(r.path("team") + " " + r.path("id")))));
    assertThat(Call.get("/v1").on(app).text()).isEqualTo("root");
    assertThat(Call.post("/v1/a").on(app).text()).isEqualTo("post");
    assertThat(Call.get("/v1/teams/red/users/7").on(app).text()).isEqualTo("red 7");
  }

  @Test
  void runsMiddlewareOutermostFirst() {
    App app =
        App.create()
            .mount(
                "/in",
                group ->
                    group
                        .get("/", request -> Response.text("x"))
                        .use(mark("group1"), mark("group2")))
            .use(mark("app1"))
            .use(mark("app2"));
    assertThat(Call.get("/in").on(app).answered("X-Trace")).isEqualTo("app1 app2 group1 group2");
  }

  @Test
  void showsMiddlewareOfTheApplicationWhatNoRouteAnswers() {
    App app = App.create().use(mark("app")).get("/a", request -> Response.text("x"));
    assertThat(Call.get("/none").on(app).answered("X-Trace")).isEqualTo("app");
    assertThat(Call.post("/a").on(app).answered("X-Trace")).isEqualTo("app");
    assertThat(Call.get("/a/").on(app).answered("X-Trace")).isEqualTo("app");
  }

  @Test
  void givesMiddlewareAResponseWhereTheHandlerThrows() {
    App app =
        App.create()
            .use(mark("app"))
            .get(
                "/gone",
                request -> {
                  throw Problem.gone("over");
                });
    Call call = Call.get("/gone").on(app);
    assertThat(call.status()).isEqualTo(410);
    assertThat(call.answered("X-Trace")).isEqualTo("app");
  }

  @Test
  void mapsWhatMiddlewareThrowsInsideTheLayersAroundIt() {
    Middleware guard =
        (request, next) -> {
          throw Problem.unauthorized("who?", "Bearer");
        };
    App app = App.create().use(mark("app"), guard).get("/a", request -> Response.text("x"));
    Call call = Call.get("/a").on(app);
    assertThat(call.status()).isEqualTo(401);
    assertThat(call.answered("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(call.answered("X-Trace")).isEqualTo("app");
  }

  @Test
  void handsAttributesInwards() {
    App app =
        App.create()
            .use((request, next) -> next.handle(request.with(USER, "ada")))
            .use((request, next) -> next.handle(request.with(Attribute.of("other"), 1)))
            .get("/me", request -> Response.text(request.attribute(USER).orElseThrow()));
    assertThat(Call.get("/me").on(app).text()).isEqualTo("ada");
    assertThat(USER).hasToString("Attribute[user]");
    assertThat(Call.get("/x").request().attribute(USER)).isEmpty();
  }

  @Test
  void asksTheNearestExceptionHandlerOfTheInnermostGroup() {
    App app =
        App.create()
            .onError(IOException.class, (e, request) -> Response.text("app io"))
            .onError(FileNotFoundException.class, (e, request) -> Response.text("app file"))
            .get("/out", request -> fail(new FileNotFoundException()))
            .get("/io", request -> fail(new IOException()))
            .mount(
                "/in",
                group ->
                    group
                        .onError(Exception.class, (e, request) -> Response.text("group"))
                        .get("/", request -> fail(new FileNotFoundException())));
    assertThat(Call.get("/out").on(app).text()).isEqualTo("app file");
    assertThat(Call.get("/io").on(app).text()).isEqualTo("app io");
    assertThat(Call.get("/in").on(app).text()).isEqualTo("group");
  }

  @Test
  void keepsItsOwnExceptionsFromHandlersOfClassesAboveThem() {
    App app =
        App.create()
            .onError(RuntimeException.class, (e, request) -> Response.text("swallowed"))
            .get("/p", request -> fail(Problem.notFound("no such thing")))
            .get("/r", request -> fail(new IllegalStateException()));
    assertThat(Call.get("/p").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/none").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/r").on(app).text()).isEqualTo("swallowed");
  }

  @Test
  void letsAHandlerTakeItsOwnExceptionsByName() {
    App app =
        App.create()
            .onError(Problem.class, (e, request) -> Response.text("mine").withStatus(e.status()));
    Call call = Call.get("/none").on(app);
    assertThat(call.status()).isEqualTo(404);
    assertThat(call.text()).isEqualTo("mine");
  }

  @Test
  void rendersTheProblemThatAnExceptionHandlerThrows() {
    App app =
        App.create()
            .onError(
                IOException.class,
                (e, request) -> {
                  throw Problem.unavailable("later").withHeader("Retry-After", "5");
                })
            .get("/io", request -> fail(new IOException()));
    Call call = Call.get("/io").on(app);
    assertThat(call.status()).isEqualTo(503);
    assertThat(call.answered("Retry-After")).isEqualTo("5");
  }

  @Test
  void aGroupThatLiftsTheGuardsAroundKeepsItsOwn() {
    App app =
        App.create()
            .guard(String.class)
            .mount(
                "/a",
                (Group group) ->
                    group
                        .unguarded()
                        .guard(Integer.class)
                        .mount("/b", inner -> inner.get("/", request -> Response.text("x"))));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.Integer guards")
        .hasMessageNotContaining("java.lang.String");
  }

  @Test
  void refusesASecondHandlerOfAClass() {
    App app =
        App.create()
            .onError(IOException.class, (e, request) -> Response.text("1"))
            .onError(IOException.class, (e, request) -> Response.text("2"));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.io.IOException");
  }

  @Test
  void answers500WhereAHandlerReturnsNull() {
    App app = App.create().get("/null", request -> null);
    assertThat(Call.get("/null").on(app).status()).isEqualTo(500);
  }

  @Test
  void keepsWhatMountedRoutesSayToThemselves() {
    App app =
        App.create()
            .mount(group ->
                group
                    .use((request, next) -> next.handle(request).withHeader("X-Mine", "yes"))
                    .onError(IOException.class, (e, request) -> Response.text("mine"))
                    .get("/mine", request -> fail(new IOException())))
            .get("/other", request -> fail(new IOException()));
    assertThat(Call.get("/mine").on(app).text()).isEqualTo("mine");
    assertThat(Call.get("/mine").on(app).answerHeaders().first("X-Mine")).isEqualTo("yes");
    assertThat(Call.get("/other").on(app).status()).isEqualTo(500);
    assertThat(Call.get("/other").on(app).answerHeaders().first("X-Mine")).isNull();
  }

  @Test
  void takesAFullRoute() {
    App app =
        App.create()
            .mount(group ->
                group.route(
                    Route.of(dev.serval.http.Method.POST, "/small", r -> text(r)).maxBody(3)));
    assertThat(Call.post("/small").body("text/plain", "abc").on(app).text()).isEqualTo("abc");
    Call large = Call.post("/small").body("text/plain", "abcd").on(app);
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.text())
        .contains("problems/body-too-large")
        .contains("\"detail\":\"The body is larger than the 3 bytes that are accepted here.\"")
        .contains("\"limit\":3}");
    assertThatThrownBy(() -> Route.of(dev.serval.http.Method.GET, "/", r -> text(r)).maxBody(-2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Response text(Request request) throws IOException {
    return Response.text(request.body().text()).withStatus(Status.OK);
  }

  private static Response fail(Exception failure) throws Exception {
    throw failure;
  }

  /// A middleware without which a route has no answer.
  private static final class Users implements Middleware {
    @Override
    public Response handle(Request request, Handler next) throws Exception {
      return next.handle(request.with(USER, "ann"));
    }
  }

  private static Route greeting() {
    return Route.of(Method.GET, "/me", r -> Response.text(r.attribute(USER).orElseThrow()))
        .needs(Users.class)
        .place("shop.Me.get");
  }

  @Test
  void refusesARouteWithoutTheMiddlewareThatItNeeds() {
    App app = App.create().docs(false).mount("/v1", (Group group) -> group.route(greeting()));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A route needs the middleware dev.serval.GroupTest$Users around it: expected one, found"
                + " none; write app.use(Users.…); needed by GET /v1/me (shop.Me.get)");
  }

  @Test
  void findsTheMiddlewareThatARouteNeedsWhereverItStands() {
    App inner = App.create().docs(false).route(greeting());
    for (App app :
        new App[] {
          App.create().mount("/v1", (Group group) -> group.route(greeting().use(new Users()))),
          App.create().mount("/v1", (Group group) -> group.use(new Users()).route(greeting())),
          App.create().use(new Users()).mount("/v1", inner)
        }) {
      assertThat(Call.get("/v1/me").on(app).text()).isEqualTo("ann");
    }
  }

  /// Guards of a program.
  private static final class Open {}

  private static final class Roles {}

  private @interface HasRole {}

  private static App guarded(Class<?> guard, Class<?>... asked) {
    return App.create()
        .mount((Group group) ->
            group
                .guard(guard)
                .route(
                    Route.of(Method.GET, "/", r -> Response.text("x"))
                        .guards(asked)
                        .place("shop.Desk.all")));
  }

  @Test
  void saysWhatARouteThatForgetsAGuardAsksInstead() {
    assertThatThrownBy(() -> guarded(Open.class).handler())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "expected @Depends(Open.class) on its method, its class or an interface of that, found"
                + " none; or put it");
    assertThatThrownBy(() -> guarded(HasRole.class, Open.class).handler())
        .hasMessageContaining("expected @HasRole on its method")
        .hasMessageContaining("found @Depends(Open.class); or put it");
    assertThat(guarded(HasRole.class, Open.class, HasRole.class).handler()).isNotNull();
  }

  @Test
  void saysHowAGuardWithArgumentsIsNamed() {
    assertThatThrownBy(() -> guarded(Roles.class, Open.class, HasRole.class).handler())
        .hasMessage(
            "guard: GET / (shop.Desk.all) is in a group that dev.serval.GroupTest$Roles guards:"
                + " expected @Depends(Roles.class) on its method, its class or an interface of that,"
                + " found @Depends(Open.class), @HasRole. One that takes arguments is named by its"
                + " annotation, as in guard(HasRole.class); for certain arguments, by an annotation"
                + " of your own that carries it with them; or put it into a group that is"
                + " unguarded()");
  }

  @Test
  void saysThatALambdaAsksNoGuard() {
    App app =
        App.create()
            .mount((Group group) -> group.guard(String.class).get("/", r -> Response.text("x")));
    assertThatThrownBy(app::handler)
        .hasMessageContaining("a lambda asks no guard: use middleware, or a class with @Depends")
        .hasMessageContaining("or put it into a group that is unguarded()")
        .hasMessageNotContaining("on its method");
  }
}
