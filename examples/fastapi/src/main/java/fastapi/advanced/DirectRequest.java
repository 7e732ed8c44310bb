package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Request;

/// The request itself.
@Path("/direct-request")
final class DirectRequest {
  static App app() {
    return App.create().mount(new DirectRequest());
  }

  // snippet: using-the-request-directly
  @Get("/{id}")
  String read(String id, Request request) {
    return id + " for " + request.origin().client() + " by " + request.method();
  }
  // end
}
