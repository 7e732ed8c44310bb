package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Cookie;
import dev.serval.Get;
import dev.serval.Path;
import java.util.Optional;

/// A parameter from a cookie.
@Path("/cookie-parameters")
final class CookieParameters {
  static App app() {
    return App.create().mount(new CookieParameters());
  }

  // snippet: cookie-parameters
  @Get
  String list(@Cookie("ads_id") Optional<String> adsId) {
    return adsId.orElse("no ads");
  }
  // end
}
