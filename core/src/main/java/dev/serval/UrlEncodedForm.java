package dev.serval;

import dev.serval.form.FormException;
import dev.serval.http.BadTargetException;
import dev.serval.http.QueryString;
import java.util.Objects;

/// Reads the text of an `application/x-www-form-urlencoded` body.
final class UrlEncodedForm {
  private UrlEncodedForm() {}

  /// Reads all fields.
  ///
  /// @throws FormException if there are more than `maxFields`
  /// @throws Problem 400 if one does not decode
  static QueryString parse(String text, int maxFields) throws FormException {
    if (fields(text) > maxFields) {
      throw FormException.limit(-1, "the form has more than " + maxFields + " fields");
    }
    try {
      return QueryString.parseForm(text, maxFields);
    } catch (BadTargetException malformed) {
      throw Problem.badRequest(Objects.requireNonNull(malformed.getMessage()));
    }
  }

  /// Counts the pieces between ampersands that are not empty.
  private static int fields(String text) {
    int count = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '&') {
        count += i > start ? 1 : 0;
        start = i + 1;
      }
    }
    return count;
  }
}
