package dev.serval.processor.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody meant to write.
public final class Spelling {
  private Spelling() {}

  /// The candidate nearest to a misspelled word; empty when none is near.
  ///
  /// Near is at most one edit per three letters, the case of letters aside, or one word ending in
  /// the other (`id`, `todoId`).
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> near(word, candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /// `; did you mean …?`, or nothing.
  public static String didYouMean(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(found -> "; did you mean `" + found + "`?").orElse("");
  }

  private static boolean near(String a, String b) {
    String shorter = (a.length() <= b.length() ? a : b).toLowerCase(Locale.ROOT);
    String longer = (a.length() <= b.length() ? b : a).toLowerCase(Locale.ROOT);
    return distance(a, b) <= Math.max(1, longer.length() / 3)
        || shorter.length() > 1 && longer.endsWith(shorter);
  }

  /// How many letters must be added, dropped, changed, or swapped with their neighbour, to make one
  /// word of the other (optimal string alignment); the case of letters does not count.
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, a, i, b, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edits(int[][] edits, String a, int i, String b, int j) {
    int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
