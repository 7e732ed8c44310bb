package dev.serval.middleware;

import dev.serval.http.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The directives of `Cache-Control` (RFC 9111 section 5.2), in one pass.
final class CacheControl {
  private static final int MAX_DIRECTIVES = 64;

  private final Map<String, String> directives;

  private CacheControl(Map<String, String> directives) {
    this.directives = directives;
  }

  /// Reads the field; more directives than there could sensibly be are read as `no-store`.
  static CacheControl of(Headers headers) {
    List<String> values =
        headers.first("Cache-Control") == null ? List.of() : headers.all("Cache-Control");
    Map<String, String> directives = new HashMap<>();
    for (String value : values) {
      for (String part : value.split(",", MAX_DIRECTIVES + 1)) {
        int equals = part.indexOf('=');
        String name = (equals < 0 ? part : part.substring(0, equals)).strip();
        String argument = equals < 0 ? "" : part.substring(equals + 1).strip();
        directives.putIfAbsent(name.toLowerCase(Locale.ROOT), argument);
      }
    }
    if (directives.size() > MAX_DIRECTIVES) {
      directives.put("no-store", "");
    }
    return new CacheControl(directives);
  }

  boolean has(String name) {
    return directives.containsKey(name);
  }

  /// Returns the seconds that a directive names; -1 if it is not there, 0 if that is no number,
  /// which means stale (section 4.2.1).
  long seconds(String name) {
    String text = directives.get(name);
    if (text == null) {
      return -1;
    }
    String digits =
        text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
            ? text.substring(1, text.length() - 1)
            : text;
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return !number ? 0 : digits.length() > 9 ? 999_999_999 : Long.parseLong(digits);
  }
}
