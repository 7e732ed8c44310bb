package dev.serval.http;

/// The characters of RFC 9110 §5.6.2 (`token`) and §5.5 (field values).
final class Token {
  private static final boolean[] TCHAR = new boolean[128];

  static {
    for (char c = '0'; c <= '9'; c++) {
      TCHAR[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      TCHAR[c] = true;
      TCHAR[c - 'a' + 'A'] = true;
    }
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
      TCHAR[c] = true;
    }
  }

  private Token() {}

  static boolean isToken(String text) {
    if (text.isEmpty()) {
      return false;
    }
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isTokenCharacter(char c) {
    return c < 128 && TCHAR[c];
  }

  /// Visible characters, spaces, tabs and `obs-text`; nothing that could end a line, and no
  /// character beyond one byte, whose low byte could be a control character.
  static boolean isFieldValue(String text) {
    return (isPlain(text) || hasFieldCharacters(text))
        && (text.isEmpty()
            || (!isBlank(text.charAt(0)) && !isBlank(text.charAt(text.length() - 1))));
  }

  /// Whether there are visible characters of ASCII and spaces only, as in nearly all values: the
  /// fewer questions for each character, the better, since this runs for every field of a response.
  private static boolean isPlain(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean hasFieldCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7F || c > 0xFF) {
        return false;
      }
    }
    return true;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
