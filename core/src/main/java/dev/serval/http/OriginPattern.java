package dev.serval.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An origin as a configuration names it: `https://app.example`, `https://*.app.example:8443`, or
/// `null`. Compared after scheme and host are in lower case; never as a part of a text.
///
/// @param scheme such as `https`; empty for the origin `null`
/// @param host the host; null for the origin `null`
public record OriginPattern(String scheme, @Nullable HostPattern host) {
  private static final int MAX_LENGTH = 300;

  /// Reads one.
  ///
  /// @throws IllegalArgumentException if it is none of the forms, or would allow all of a top-level
  ///   domain
  public static OriginPattern parse(String text) {
    if (text.equals("null")) {
      return new OriginPattern("", null);
    }
    if (text.equals("*")) {
      throw new IllegalArgumentException(
          "Cors.allow: expected origins such as https://app.example, found `*`; for any origin write"
              + " Cors.anyOrigin()");
    }
    int end = text.indexOf("://");
    String scheme = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
    if (!isScheme(scheme)) {
      throw wrong(text);
    }
    HostPattern host;
    try {
      host = HostPattern.parse("origin", text.substring(end + 3));
    } catch (IllegalArgumentException malformed) {
      throw wrong(text);
    }
    if (host.isWildcard() && host.host().indexOf('.', 1) < 0) {
      throw new IllegalArgumentException(
          "`" + text + "` would allow a whole top-level domain: expected *. before your own");
    }
    return new OriginPattern(
        scheme, new HostPattern(host.host(), host.isWildcard(), defaultPort(scheme, host.port())));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "expected an origin such as https://app.example, without a path, or null, found `"
            + text
            + "`");
  }

  private static boolean isScheme(String scheme) {
    return !scheme.isEmpty()
        && scheme
            .chars()
            .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  /// A browser leaves the port out where it is the scheme's own: 0 stands for that.
  private static int defaultPort(String scheme, int port) {
    boolean own = (scheme.equals("https") && port == 443) || (scheme.equals("http") && port == 80);
    return own ? 0 : port;
  }

  /// Whether it means all names below a host.
  public boolean isWildcard() {
    return host != null && host.isWildcard();
  }

  /// Returns the origin as a browser writes it (RFC 6454 section 6.2); of a wildcard nothing
  /// useful.
  public String text() {
    return host == null
        ? "null"
        : scheme + "://" + host.host() + (host.port() == 0 ? "" : ":" + host.port());
  }

  /// Whether `origin`, as a browser sent it, is one of these.
  public boolean matches(String origin) {
    if (host == null) {
      return origin.equals("null");
    }
    int length = scheme.length();
    if (origin.length() > MAX_LENGTH
        || !origin.regionMatches(true, 0, scheme, 0, length)
        || !origin.startsWith("://", length)) {
      return false;
    }
    Authority authority = Authority.parse(origin.substring(length + 3));
    return authority != null
        && defaultPort(scheme, authority.port()) == host.port()
        && !origin.endsWith(".")
        && !origin.contains(".:")
        && host.matchesHost(authority.host());
  }

  /// Whether `origin`, as a browser sent it, is that of a server: scheme, host and port are equal
  /// (RFC 6454 section 5).
  ///
  /// @param scheme the scheme that the server was asked by, `http` or `https`
  /// @param authority the host, and perhaps port, that it was asked for
  public static boolean isSame(String origin, String scheme, String authority) {
    if (!origin.regionMatches(true, 0, scheme, 0, scheme.length())
        || !origin.startsWith("://", scheme.length())) {
      return false;
    }
    Authority theirs = Authority.parse(origin.substring(scheme.length() + 3));
    Authority ours = Authority.parse(authority);
    return theirs != null
        && ours != null
        && theirs.host().equals(ours.host())
        && theirs.portOf(scheme) == ours.portOf(scheme);
  }
}
