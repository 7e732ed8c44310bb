package dev.serval.json;

/// The tokens of a document: white space, literals, and with [StringLexer] strings; numbers are
/// [NumberScanner]'s.
final class JsonLexer extends StringLexer {
  /// The four letters of `true`, and the last four of `false`.
  private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;

  private static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;

  /// Skips white space and returns the byte at hand without reading it, or [#END].
  int next() {
    int p = pos;
    if (p < end && buf[p] > ' ') {
      return buf[p];
    }
    return skipSpace();
  }

  private int skipSpace() {
    byte[] b = buf;
    int p = pos;
    while (p < end) {
      int c = b[p];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        pos = p;
        return c;
      }
      p++;
    }
    pos = p;
    return END;
  }

  /// Skips white space and returns the byte at hand; the document must not end here.
  int require(String expected) {
    int c = next();
    if (c == END) {
      throw syntax("expected " + expected + ", found the end of the document");
    }
    return c;
  }

  /// Returns the kind of the value at hand, judged by its first byte.
  JsonKind kind() {
    return switch (at()) {
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case '"' -> JsonKind.STRING;
      case 't', 'f' -> JsonKind.BOOLEAN;
      case 'n' -> JsonKind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonKind.NUMBER;
      case END -> throw syntax("expected a value, found the end of the document");
      default -> throw syntax("expected a value");
    };
  }

  /// Reads `true` or `false`, whichever the first byte announces.
  boolean bool() {
    int p = pos;
    if (isAt(p, TRUE)) {
      pos = p + 4;
      return true;
    }
    if (isAt(p + 1, ALSE) && buf[p] == 'f') {
      pos = p + 5;
      return false;
    }
    literal(at() == 't' ? "true" : "false");
    throw new AssertionError("literal() throws");
  }

  private boolean isAt(int p, int letters) {
    return end - p >= Integer.BYTES && (int) Words.INTS.get(buf, p) == letters;
  }

  /// Reads `null`, which the first byte announces.
  void nul() {
    literal("null");
  }

  private void literal(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++, pos++) {
      if (pos == end || buf[pos] != text.charAt(i)) {
        throw syntax("expected " + text);
      }
    }
  }
}
