package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import java.util.Map;

/// Parameters of the path: typed, of an enum, and the rest of a path.
@Path("/path-parameters")
final class PathParameters {
  static App app() {
    return App.create().mount(new PathParameters());
  }

  // snippet: path-parameters
  enum Model {
    alexnet,
    resnet,
    lenet
  }

  @Get("/items/{id}")
  Map<String, Integer> item(int id) {
    return Map.of("id", id);
  }

  @Get("/users/me") // before or after /users/{name}: the literal wins
  String me() {
    return "the current user";
  }

  @Get("/users/{name}")
  String user(String name) {
    return name;
  }

  @Get("/models/{model}")
  Map<String, Model> model(Model model) {
    return Map.of("model", model);
  }

  @Get("/files/{path...}")
  String file(String path) {
    return path;
  }
  // end
}
