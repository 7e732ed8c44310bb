package conduit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// Titles as they stand in addresses.
final class Slug {
  private static final int SUFFIXES = 36 * 36 * 36 * 36;

  private Slug() {}

  /// Returns `how-to-train-your-dragon` of “How to train your dragon”.
  static String of(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "article" : slug;
  }

  /// Returns another one of a title whose own is taken.
  static String another(String title) {
    int suffix = ThreadLocalRandom.current().nextInt(SUFFIXES);
    return of(title) + "-" + Integer.toString(suffix, 36);
  }
}
