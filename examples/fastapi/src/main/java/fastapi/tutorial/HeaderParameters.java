package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import java.util.List;
import java.util.Optional;

/// Parameters from header fields.
@Path("/header-parameters")
final class HeaderParameters {
  static App app() {
    return App.create().mount(new HeaderParameters());
  }

  // snippet: header-parameters
  @Get // User-Agent, and every X-Token field
  String list(@Header Optional<String> userAgent, @Header List<String> xToken) {
    return userAgent.orElse("nobody") + " " + xToken;
  }
  // end
}
