// The cookies that a browser keeps.
package dev.serval.testing;

import dev.serval.http.HttpDate;
import dev.serval.http.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cookies, stored and given out as RFC 6265 section 5 says, with the prefixes and the size of its
/// successor. For one thread.
///
/// `Secure` is kept and does not hold a cookie back: browsers trust the loopback interface as they
/// trust TLS. `HttpOnly` and `SameSite` change nothing, since a test has neither scripts nor other
/// sites.
final class CookieJar {
  /// Bytes of name and value together beyond which browsers drop a cookie.
  private static final int LARGEST = 4_096;

  /// Ages beyond it are as good as endless.
  private static final long OLDEST_SECONDS = Duration.ofDays(400).toSeconds();

  private final InstantSource clock;
  private final Map<Key, Stored> cookies = new LinkedHashMap<>();

  CookieJar(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(String name, String domain, String path) {}

  /// @param hostOnly whether hosts below the domain do not get it
  /// @param expires null for the end of the browser's session
  private record Stored(String value, boolean hostOnly, @Nullable Instant expires) {}

  /// Takes what a response says in `Set-Cookie`; what browsers ignore is ignored.
  ///
  /// @param host without port, in lower case
  /// @param path that of the request, without its query
  void store(String host, String path, String field) {
    String[] pieces = field.split(";", -1);
    int equals = pieces[0].indexOf('=');
    if (equals < 0) {
      return;
    }
    String name = pieces[0].substring(0, equals).strip();
    String value = pieces[0].substring(equals + 1).strip();
    Map<String, String> attributes = attributes(pieces);
    String domain = attributes.getOrDefault("domain", "");
    domain = (domain.startsWith(".") ? domain.substring(1) : domain).toLowerCase(Locale.ROOT);
    if (name.isEmpty()
        || name.length() + value.length() > LARGEST
        || !domain.isEmpty() && !matches(host, domain)
        || !keepsPrefix(name, attributes)) {
      return;
    }
    String below = attributes.getOrDefault("path", "");
    Key key =
        new Key(
            name,
            domain.isEmpty() ? host : domain,
            below.startsWith("/") ? below : defaultPath(path));
    Instant expires = expires(attributes);
    if (expires != null && !expires.isAfter(clock.instant())) {
      cookies.remove(key);
    } else {
      cookies.put(key, new Stored(value, domain.isEmpty(), expires));
    }
  }

  /// The last of several equal attributes counts.
  private static Map<String, String> attributes(String[] pieces) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; i < pieces.length; i++) {
      int equals = pieces[i].indexOf('=');
      String name = equals < 0 ? pieces[i] : pieces[i].substring(0, equals);
      String value = equals < 0 ? "" : pieces[i].substring(equals + 1);
      attributes.put(name.strip().toLowerCase(Locale.ROOT), value.strip());
    }
    return attributes;
  }

  /// `__Secure-` and `__Host-`, in any case.
  private static boolean keepsPrefix(String name, Map<String, String> attributes) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean secure = attributes.containsKey("secure");
    if (lower.startsWith("__host-")) {
      return secure
          && attributes.getOrDefault("domain", "").isEmpty()
          && "/".equals(attributes.get("path"));
    }
    return secure || !lower.startsWith("__secure-");
  }

  private @Nullable Instant expires(Map<String, String> attributes) {
    String age = attributes.get("max-age");
    if (age != null && age.matches("-?[0-9]+")) {
      boolean over = age.startsWith("-") || age.matches("0+");
      long seconds = age.length() > 9 ? OLDEST_SECONDS : Long.parseLong(age);
      return over ? Instant.MIN : clock.instant().plusSeconds(Math.min(seconds, OLDEST_SECONDS));
    }
    String date = attributes.get("expires");
    // Old servers write `Thu, 01-Jan-1970 00:00:00 GMT`.
    return date == null
        ? null
        : HttpDate.parse(date.indexOf(',') == 3 ? date.replace('-', ' ') : date);
  }

  private static String defaultPath(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static boolean matches(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain) && IpAddress.parse(host) == null;
  }

  private static boolean isBelow(String path, String cookiePath) {
    return path.equals(cookiePath)
        || path.startsWith(cookiePath)
            && (cookiePath.endsWith("/") || path.charAt(cookiePath.length()) == '/');
  }

  /// Returns the pairs for a request, those of longer paths first, then the older ones.
  ///
  /// @param without names that the request has already
  List<String> pairs(String host, String path, Set<String> without) {
    dropExpired();
    List<Map.Entry<Key, Stored>> sent = new ArrayList<>();
    for (Map.Entry<Key, Stored> entry : cookies.entrySet()) {
      Key key = entry.getKey();
      boolean ofHost =
          entry.getValue().hostOnly() ? host.equals(key.domain()) : matches(host, key.domain());
      if (ofHost && isBelow(path, key.path()) && !without.contains(key.name())) {
        sent.add(entry);
      }
    }
    sent.sort(Comparator.comparingInt(entry -> -entry.getKey().path().length()));
    return sent.stream()
        .map(entry -> entry.getKey().name() + "=" + entry.getValue().value())
        .toList();
  }

  /// Returns the values by name; of several cookies of one name the newest.
  Map<String, String> values() {
    dropExpired();
    return cookies.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().name(),
                entry -> entry.getValue().value(),
                (older, newer) -> newer,
                LinkedHashMap::new));
  }

  private void dropExpired() {
    Instant now = clock.instant();
    cookies
        .values()
        .removeIf(cookie -> {
          Instant expires = cookie.expires();
          return expires != null && !expires.isAfter(now);
        });
  }

  /// Forgets all that ends with the browser's session.
  void endSession() {
    cookies.values().removeIf(cookie -> cookie.expires() == null);
  }
}
