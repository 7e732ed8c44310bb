package dev.serval.middleware;

/// One line of the access log, as `key=value` or as a JSON object.
final class AccessLine {
  private final StringBuilder out = new StringBuilder(192);
  private final boolean json;

  AccessLine(boolean json) {
    this.json = json;
    if (json) {
      out.append('{');
    }
  }

  /// Returns milliseconds with three places, without what a formatter costs.
  static String millis(long nanos) {
    long micros = nanos / 1_000;
    String places = Long.toString(1_000 + micros % 1_000);
    return micros / 1_000 + "." + places.substring(1);
  }

  /// Adds a number or a boolean.
  void plain(String name, String value) {
    name(name);
    out.append(value);
  }

  /// Adds a text, quoted where it must be.
  void text(String name, String value) {
    name(name);
    boolean cut = value.length() > AccessLog.MAX_VALUE;
    int end = cut ? AccessLog.MAX_VALUE : value.length();
    boolean quoted = json || cut || !isPlain(value);
    if (quoted) {
      out.append('"');
    }
    for (int i = 0; i < end; i++) {
      escaped(value.charAt(i));
    }
    out.append(cut ? "…" : "").append(quoted ? "\"" : "");
  }

  private void name(String name) {
    if (json) {
      out.append(out.length() > 1 ? ",\"" : "\"").append(name).append("\":");
    } else {
      out.append(out.length() > 0 ? " " : "").append(name).append('=');
    }
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '"' || c == '=' || c == '\\') {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private void escaped(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (isUnsafe(c)) {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(Character.forDigit(c >> shift & 0xF, 16));
      }
    } else {
      out.append(c);
    }
  }

  /// Controls, line and paragraph separators, and the format characters of Unicode, among them all
  /// that turn the direction of text; and halves of surrogate pairs, since a cut may leave one.
  private static boolean isUnsafe(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  String finish() {
    return json ? out.append('}').toString() : out.toString();
  }
}
