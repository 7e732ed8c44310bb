package dev.serval.settings;

import java.util.List;
import java.util.Locale;

/// Decides which values a message shows, and how.
final class Shown {
  private static final int MAX_LENGTH = 60;
  private static final List<String> WORDS =
      List.of("password", "passwd", "passphrase", "secret", "token", "key", "credential");

  private Shown() {}

  /// Whether a value may be a secret though its type does not say so: by the name of its setting,
  /// or because it is a URI with a password, before the host or as a parameter.
  static boolean isSensitive(String key, String text) {
    String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String lower = text.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(word -> last.contains(word) || lower.contains(word + "="))
        || text.contains("://") && text.indexOf('@') > text.indexOf("://");
  }

  /// The text between quotes, short and without control characters.
  static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    int end = Math.min(text.length(), MAX_LENGTH);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean printable = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
      out.append(printable ? c : '\uFFFD');
    }
    return out.append(end < text.length() ? "…\"" : "\"").toString();
  }
}
