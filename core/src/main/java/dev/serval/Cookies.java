package dev.serval;

import dev.serval.http.Cookie;
import dev.serval.http.Headers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cookies of one request, parsed when the first is asked for; all copies of a [Request] share
/// them.
final class Cookies {
  private final Headers headers;
  private @Nullable Map<String, String> parsed;

  Cookies(Headers headers) {
    this.headers = headers;
  }

  @Nullable String first(String name) {
    Map<String, String> cookies = parsed;
    if (cookies == null) {
      cookies = new HashMap<>();
      for (String field : headers.all("Cookie")) {
        Cookie.parse(field).forEach(cookies::putIfAbsent);
      }
      parsed = cookies;
    }
    return cookies.get(name);
  }
}
