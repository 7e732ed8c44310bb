package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Cookie;
import dev.serval.Get;
import dev.serval.Path;
import java.util.Optional;

/// Cookies in a record.
@Path("/cookie-models")
final class CookieModels {
  static App app() {
    return App.create().mount(new CookieModels());
  }

  // snippet: cookie-parameter-models
  record Cookies(
      @Cookie("session_id") String session,
      @Cookie("fatebook_tracker") Optional<String> fatebook) {}

  @Get
  String list(@Cookie Cookies cookies) {
    return cookies.session() + cookies.fatebook().orElse("");
  }
  // end
}
