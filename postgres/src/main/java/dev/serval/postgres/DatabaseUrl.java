package dev.serval.postgres;

import dev.serval.http.PercentCoding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is: an address for the driver, and who connects. Prints without the password.
record DatabaseUrl(String jdbc, String shown, @Nullable String user, @Nullable String password) {
  private static final String DRIVER = "jdbc:postgresql:";
  private static final Pattern PARAMETER = Pattern.compile("([?&][^=&]*)=[^&]*");
  private static final Pattern SECRET = Pattern.compile("(?i)password|%");

  static DatabaseUrl parse(String url) {
    if (url.startsWith(DRIVER)) {
      Properties known = org.postgresql.Driver.parseURL(url, null);
      String place = url.split("\\?", 2)[0];
      if (known == null || place.indexOf('@') >= 0) { // the driver takes a user for a host's name
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
    if (!("postgres".equals(scheme) || "postgresql".equals(scheme)) || uri.getHost() == null) {
      throw refused();
    }
    String place =
        "//"
            + uri.getHost()
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
            + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String[] who = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
    return new DatabaseUrl(
        DRIVER + place + query,
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
