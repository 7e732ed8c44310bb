package dev.serval.settings;

import java.util.Collection;
import java.util.Locale;

/// Finds the name that somebody meant to write.
final class Nearest {
  /// Beyond this a name is no misspelling, and comparing it would be work for nothing.
  private static final int MAX_LENGTH = 200;

  private Nearest() {}

  /// `; did you mean …?` with what stands before each name, or nothing.
  static String hint(String word, String before, Collection<String> names) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(word, name);
      if (distance < least && distance <= Math.max(1, Math.max(word.length(), name.length()) / 3)) {
        least = distance;
        best = name;
      }
    }
    return best.isEmpty() ? "" : "; did you mean " + before + best + "?";
  }

  /// How many letters must be added, dropped or changed, or swapped with their neighbour.
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    if (a.length() > MAX_LENGTH || b.length() > MAX_LENGTH) {
      return Integer.MAX_VALUE;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, i, b, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(int[][] edits, String a, int i, String b, int j) {
    char x = a.charAt(i - 1);
    char y = b.charAt(j - 1);
    int least = edits[i - 1][j - 1] + (x == y ? 0 : 1);
    least = Math.min(least, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && x == b.charAt(j - 2) && a.charAt(i - 2) == y;
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
