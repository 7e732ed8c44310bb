package fastapi.advanced;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.middleware.TrustedProxies;

/// Behind a proxy that strips a prefix.
final class BehindProxy {
  private BehindProxy() {}

  // snippet: behind-a-proxy
  static App app() {
    return App.create()
        .use(TrustedProxies.of("10.0.0.0/8", "127.0.0.1").withHost().withPrefix())
        .get("/app", request -> Response.text(request.scheme() + " " + request.origin().prefix()));
  }
  // end
}
