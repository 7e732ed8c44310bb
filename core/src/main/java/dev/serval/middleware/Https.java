package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Authority;
import dev.serval.http.Method;
import dev.serval.http.Status;

/// Leads requests that came by `http` to `https`.
///
/// `GET` and `HEAD` are redirected with 308. Others are refused with 403: their content, and
/// credentials with it, has crossed the network in the clear by then, and a redirect would hide
/// that from whoever wrote the client. A host that is not in the list gets 421, since a redirect to
/// wherever `Host` says could lead anywhere. Behind a proxy that ends TLS, [TrustedProxies] must
/// tell the scheme, or each request is redirected for ever. [Hsts] keeps browsers from asking by
/// `http` a second time.
///
/// ```java
/// app.use(Https.redirect("shop.example", "*.shop.example"), Hsts.standard());
/// ```
///
/// Immutable; for any number of threads.
public final class Https implements Middleware {
  private final TrustedHosts hosts;
  private final int port;

  private Https(TrustedHosts hosts, int port) {
    this.hosts = hosts;
    this.port = port;
  }

  /// Returns a middleware that redirects to these hosts, at port 443.
  ///
  /// @param hosts as [TrustedHosts#of] takes them
  /// @throws IllegalArgumentException if there is none, or one is no host
  public static Https redirect(String... hosts) {
    return new Https(TrustedHosts.of(hosts), 443);
  }

  /// Returns one that redirects to another port.
  ///
  /// @throws IllegalArgumentException unless it is 1 to 65535
  public Https toPort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Https.toPort: expected 1 to 65535, found " + port);
    }
    return new Https(hosts, port);
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.HTTPS;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (request.scheme().equals("https")) {
      return next.handle(request);
    }
    Authority authority = Authority.parse(request.authority());
    if (authority == null || !hosts.include(authority)) {
      throw Problem.of(Status.MISDIRECTED_REQUEST, "this server does not answer for that host");
    }
    if (request.method() != Method.GET && request.method() != Method.HEAD) {
      throw Problem.forbidden("only https is served; what was sent was not protected");
    }
    String location =
        "https://"
            + authority.host()
            + (port == 443 ? "" : ":" + port)
            + request.origin().prefix()
            + request.target().raw();
    return Response.empty(Status.PERMANENT_REDIRECT).withHeader("Location", location);
  }
}
