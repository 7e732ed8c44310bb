package hello;

import dev.serval.App;
import dev.serval.Response;

/// The smallest Serval application: lambdas, no processor needed.
final class Hello {
  private Hello() {}

  /// Builds the application without starting it, so that a test can call it in memory.
  static App app() {
    return App.create()
        .get("/", request -> Response.text("Hello, world"))
        .get("/hello/{name}", request -> Response.text("Hello, " + request.path("name")));
  }

  /// Starts the server.
  ///
  /// @param args the port; 8000 if none is given
  public static void main(String[] args) {
    app().port(args.length == 0 ? 8000 : Integer.parseInt(args[0])).start();
  }
}
