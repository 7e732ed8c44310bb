package fastapi.advanced;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.middleware.Compression;
import dev.serval.middleware.Https;
import dev.serval.middleware.TrustedHosts;

/// Middleware that comes with Serval.
final class BuiltInMiddleware {
  private BuiltInMiddleware() {}

  // snippet: advanced-middleware
  static App app() {
    return App.create()
        .use(
            TrustedHosts.of("shop.example", "*.shop.example"),
            Https.redirect("shop.example", "*.shop.example"),
            Compression.standard().minimumSize(1000)) // in the right order by themselves
        .get("/", request -> Response.text("text ".repeat(500)));
  }
  // end
}
