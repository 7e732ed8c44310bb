package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Headers;

/// Adds the header fields by which a browser takes as little as it can for granted.
///
/// | field | value of [#standard] |
/// |---|---|
/// | `Content-Security-Policy` | `default-src 'none'; frame-ancestors 'none'` |
/// | `X-Content-Type-Options` | `nosniff` |
/// | `X-Frame-Options` | `DENY` |
/// | `Referrer-Policy` | `no-referrer` |
/// | `Cross-Origin-Opener-Policy` | `same-origin` |
///
/// They are those of an API; one that also has pages gives them a policy of their own, by
/// [#contentSecurityPolicy] for its group or by a field of the response: a field that a response
/// has already is never changed, so the documentation pages keep theirs. Errors and refusals have
/// the fields too. [Hsts] is apart, since it is a promise of the whole host.
///
/// ```java
/// app.use(SecureHeaders.standard().permissionsPolicy("geolocation=(), camera=()"));
/// ```
///
/// Immutable; for any number of threads.
public final class SecureHeaders implements Middleware {
  private static final SecureHeaders STANDARD =
      new SecureHeaders(
          Headers.of(
              "Content-Security-Policy",
              "default-src 'none'; frame-ancestors 'none'",
              "X-Content-Type-Options",
              "nosniff",
              "X-Frame-Options",
              "DENY",
              "Referrer-Policy",
              "no-referrer",
              "Cross-Origin-Opener-Policy",
              "same-origin"));

  private final Headers fields;

  private SecureHeaders(Headers fields) {
    this.fields = fields;
  }

  /// Returns the fields of the table.
  public static SecureHeaders standard() {
    return STANDARD;
  }

  /// Returns these with another policy, such as that of pages: `default-src 'self'`. What it says
  /// of `frame-ancestors` wins over `X-Frame-Options` in browsers.
  ///
  /// @throws IllegalArgumentException if it could not stand in a field
  public SecureHeaders contentSecurityPolicy(String policy) {
    return with("Content-Security-Policy", policy);
  }

  /// Returns these with a `Permissions-Policy`.
  ///
  /// @throws IllegalArgumentException if it could not stand in a field
  public SecureHeaders permissionsPolicy(String policy) {
    return with("Permissions-Policy", policy);
  }

  /// Returns these with another field, or another value of one.
  ///
  /// @throws IllegalArgumentException if name or value could not stand in a field
  public SecureHeaders with(String name, String value) {
    return new SecureHeaders(fields.with(name, value));
  }

  /// Returns these without a field.
  public SecureHeaders without(String name) {
    return new SecureHeaders(fields.toBuilder().remove(name).build());
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.SECURE_HEADERS;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    return next.handle(request).withDefaultHeaders(fields);
  }
}
