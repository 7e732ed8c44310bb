package dev.serval.middleware;

import dev.serval.Response;
import java.util.List;

/// Names request fields in `Vary` (RFC 9110 section 12.5.5), each once.
final class Vary {
  private static final String FIELD = "Vary";

  private Vary() {}

  /// Returns `response` with `field` in its `Vary`, unless that has it, or `*`, already.
  static Response with(Response response, String field) {
    String first = response.headers().first(FIELD);
    if (first == null) {
      return response.withHeader(FIELD, field);
    }
    if (first.equalsIgnoreCase(field)) {
      return response;
    }
    List<String> values = response.headers().all(FIELD);
    for (String value : values) {
      if (names(value, field) || names(value, "*")) {
        return response;
      }
    }
    return response.withHeader(FIELD, String.join(", ", values) + ", " + field);
  }

  private static boolean names(String list, String field) {
    for (String member : list.split(",", -1)) {
      if (member.strip().equalsIgnoreCase(field)) {
        return true;
      }
    }
    return false;
  }
}
