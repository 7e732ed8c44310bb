package dev.serval.postgres;

import dev.serval.http.PercentCoding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where a database is: an address for the driver, and who connects. Prints without the password.
record DatabaseUrl(String jdbc, String shown, @Nullable String user, @Nullable String password) {
  private static final String DRIVER = "jdbc:postgresql:";

  static DatabaseUrl parse(String url) {
    if (url.startsWith(DRIVER)) {
      Properties known = org.postgresql.Driver.parseURL(url, null);
      if (known == null) {
        throw refused();
      }
      return new DatabaseUrl(url, url.replaceAll("([?&]password=)[^&]*", "$1***"), null, null);
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

  private static String decoded(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.US_ASCII);
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
