package dev.serval.security;

import dev.serval.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The grammar of `Authorization` (RFC 9110 section 11.6.2): a scheme, blanks, and a `token68`.
final class AuthorizationField {
  private AuthorizationField() {}

  /// Returns the `token68` of one scheme; null where the field is absent or of another scheme.
  ///
  /// @throws dev.serval.Problem 400 for several fields, 401 for what is no `token68` or longer than
  ///   [Scheme#MAX_LENGTH]
  static @Nullable String of(Request request, String name, Scheme<?> scheme) {
    List<String> fields = request.headers().all("Authorization");
    if (fields.isEmpty()) {
      return null;
    }
    if (fields.size() > 1) {
      throw scheme.repeated();
    }
    String field = fields.getFirst();
    int length = name.length();
    if (!field.regionMatches(true, 0, name, 0, length)
        || field.length() > length && field.charAt(length) != ' ') {
      return null;
    }
    int from = length;
    while (from < field.length() && field.charAt(from) == ' ') {
      from++;
    }
    String token = field.substring(from);
    if (token.length() > Scheme.MAX_LENGTH || !isToken68(token)) {
      throw scheme.invalid();
    }
    return token;
  }

  /// Returns what to say of a field that has a token alone, as clients send it that forgot the
  /// scheme; null where that is not so.
  static @Nullable String withoutScheme(Request request, String name) {
    List<String> fields = request.headers().all("Authorization");
    boolean alone = fields.size() == 1 && isToken68(fields.getFirst());
    return alone && !fields.getFirst().equalsIgnoreCase(name)
        ? "expected Authorization: " + name + " …, found no scheme before the credentials"
        : null;
  }

  /// Section 11.2: at least one of these characters, then `=` signs.
  static boolean isToken68(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!alphanumeric && "-._~+/".indexOf(c) < 0) {
        return false;
      }
    }
    return end > 0;
  }
}
