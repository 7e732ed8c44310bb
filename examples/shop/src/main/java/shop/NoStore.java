package shop;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Request;
import dev.serval.Response;

/// Keeps what holds a secret out of every cache, as RFC 6749 section 5.1 wants it for tokens.
final class NoStore implements Middleware {
  @Override
  public Response handle(Request request, Handler next) throws Exception {
    return next.handle(request).withHeader("Cache-Control", "no-store");
  }
}
