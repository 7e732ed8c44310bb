package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rest of it runs in a process of its own, see the packaged jar of the todos example.
class TrainingTest {

  private static Route route(Method method, String template) {
    return Route.of(method, template, request -> Response.text(""));
  }

  @Test
  void asksOnlyForWhatIsSafeAndComplete() {
    List<Route> routes =
        List.of(
            route(Method.GET, "/todos"),
            route(Method.POST, "/todos"),
            route(Method.DELETE, "/todos"),
            route(Method.GET, "/todos/{id}"),
            route(Method.GET, "/files/{rest...}"),
            route(Method.GET, "/"));
    assertThat(Training.paths(routes)).containsExactly("/todos", "/");
  }

  @Test
  void isNotAskedForByItself() {
    assertThat(Training.isAsked()).isFalse();
  }
}
