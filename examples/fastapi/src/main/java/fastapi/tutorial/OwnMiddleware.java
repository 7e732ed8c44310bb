package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Response;

/// Code around every handler.
final class OwnMiddleware {
  private OwnMiddleware() {}

  // snippet: middleware
  static App app() {
    return App.create()
        .use((request, next) -> {
          long start = System.nanoTime();
          Response response = next.handle(request);
          double seconds = (System.nanoTime() - start) / 1e9;
          return response.withHeader("X-Process-Time", Double.toString(seconds));
        })
        .get("/", request -> Response.text("done"));
  }
  // end
}
