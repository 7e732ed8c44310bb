package dev.serval.middleware;

import dev.serval.http.Weighted;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the coding of a response by `Accept-Encoding` (RFC 9110 section 12.5.3).
///
/// The highest weight wins, and among equals the coding that stands first in ours; `*` is the
/// weight of those that are not named. Without the field nothing is coded.
///
/// @param coder the coding; null for none
/// @param identityRefused whether the client refuses content without a coding, and there is one
record AcceptEncoding(@Nullable ContentCoder coder, boolean identityRefused) {
  private static final AcceptEncoding NONE = new AcceptEncoding(null, false);
  private static final int UNNAMED = -1;

  /// @param values the values of all fields of the name
  /// @param coders the codings there are, best first
  static AcceptEncoding choose(List<String> values, List<ContentCoder> coders) {
    int[] weights = new int[coders.size() + 2]; // and at the end those of identity and *
    Arrays.fill(weights, UNNAMED);
    for (Weighted member : Weighted.parse(values)) {
      int slot = slot(member.value(), coders);
      if (slot >= 0) {
        weights[slot] = member.weight();
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
}
