package dev.serval;

import dev.serval.http.Cookie;
import dev.serval.http.Headers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cookies of one request. Of several with one name the first counts.
final class Cookies {
  private final Map<String, String> values;

  private Cookies(Map<String, String> values) {
    this.values = values;
  }

  static Cookies parse(Headers headers) {
    Map<String, String> values = new HashMap<>();
    for (String field : headers.all("Cookie")) {
      Cookie.parse(field).forEach(values::putIfAbsent);
    }
    return new Cookies(values);
  }

  @Nullable String first(String name) {
    return values.get(name);
  }
}
