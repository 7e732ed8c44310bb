package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import java.time.Duration;

/// Tells browsers to come by `https` only, for a year to begin with: `Strict-Transport-Security`
/// (RFC 6797).
///
/// It is sent over `https` alone, as section 7.2 wants; behind a proxy that ends TLS, over what
/// [TrustedProxies] says was `https`. It holds for the host, whatever the route, and cannot be
/// taken back before its time: begin with a short one.
///
/// ```java
/// app.use(Hsts.standard().includeSubdomains());
/// ```
///
/// Immutable; for any number of threads.
public final class Hsts implements Middleware {
  private static final String FIELD = "Strict-Transport-Security";

  private final long seconds;
  private final boolean subdomains;
  private final boolean preload;
  private final String value;

  private Hsts(long seconds, boolean subdomains, boolean preload) {
    this.seconds = seconds;
    this.subdomains = subdomains;
    this.preload = preload;
    this.value =
        "max-age="
            + seconds
            + (subdomains ? "; includeSubDomains" : "")
            + (preload ? "; preload" : "");
  }

  /// Returns a promise for 365 days and this host alone.
  public static Hsts standard() {
    return of(Duration.ofDays(365));
  }

  /// Returns a promise for some time; zero takes an earlier one back.
  ///
  /// @throws IllegalArgumentException if it is negative
  public static Hsts of(Duration maxAge) {
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("Hsts: expected a time of 0 or more, found " + maxAge);
    }
    return new Hsts(maxAge.toSeconds(), false, false);
  }

  /// Returns one that also holds for all names below the host's.
  public Hsts includeSubdomains() {
    return new Hsts(seconds, true, preload);
  }

  /// Returns one that asks to be built into browsers, which is hard to undo.
  ///
  /// @throws IllegalStateException unless it holds for subdomains, and for a year
  public Hsts preload() {
    if (!subdomains || seconds < Duration.ofDays(365).toSeconds()) {
      throw new IllegalStateException(
          "Hsts.preload: expected includeSubdomains() and at least 365 days before it");
    }
    return new Hsts(seconds, true, true);
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.HSTS;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    Response response = next.handle(request);
    return request.scheme().equals("https") ? response.withHeader(FIELD, value) : response;
  }
}
