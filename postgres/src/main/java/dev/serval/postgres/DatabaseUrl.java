package dev.serval.postgres;

import dev.serval.http.PercentCoding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is: an address for the driver, and who connects. Prints without the password.
record DatabaseUrl(String jdbc, String shown, @Nullable String user, @Nullable String password) {
  private static final String DRIVER = "jdbc:postgresql:";

  /// User information, host and port. A host may have `_`, which no [URI] knows but the names of
  /// services in Compose files have.
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:([^@]*)@)?(\\[[^@\\]]+]|[A-Za-z0-9._-]+)(?::([0-9]*))?");

  private static final Pattern PARAMETER = Pattern.compile("([?&][^=&]*)=[^&]*");
  private static final Pattern SECRET = Pattern.compile("(?i)password|%");

  static DatabaseUrl parse(String url) {
    if (url.startsWith(DRIVER)) {
      String place = url.split("\\?", 2)[0];
      // The driver takes a user for a host's name, and the password for a port, which it logs.
      if (place.indexOf('@') >= 0 || org.postgresql.Driver.parseURL(url, null) == null) {
        throw refused();
      }
      return new DatabaseUrl(url, place + shownQuery(url.substring(place.length())), null, null);
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException malformed) {
      throw refused();
    }
    String scheme = uri.getScheme();
    if (!("postgres".equals(scheme) || "postgresql".equals(scheme))) {
      throw refused();
    }
    Matcher parts = AUTHORITY.matcher(Objects.requireNonNullElse(uri.getRawAuthority(), ""));
    if (!parts.matches()) {
      throw refused();
    }
    String port = Objects.requireNonNullElse(parts.group(3), "");
    String place =
        "//"
            + parts.group(2)
            + (port.isEmpty() ? "" : ":" + port)
            + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
    String jdbc = DRIVER + place + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    if (org.postgresql.Driver.parseURL(jdbc, null) == null) { // as for a port that is none
      throw refused();
    }
    String[] who = Objects.requireNonNullElse(parts.group(1), "").split(":", 2);
    return new DatabaseUrl(
        jdbc,
        "postgres:" + place,
        who[0].isEmpty() ? null : decoded(who[0]),
        who.length < 2 ? null : decoded(who[1]));
  }

  /// Hides what is secret, and what nobody can read at a glance.
  private static String shownQuery(String query) {
    Matcher parameter = PARAMETER.matcher(query);
    return parameter.replaceAll(found ->
        SECRET.matcher(found.group(1)).find()
            ? Matcher.quoteReplacement(found.group(1) + "=***")
            : Matcher.quoteReplacement(found.group()));
  }

  private static String decoded(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    return PercentCoding.decode(bytes, 0, bytes.length);
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "expected the address of a database, postgres://user:password@host:port/name or"
            + " jdbc:postgresql://host:port/name; found something else, which is not repeated here"
            + " since it may hold a password");
  }

  @Override
  public String toString() {
    return shown;
  }
}
