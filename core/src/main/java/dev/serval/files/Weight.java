package dev.serval.files;

/// The weight of a member of an `Accept…` list (RFC 9110 §12.4.2).
final class Weight {
  private Weight() {}

  /// Returns the weight in thousandths; 1000 where none is given, 0 where it is malformed.
  ///
  /// @param parts the member, taken apart at its semicolons
  static int of(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("q=") || part.startsWith("Q=")) {
        return thousandths(part.substring(2));
      }
    }
    return 1000;
  }

  private static int thousandths(String text) {
    if (text.isEmpty() || text.length() > 5 || text.length() > 1 && text.charAt(1) != '.') {
      return 0;
    }
    int value = 0;
    for (int i = 0, scale = 1000; i < text.length(); i++) {
      if (i == 1) {
        continue;
      }
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      value += (c - '0') * scale;
      scale /= 10;
    }
    return value > 1000 ? 0 : value;
  }
}
