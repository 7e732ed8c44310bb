package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.Scoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A value that ends with its request.
@Path("/scoped-values")
final class ScopedValues {
  // snippet: dependencies-with-yield
  static final class Connections {
    final List<String> log = new CopyOnWriteArrayList<>();

    @Provides
    Scoped<StringBuilder> connection() {
      log.add("open");
      return Scoped.untilReturn( // or Scoped.of: after the response was sent
          new StringBuilder(), outcome -> log.add(outcome.isSuccess() ? "commit" : "roll back"));
    }
  }

  @Get("/{id}")
  String read(int id, @Depends(Connections.class) StringBuilder connection) {
    if (id == 0) {
      throw Problem.notFound("No item 0");
    }
    return connection.append(id).toString();
  }

  // end

  static App app(Connections connections) {
    return App.create().provide(connections).mount(new ScopedValues());
  }
}
