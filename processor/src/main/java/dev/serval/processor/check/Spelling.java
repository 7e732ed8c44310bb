package dev.serval.processor.check;

import java.util.Collection;
import java.util.Comparator;
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
    String shorter = (a.length() <= b.length() ? a : b).toLowerCase(java.util.Locale.ROOT);
    String longer = (a.length() <= b.length() ? b : a).toLowerCase(java.util.Locale.ROOT);
    return distance(a, b) <= Math.max(1, longer.length() / 3)
        || shorter.length() > 1 && longer.endsWith(shorter);
  }

  /// How many letters must be added, dropped or changed to make one word of the other.
  static int distance(String one, String other) {
    String a = one.toLowerCase(java.util.Locale.ROOT);
    String b = other.toLowerCase(java.util.Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
