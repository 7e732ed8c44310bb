package dev.serval.middleware;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the coding of a response by `Accept-Encoding` (RFC 9110 section 12.5.3), in one pass.
///
/// The highest weight wins, and among equals the coding that stands first in ours; `*` is the
/// weight of those that are not named. Without the field, or past [#MAX_MEMBERS] codings, nothing
/// is coded.
///
/// @param coder the coding; null for none
/// @param identityRefused whether the client refuses content without a coding, and there is one
record AcceptEncoding(@Nullable ContentCoder coder, boolean identityRefused) {
  static final int MAX_MEMBERS = 64;

  private static final AcceptEncoding NONE = new AcceptEncoding(null, false);
  private static final int UNNAMED = -1;

  /// @param values the values of all fields of the name
  /// @param coders the codings there are, best first
  static AcceptEncoding choose(List<String> values, List<ContentCoder> coders) {
    int[] weights = new int[coders.size() + 2]; // and at the end those of identity and *
    Arrays.fill(weights, UNNAMED);
    int members = 0;
    for (String value : values) {
      for (int from = 0; from <= value.length(); ) {
        int comma = value.indexOf(',', from);
        int end = comma < 0 ? value.length() : comma;
        if (++members > MAX_MEMBERS) {
          return NONE;
        }
        read(value, from, end, coders, weights);
        from = end + 1;
      }
    }
    return best(coders, weights);
  }

  private static AcceptEncoding best(List<ContentCoder> coders, int[] weights) {
    int identity = weights[coders.size()];
    int star = weights[coders.size() + 1];
    ContentCoder best = null;
    int weight = 0;
    for (int i = 0; i < coders.size(); i++) {
      int mine = weights[i] == UNNAMED ? star : weights[i];
      if (mine > weight) {
        weight = mine;
        best = coders.get(i);
      }
    }
    boolean refused = identity == 0 || (identity == UNNAMED && star == 0);
    return best == null || identity > weight ? NONE : new AcceptEncoding(best, refused);
  }

  private static void read(
      String text, int from, int end, List<ContentCoder> coders, int[] weights) {
    int semicolon = text.indexOf(';', from);
    int nameEnd = semicolon < 0 || semicolon > end ? end : semicolon;
    String name = text.substring(from, nameEnd).strip();
    int weight = nameEnd == end ? 1_000 : weight(text.substring(nameEnd + 1, end).strip());
    int slot = slot(name, coders);
    if (slot >= 0 && weight >= 0) {
      weights[slot] = weight;
    }
  }

  private static int slot(String name, List<ContentCoder> coders) {
    if (name.equals("*")) {
      return coders.size() + 1;
    }
    if (name.equalsIgnoreCase("identity")) {
      return coders.size();
    }
    for (int i = 0; i < coders.size(); i++) {
      String token = coders.get(i).token();
      if (name.equalsIgnoreCase(token)
          || (token.equals("gzip") && name.equalsIgnoreCase("x-gzip"))) {
        return i;
      }
    }
    return -1;
  }

  /// Returns thousandths; -1 where it is no weight (section 12.4.2), which makes nothing of its
  /// coding.
  private static int weight(String text) {
    int length = text.length();
    if (length < 3 || length > 7 || !text.regionMatches(true, 0, "q=", 0, 2)) {
      return -1;
    }
    char whole = text.charAt(2);
    if ((whole != '0' && whole != '1') || (length > 3 && text.charAt(3) != '.')) {
      return -1;
    }
    int value = (whole - '0') * 1_000;
    for (int i = 4, unit = 100; i < length; i++, unit /= 10) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value += (c - '0') * unit;
    }
    return value > 1_000 ? -1 : value;
  }
}
