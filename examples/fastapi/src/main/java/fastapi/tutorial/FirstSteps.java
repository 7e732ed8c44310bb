package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import java.util.Map;

/// The smallest typed application.
// snippet: first-steps
@Path("/")
final class FirstSteps {
  @Get
  Map<String, String> root() {
    return Map.of("message", "Hello World");
  }

  static App app() {
    return App.create().mount(new FirstSteps());
  }

  public static void main(String[] args) {
    app().start(); // http://localhost:8000/docs
  }
}
// end
