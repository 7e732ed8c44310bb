package dev.serval.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that one source gave a setting.
///
/// @param text the text, empty where there are `elements`
/// @param elements the elements of a JSON array, null for one text
/// @param origin where it stands, as messages say it: `environment`, `.env line 3`
record Found(String text, @Nullable List<String> elements, String origin) {
  static Found text(String text, String origin) {
    return new Found(text, null, origin);
  }

  /// The elements of a setting with several: those of an array, or what stands between commas. An
  /// empty text has none.
  List<String> all() {
    if (elements != null) {
      return elements;
    }
    return text.isBlank()
        ? List.of()
        : List.of(text.split(",", -1)).stream().map(String::strip).toList();
  }
}
