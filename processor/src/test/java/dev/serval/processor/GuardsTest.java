package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Group;
import dev.serval.Response;
import dev.serval.testing.TestClient;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What stands before the routes of the golden case `guards`.
final class GuardsTest {
  private List<String> log = List.of();
  private TestClient client = TestClient.of(App.create());

  @BeforeEach
  void mount() throws ReflectiveOperationException {
    Object desk = RoutesTest.make("guards", "shop.Desk");
    client = TestClient.of(app(desk));
    Field field = desk.getClass().getDeclaredField("LOG");
    field.setAccessible(true);
    @SuppressWarnings("unchecked") // it is declared as such
    List<String> entries = (List<String>) field.get(null);
    log = entries;
    log.clear();
  }

  @Test
  void callsAFreshDependencyForItsUseAlone() {
    client.get("/desk").header("X-Hour", "day").expect(200).expectText("1 2 1");
    assertThat(log).containsExactly("Outer", "open");
  }

  @Test
  void asksTheGuardsOfClassAndMethodInOrderAndOnce() {
    client
        .delete("/desk/5")
        .header("X-Hour", "day")
        .header("X-User", "ann")
        .expect(200)
        .expectText("ann");
    assertThat(log)
        .containsExactly(
            "Outer",
            "open",
            "user",
            "role CHIEF[banned, asleep]7'-1String",
            "counted",
            "background 5");
  }

  @Test
  void aGuardRefuses() {
    client.delete("/desk/5").header("X-Hour", "day").header("X-User", "bob").expectProblem(403);
    assertThat(log).contains("user").doesNotContain("counted");
    log.clear();
    client.delete("/desk/5").header("X-Hour", "night").header("X-User", "ann").expectProblem(403);
    assertThat(log).containsExactly("Outer", "open");
  }

  @Test
  void whatGuardsTakeIsReadBeforeAnyOfThemIsAsked() {
    client
        .delete("/desk/5")
        .expectProblem(422)
        .at("header", "X-Hour", "required")
        .at("header", "X-User", "required")
        .errors(2);
    assertThat(log).containsExactly("Outer");
  }

  @Test
  void theSameGuardTwiceIsAskedOnceAndOneForItsEffectAlone() {
    client
        .delete("/desk/twice/5")
        .header("X-Hour", "day")
        .header("X-User", "bob")
        .expect(200)
        .expectText("twice");
    assertThat(log).containsExactly("Outer", "open", "user", "role CLERK[]1099511627776'-1String");
  }

  @Test
  void opensAndEndsAScopeAndWrapsARouteInItsMiddleware() {
    client.get("/desk/text").header("X-Hour", "day").expect(200).expectText("text of /desk/text");
    assertThat(log).containsExactly("Outer", "Inner", "Outer", "open", "end 200 OK");
  }

  @Test
  void theDocumentHasWhatGuardsTake() {
    var delete =
        client.get("/openapi.json").expect(200).json().at("/paths/~1desk~1{id}/delete/parameters");
    assertThat(delete.toString()).contains("X-Hour", "X-User");
  }

  @Test
  void aGroupRefusesARouteThatForgetsItsGuard() throws Exception {
    Object desk = RoutesTest.make("guards", "shop.Desk");
    Class<?> open = RoutesTest.part(desk, "shop.Desk$Open").getClass();
    Class<?> counts = RoutesTest.part(desk, "shop.Desk$Counts").getClass();
    assertThatThrownBy(() -> app(desk).guard(counts).handler())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /desk (shop.Desk.all)")
        .hasMessageContaining("@Depends(Counts.class)");
    assertThat(app(desk).guard(open).handler()).isNotNull();
    App bare = app(desk).guard(open).get("/health", request -> Response.text("fine"));
    assertThatThrownBy(bare::handler).hasMessageContaining("GET /health");
    App lifted =
        app(desk)
            .guard(open)
            .mount(group ->
                group.mount(
                    "/ops",
                    (Group ops) -> ops.unguarded().get("/", request -> Response.text("fine"))));
    assertThat(lifted.handler()).isNotNull();
  }

  private static App app(Object desk) {
    App app = App.create().mount(desk);
    for (String part : List.of("Open", "Auth", "Roles", "Counts", "Counter", "Outer", "Inner")) {
      app.provide(RoutesTest.part(desk, "shop.Desk$" + part));
    }
    return app;
  }
}
