package dev.serval.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cookie to set (RFC 6265 §4.1), with the safe attributes unless told otherwise.
///
/// ```java
/// Cookie.of("session", token).maxAge(Duration.ofHours(8)).toSetCookie();
/// // session=…; Path=/; Max-Age=28800; Secure; HttpOnly; SameSite=Lax
/// ```
///
/// @param name a token
/// @param value `cookie-octet`s: printable ASCII without blank, quote, comma, semicolon, back-slash
/// @param path starts with a slash
/// @param domain null for the host that sets it, and only that
/// @param maxAge null for the browser's session; zero removes the cookie
/// @param secure sent over TLS only
/// @param httpOnly hidden from scripts
/// @param sameSite which requests of other sites carry it
public record Cookie(
    String name,
    String value,
    String path,
    @Nullable String domain,
    @Nullable Duration maxAge,
    boolean secure,
    boolean httpOnly,
    SameSite sameSite) {
  /// The most cookies that are read from one request.
  public static final int MAX_COOKIES = 200;

  private static final String SECURE_PREFIX = "__Secure-";
  private static final String HOST_PREFIX = "__Host-";

  /// Which requests that start at another site carry a cookie.
  public enum SameSite {
    /// None of them.
    STRICT("Strict"),
    /// Top-level navigations by GET.
    LAX("Lax"),
    /// All; needs `Secure`.
    NONE("None");

    private final String text;

    SameSite(String text) {
      this.text = text;
    }
  }

  /// Checks each part, so that no attribute and no field can be smuggled in, and that a browser
  /// will keep the cookie.
  ///
  /// @throws IllegalArgumentException when a part breaks its grammar; never with the value
  public Cookie {
    if (!Token.isToken(name)) {
      throw new IllegalArgumentException("A cookie name is a token (RFC 6265 §4.1.1)");
    }
    if (!value.chars().allMatch(Cookie::isCookieOctet)) {
      throw new IllegalArgumentException(
          "The value of cookie " + name + " has a character that must be encoded first");
    }
    if (!path.startsWith("/") || !isAttribute(path) || (domain != null && !isAttribute(domain))) {
      throw new IllegalArgumentException("Path or domain of cookie " + name + " is not valid");
    }
    if (maxAge != null && maxAge.isNegative()) {
      throw new IllegalArgumentException("The age of cookie " + name + " is negative");
    }
    if (!secure && (sameSite == SameSite.NONE || hasPrefix(name, SECURE_PREFIX))) {
      throw new IllegalArgumentException(
          "Cookie "
              + name
              + " must be Secure: browsers refuse SameSite=None and __Secure- without");
    }
    if (hasPrefix(name, HOST_PREFIX) && !(secure && domain == null && path.equals("/"))) {
      throw new IllegalArgumentException(
          "Cookie " + name + " must be Secure, for the path /, and without a domain");
    }
  }

  /// Browsers look at the prefix without regard to case (RFC 6265bis §4.1.3).
  private static boolean hasPrefix(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /// A cookie for the whole site until the browser closes: `Path=/; Secure; HttpOnly;
  /// SameSite=Lax`.
  public static Cookie of(String name, String value) {
    return new Cookie(name, value, "/", null, null, true, true, SameSite.LAX);
  }

  /// The cookie that makes a browser forget `name`.
  public static Cookie expired(String name) {
    return of(name, "").maxAge(Duration.ZERO);
  }

  /// This cookie for paths below `path` only.
  public Cookie path(String path) {
    return new Cookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite);
  }

  /// This cookie for a domain and all below it.
  public Cookie domain(String domain) {
    return new Cookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite);
  }

  /// This cookie kept for a time, in whole seconds.
  public Cookie maxAge(Duration maxAge) {
    return new Cookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite);
  }

  /// This cookie sent without TLS too; for development only.
  public Cookie insecure() {
    return new Cookie(name, value, path, domain, maxAge, false, httpOnly, sameSite);
  }

  /// This cookie readable by scripts.
  public Cookie readableByScripts() {
    return new Cookie(name, value, path, domain, maxAge, secure, false, sameSite);
  }

  /// This cookie with another rule for requests of other sites.
  public Cookie sameSite(SameSite sameSite) {
    return new Cookie(name, value, path, domain, maxAge, secure, httpOnly, sameSite);
  }

  /// Reads a `Cookie` field (RFC 6265 §5.4) plainly: pairs end at `;`, and quotes are ordinary
  /// characters, so that none can swallow a later cookie (CVE-2023-26049). A pair without `=` or
  /// without a name is passed over; of equal names the first counts; what follows [#MAX_COOKIES]
  /// pairs is passed over.
  public static Map<String, String> parse(String field) {
    Map<String, String> cookies = new LinkedHashMap<>();
    int pairs = 0;
    for (int from = 0; from < field.length() && pairs < MAX_COOKIES; pairs++) {
      int semicolon = field.indexOf(';', from);
      int end = semicolon < 0 ? field.length() : semicolon;
      int equals = field.indexOf('=', from);
      if (equals >= 0 && equals < end) {
        String name = field.substring(from, equals).strip();
        if (!name.isEmpty()) {
          cookies.putIfAbsent(name, field.substring(equals + 1, end).strip());
        }
      }
      from = end + 1;
    }
    return cookies;
  }

  private static boolean isCookieOctet(int c) {
    return c > ' ' && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
  }

  private static boolean isAttribute(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != ';');
  }

  /// The value of a `Set-Cookie` field (RFC 6265 §4.1.1).
  public String toSetCookie() {
    StringBuilder out = new StringBuilder(name).append('=').append(value).append("; Path=");
    out.append(path);
    if (domain != null) {
      out.append("; Domain=").append(domain);
    }
    if (maxAge != null) {
      out.append("; Max-Age=").append(maxAge.toSeconds());
    }
    if (secure) {
      out.append("; Secure");
    }
    if (httpOnly) {
      out.append("; HttpOnly");
    }
    return out.append("; SameSite=").append(sameSite.text).toString();
  }

  /// The name alone: the value may be a secret, and what is printed ends up in logs.
  @Override
  public String toString() {
    return "Cookie[" + name + "]";
  }
}
