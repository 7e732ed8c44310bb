package dev.serval.http;

import java.util.List;

/// Chooses a media type by `Accept` (RFC 9110 section 12.5.1).
public final class Accept {
  private Accept() {}

  /// Returns the index of the media type that is wanted most, the first of several; -1 where all
  /// are refused.
  ///
  /// For each one the most specific range counts: `text/html` before `text/*` before `*/*`. Ranges
  /// that cannot be read are ignored; without any, everything is wanted.
  ///
  /// @param fields the values of all `Accept` fields
  /// @param offered what there is, best first
  public static int best(List<String> fields, List<MediaType> offered) {
    if (fields.isEmpty()) {
      return 0;
    }
    List<Weighted> ranges = Weighted.parse(fields);
    if (ranges.isEmpty()) {
      return 0;
    }
    int best = -1;
    int weight = 0;
    for (int i = 0; i < offered.size(); i++) {
      int mine = weight(ranges, offered.get(i));
      if (mine > weight) {
        weight = mine;
        best = i;
      }
    }
    return best;
  }

  private static int weight(List<Weighted> ranges, MediaType type) {
    int weight = 0;
    int specific = -1;
    for (Weighted range : ranges) {
      int how = specificity(range.value(), type);
      if (how > specific) {
        specific = how;
        weight = range.weight();
      }
    }
    return weight;
  }

  /// What says nothing of a charset is UTF-8, as JSON always is (RFC 8259 section 8.1).
  private static boolean fits(String name, String value, MediaType type) {
    String own = type.parameter(name);
    return value.equalsIgnoreCase(own == null && name.equals("charset") ? "utf-8" : own);
  }

  /// How exactly a range means a type; -1 where it does not. Parameters of the range must be those
  /// of the type.
  private static int specificity(String range, MediaType type) {
    if (range.equals("*/*")) {
      return 0;
    }
    if (range.endsWith("/*")) {
      return range.substring(0, range.length() - 2).equalsIgnoreCase(type.type()) ? 1 : -1;
    }
    MediaType wanted;
    try {
      wanted = MediaType.parse(range);
    } catch (IllegalArgumentException malformed) {
      return -1;
    }
    boolean fits =
        wanted.isSameTypeAs(type)
            && wanted.parameters().entrySet().stream()
                .allMatch(entry -> fits(entry.getKey(), entry.getValue(), type));
    return fits ? 2 + wanted.parameters().size() : -1;
  }
}
