package shop;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.security.Scheme;
import dev.serval.settings.Secret;
import java.util.Optional;

/// Lets only those in who show the token of the settings; nobody where there is none.
final class Operators implements Middleware {
  private static final Scheme<String> SCHEME = Scheme.bearer("operators");

  private final Optional<Secret> token;

  Operators(Optional<Secret> token) {
    this.token = token;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    Secret unused =
        SCHEME.verify(request, shown -> token.filter(own -> own.matches(shown)).orElse(null));
    return next.handle(request);
  }

  @Override
  public Phase phase() {
    return Phase.AUTHENTICATION;
  }
}
