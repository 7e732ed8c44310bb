package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.middleware.Cors;
import java.time.Duration;

/// Lets pages of other origins read.
final class CrossOrigin {
  private CrossOrigin() {}

  // snippet: cors
  static App app() {
    return App.create()
        .use(
            Cors.allow("https://localhost.example", "https://*.shop.example")
                .credentials()
                .maxAge(Duration.ofMinutes(10)))
        .get("/", request -> Response.text("Hello"));
  }
  // end
}
