package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Which object serves a dependency.
final class ProvidersTest {
  static class Auth {}

  static final class FakeAuth extends Auth {}

  static final class OtherAuth extends Auth {}

  private final Providers providers = new Providers();

  @Test
  void findsTheObjectOfAClass() {
    Auth auth = new Auth();
    providers.add(new FakeAuth());
    providers.add(auth);

    assertThat(providers.get(Auth.class)).isSameAs(auth);
  }

  @Test
  void findsTheOnlyObjectOfASubclass() {
    FakeAuth fake = new FakeAuth();
    providers.add(fake);

    assertThat(providers.get(Auth.class)).isSameAs(fake);
  }

  @Test
  void takesTheOneThatOverrides() {
    FakeAuth fake = new FakeAuth();
    providers.add(new Auth());
    providers.override(Auth.class, fake);

    assertThat(providers.get(Auth.class)).isSameAs(fake);
  }

  @Test
  void overridesWhatIsProvidedLater() {
    FakeAuth fake = new FakeAuth();
    providers.override(Auth.class, fake);
    providers.add(new Auth());
    providers.checkOverrides();

    assertThat(providers.get(Auth.class)).isSameAs(fake);
  }

  @Test
  void overridesByASuperclassOfWhatIsProvided() {
    OtherAuth other = new OtherAuth();
    providers.add(new FakeAuth());
    providers.override(Auth.class, other);
    providers.checkOverrides();

    assertThat(providers.get(Auth.class)).isSameAs(other);
  }

  @Test
  void refusesToOverrideWhatIsNotProvided() {
    App app = App.create().provide(new OtherAuth()).override(FakeAuth.class, new FakeAuth());

    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "override: expected an object of dev.serval.ProvidersTest$FakeAuth to be provided,"
                + " found none; write app.provide(new FakeAuth(…)) too");
  }

  @Test
  void refusesTwoObjectsOfOneClass() {
    providers.add(new Auth());

    assertThatThrownBy(() -> providers.add(new Auth()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("provided already");
  }

  @Test
  void refusesToChooseBetweenSubclasses() {
    providers.add(new FakeAuth());
    providers.add(new OtherAuth());

    assertThatThrownBy(() -> providers.get(Auth.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FakeAuth")
        .hasMessageContaining("OtherAuth")
        .hasMessageContaining("app.override(Auth.class");
  }

  @Test
  void saysWhatToWriteWhenThereIsNone() {
    assertThatThrownBy(() -> providers.get(Auth.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("app.provide(new Auth(");
  }

  /// Routes that depend on two objects and a middleware, as generated code asks for them.
  private static void desk(Group group) {
    Auth auth = group.provider(Auth.class, "shop.Desk.all", "shop.Desk.one");
    String motd = group.provider(String.class, "shop.Desk.one");
    Middleware layer = group.middleware(Wrapped.class, "shop.Desk.one");
    group.route(
        Route.of(Method.GET, "/desk", r -> Response.text(auth.toString())).place("shop.Desk.all"));
    group.route(
        Route.of(Method.GET, "/desk/{id}", r -> Response.text(motd))
            .use(layer)
            .place("shop.Desk.one"));
  }

  private static final class Wrapped implements Middleware {
    @Override
    public Response handle(Request request, Handler next) throws Exception {
      return next.handle(request).withHeader("X-Wrapped", "yes");
    }
  }

  @Test
  void namesAllThatIsMissingWithTheRoutesThatNeedIt() {
    App app =
        App.create()
            .mount("/v1", App.create().mount("/in", ProvidersTest::desk))
            .mount("/out", group -> group.provider(Integer.class, "shop.Till.open"));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            Routes depend on 4 objects that cannot be had.
            - A route depends on java.lang.Integer: expected one object of it, found none; write \
            app.provide(new Integer(…)); needed by shop.Till.open
            - A route depends on dev.serval.ProvidersTest$Auth: expected one object of it, found none; \
            write app.provide(new Auth(…)); needed by GET /v1/in/desk (shop.Desk.all), \
            GET /v1/in/desk/{id} (shop.Desk.one)
            - A route depends on java.lang.String: expected one object of it, found none; write \
            app.provide(new String(…)); needed by GET /v1/in/desk/{id} (shop.Desk.one)
            - A route depends on dev.serval.ProvidersTest$Wrapped: expected one object of it, found \
            none; write app.provide(new Wrapped(…)); needed by GET /v1/in/desk/{id} (shop.Desk.one)\
            """);
  }

  @Test
  void namesMissingMiddlewareBesideMissingObjects() {
    App app =
        App.create()
            .mount(
                "/v1", App.create().mount(group -> group.provider(Integer.class, "shop.Till.open")))
            .mount((Group group) ->
                group
                    .route(needing(Method.GET, "/me", "shop.Me.get"))
                    .route(needing(Method.PUT, "/me", "shop.Me.put")))
            .mount(
                "/fine",
                (Group group) ->
                    group.use(new Wrapped()).route(needing(Method.GET, "/it", "shop.Fine.get")));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            Routes depend on 2 objects that cannot be had.
            - A route needs the middleware dev.serval.ProvidersTest$Wrapped around it: expected one, \
            found none; write app.use(Wrapped.…); needed by GET /me (shop.Me.get), PUT /me (shop.Me.put)
            - A route depends on java.lang.Integer: expected one object of it, found none; write \
            app.provide(new Integer(…)); needed by shop.Till.open\
            """);
  }

  private static Route needing(Method method, String path, String place) {
    return Route.of(method, path, request -> Response.text("x")).needs(Wrapped.class).place(place);
  }

  @Test
  void namesTheRoutesOfTheOneThatIsMissing() {
    App app = App.create().provide("motd", new Wrapped()).mount(ProvidersTest::desk);
    assertThatThrownBy(app::handler)
        .hasMessage(
            "A route depends on dev.serval.ProvidersTest$Auth: expected one object of it, found none;"
                + " write app.provide(new Auth(…)); needed by GET /desk (shop.Desk.all),"
                + " GET /desk/{id} (shop.Desk.one)");
    app.provide(new Auth());
    assertThat(Call.get("/desk/1").on(app).text()).isEqualTo("motd");
    assertThat(Call.get("/desk/1").on(app).answered("X-Wrapped")).isEqualTo("yes");
  }

  @Test
  void saysWhatIsMissingAlsoWhereRoutesStumbleOverIt() {
    App app =
        App.create()
            .mount(group ->
                group.get("/" + group.provider(Auth.class).hashCode(), r -> Response.text("")));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("app.provide(new Auth(…))")
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void namesTenRoutesAtMost() {
    String[] places = new String[12];
    Arrays.setAll(places, i -> "shop.Desk.route" + i);
    App app = App.create().mount((Group group) -> group.provider(Auth.class, places));
    assertThatThrownBy(app::handler).hasMessageEndingWith("shop.Desk.route9 and 2 more");
  }

  @Test
  void takesSeveralAtOnce() {
    App app =
        App.create()
            .provide("one", 2)
            .mount((Group group) ->
                assertThat(group.provider(String.class) + group.provider(Integer.class))
                    .isEqualTo("one2"));
    assertThat(app.handler()).isNotNull();
    assertThatThrownBy(() -> App.create().provide("one", "two"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("provided already");
  }
}
