package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.OriginPattern;
import java.util.List;
import java.util.stream.Stream;

/// Refuses requests that another site makes a user's browser send (cross-site request forgery), by
/// what the browser says of their origin: 403.
///
/// Safe methods pass (`GET`, `HEAD`, `OPTIONS`, `QUERY`): they must not change anything. Of others
///
/// 1. those pass whose `Origin` was allowed by [#alsoFrom];
/// 2. `Sec-Fetch-Site` decides where it is there: `same-origin` and `none` pass;
/// 3. else `Origin` does: it must be the scheme and authority of the request itself;
/// 4. else, since neither is there, it is no browser of this decade, and the request passes unless
///    it has a `Cookie`: what could act for a user must say where it comes from.
///
/// A request with `Authorization: Bearer` passes in any case, since no site can make a browser send
/// that but by a script that CORS let through. Behind a proxy [TrustedProxies] must tell scheme and
/// host, or step 3 refuses good requests. No token is needed in forms; that is what OWASP calls
/// fetch metadata with a fallback to the origin. `SameSite` cookies are a second wall, not this
/// one.
///
/// ```java
/// app.use(Csrf.standard());
/// ```
///
/// Immutable; for any number of threads.
public final class Csrf implements Middleware {
  private static final Csrf STANDARD = new Csrf(List.of());

  private final List<OriginPattern> allowed;

  private Csrf(List<OriginPattern> allowed) {
    this.allowed = allowed;
  }

  /// Returns a middleware that lets through what the site itself sends.
  public static Csrf standard() {
    return STANDARD;
  }

  /// Returns one that lets through what these origins send, too.
  ///
  /// @param origins as [Cors#allow] takes them, but for `null`
  /// @throws IllegalArgumentException if one is no origin, or `null`, which any site can send from
  ///   a sandboxed frame
  public Csrf alsoFrom(String... origins) {
    if (List.of(origins).contains("null")) {
      throw new IllegalArgumentException("Csrf: the origin `null` can be sent by any site");
    }
    return new Csrf(
        Stream.concat(allowed.stream(), Stream.of(origins).map(OriginPattern::parse)).toList());
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.CSRF;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (!request.method().isSafe() && !isAllowed(request)) {
      throw Problem.forbidden("the request was sent by another site");
    }
    return next.handle(request);
  }

  private boolean isAllowed(Request request) {
    String authorization = request.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return true;
    }
    List<String> origins = request.headers().all("Origin");
    String origin = origins.size() == 1 ? origins.getFirst() : null;
    if (origin != null && allowed.stream().anyMatch(pattern -> pattern.matches(origin))) {
      return true;
    }
    List<String> sites = request.headers().all("Sec-Fetch-Site");
    if (!sites.isEmpty()) {
      return sites.size() == 1
          && (sites.getFirst().equals("same-origin") || sites.getFirst().equals("none"));
    }
    if (!origins.isEmpty()) {
      return origin != null && OriginPattern.isSame(origin, request.scheme(), request.authority());
    }
    return request.header("Cookie") == null;
  }
}
