package dev.serval.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The paths of all templates without parameters, found as a whole.
///
/// Nearly every path with a parameter is turned away before it is hashed: by its length and its
/// last byte together, which numbers and identifiers seldom share with words.
final class StaticPaths {
  /// What [#find] returns for other paths.
  static final int NONE = PerfectTable.NONE;

  private static final int OWNER = 0;

  private final PerfectTable table;

  /// A bit for each last byte, four words for each length.
  private final long[] lastBytes;

  /// @param endpoints by canonical path, with one character for each byte
  StaticPaths(Map<String, Integer> endpoints) {
    List<PerfectTable.Key> keys = new ArrayList<>();
    endpoints.forEach((path, endpoint) -> keys.add(new PerfectTable.Key(OWNER, path, endpoint)));
    table = PerfectTable.of(keys);
    int longest = endpoints.keySet().stream().mapToInt(String::length).max().orElse(0);
    lastBytes = new long[4 * (longest + 1)];
    for (String path : endpoints.keySet()) {
      int last = path.charAt(path.length() - 1);
      lastBytes[index(path.length(), last)] |= 1L << last;
    }
  }

  /// The endpoint of a path that is not empty, or [#NONE].
  int find(byte[] path, int from, int to) {
    int last = path[to - 1] & 0xFF;
    int index = index(to - from, last);
    return index < lastBytes.length && (lastBytes[index] >>> last & 1) != 0
        ? table.find(OWNER, path, from, to)
        : NONE;
  }

  private static int index(int length, int last) {
    return 4 * length + (last >>> 6);
  }
}
