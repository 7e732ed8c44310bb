package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.security.OAuth2;

/// A token that clients get for a password, and Authorize on the docs page.
@Path("/security-first-steps")
final class SecurityFirstSteps {
  static App app() {
    return App.create().mount(new SecurityFirstSteps());
  }

  // snippet: security-first-steps
  @OAuth2(flow = OAuth2.Flow.PASSWORD, tokenUrl = "/token")
  @interface Login {}

  @Get // without token: 401 and WWW-Authenticate: Bearer
  String items(@Login String token) {
    return token;
  }
  // end
}
