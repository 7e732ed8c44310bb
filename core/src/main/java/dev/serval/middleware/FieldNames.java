package dev.serval.middleware;

import java.util.List;

/// A list of field names that a client sent, to be sent back.
final class FieldNames {
  private static final int MAX = 100;

  private FieldNames() {}

  /// Returns the names of `lists`, separated by commas; empty if there are too many, or one is no
  /// token.
  static String of(List<String> lists) {
    String all = String.join(", ", lists);
    int names = 0;
    for (String name : all.split(",", MAX + 1)) {
      String bare = name.strip();
      if (++names > MAX || !bare.chars().allMatch(FieldNames::isTokenCharacter)) {
        return "";
      }
    }
    return all.strip();
  }

  private static boolean isTokenCharacter(int c) {
    return c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
  }
}
