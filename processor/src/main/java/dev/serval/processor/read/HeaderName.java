package dev.serval.processor.read;

/// The field name that a Java name stands for: `xRequestId` is `X-Request-Id`.
final class HeaderName {
  private HeaderName() {}

  /// Words begin at an upper-case letter after another kind of letter, at the last of several
  /// upper-case letters, and after `_`; each is written with a capital.
  static String of(String javaName) {
    StringBuilder out = new StringBuilder(javaName.length() + 4);
    for (int i = 0; i < javaName.length(); i++) {
      char c = javaName.charAt(i);
      if (c == '_') {
        continue;
      }
      boolean first = i == 0 || javaName.charAt(i - 1) == '_' || beginsWord(javaName, i);
      if (first && !out.isEmpty()) {
        out.append('-');
      }
      out.append(first ? Character.toUpperCase(c) : c);
    }
    return out.toString();
  }

  private static boolean beginsWord(String name, int i) {
    if (!Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    boolean afterOther = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterOther || beforeLower;
  }
}
