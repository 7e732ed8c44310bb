package dev.serval.files;

/// Tells names of files that hold a hash of the content, as bundlers make them.
final class HashedName {
  private static final int SHORTEST = 8;

  private HashedName() {}

  /// Whether the piece between the last `-` or `.` and the extension looks like a hash: a date or a
  /// word does not, since a hash has letters and digits.
  static boolean is(String name) {
    int end = name.lastIndexOf('.');
    if (end < 0) {
      return false;
    }
    int from = Math.max(name.lastIndexOf('-', end - 1), name.lastIndexOf('.', end - 1)) + 1;
    if (from == 0 || end - from < SHORTEST) {
      return false;
    }
    boolean letter = false;
    boolean digit = false;
    for (int i = from; i < end; i++) {
      char c = name.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!isDigit && !isLetter) {
        return false;
      }
      digit |= isDigit;
      letter |= isLetter;
    }
    return letter && digit;
  }
}
