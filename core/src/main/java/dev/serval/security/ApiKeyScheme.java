package dev.serval.security;

import dev.serval.Request;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A key in a header field, a query parameter or a cookie.
final class ApiKeyScheme extends Scheme<String> {
  private final ApiKey.In in;
  private final String name;

  ApiKeyScheme(ApiKey.In in, String name, String realm) {
    super(realm);
    if (name.isEmpty() || !name.chars().allMatch(ApiKeyScheme::isPlain)) {
      throw new IllegalArgumentException(
          "The name of a key is visible ASCII without quote and back-slash, and not empty");
    }
    this.in = in;
    this.name = name;
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  @Override
  public @Nullable String read(Request request) {
    if (in == ApiKey.In.HEADER) {
      request.answerPersonally(); // no cache knows that this field has credentials
    }
    String key =
        switch (in) {
          case HEADER -> only(request.headers().all(name));
          case QUERY -> only(request.query().all(name));
          case COOKIE -> request.cookie(name);
        };
    if (key != null && !isKey(key)) {
      throw invalid();
    }
    return key;
  }

  private @Nullable String only(List<String> values) {
    if (values.size() > 1) {
      throw repeated();
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private static boolean isKey(String key) {
    return !key.isEmpty()
        && key.length() <= MAX_LENGTH
        && key.charAt(0) != ' '
        && key.charAt(key.length() - 1) != ' '
        && key.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  @Override
  public String challenge() {
    return "ApiKey "
        + realm()
        + ", in=\""
        + in.name().toLowerCase(Locale.ROOT)
        + "\", name=\""
        + name
        + "\"";
  }
}
