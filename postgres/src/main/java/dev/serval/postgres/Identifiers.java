package dev.serval.postgres;

import java.nio.charset.StandardCharsets;

/// Names of tables, columns and channels (PostgreSQL, “Identifiers and Key Words”).
final class Identifiers {
  private static final int MAX_BYTES = 63;

  private Identifiers() {}

  /// Returns a name in quotes; a question mark in it is no parameter.
  static String quoted(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_BYTES || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 63 bytes without a character 0, found one of " + bytes);
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
