package dev.serval.http;

/// A place in the text of a field value, and the steps by which values with parameters are read.
/// For one thread.
abstract class FieldText {
  private final String text;
  private int at;

  FieldText(String text) {
    this.text = text;
  }

  /// What is thrown where the text is not what it must be.
  abstract IllegalArgumentException wrong();

  final boolean isAtEnd() {
    return at == text.length();
  }

  /// Whether this character is next.
  final boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /// Whether this character comes after the next one.
  final boolean isAfter(char c) {
    return at + 1 < text.length() && text.charAt(at + 1) == c;
  }

  /// Takes the next character, whatever it is.
  final char next() {
    if (isAtEnd()) {
      throw wrong();
    }
    return text.charAt(at++);
  }

  /// Takes this character.
  final void expect(char wanted) {
    if (!isAt(wanted)) {
      throw wrong();
    }
    at++;
  }

  final void skipBlanks() {
    while (at < text.length() && Token.isBlank(text.charAt(at))) {
      at++;
    }
  }

  /// Takes a token (RFC 9110 §5.6.2).
  final String token() {
    int from = at;
    while (at < text.length() && Token.isTokenCharacter(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw wrong();
    }
    return text.substring(from, at);
  }

  /// Takes a token, or what stands between quotes (§5.6.4).
  final String tokenOrQuoted() {
    return isAt('"') ? quoted() : token();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (expect('"'); !isAt('"'); ) {
      if (isAt('\\') && isEscape()) {
        at++;
      }
      value.append(next());
    }
    at++;
    return value.toString();
  }

  /// Whether the back-slash that is next escapes what follows: always, by the grammar.
  boolean isEscape() {
    return true;
  }
}
