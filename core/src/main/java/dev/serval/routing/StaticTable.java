package dev.serval.routing;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds paths without parameters in constant time: one hash over the bytes, and one comparison
/// with the path that has the same hash.
///
/// An open-addressing table, at most half full: a path stands in the slot of its hash or in the
/// next free one. The hash is a polynomial over the bytes whose multiplier is chosen when the table
/// is made, as the one of a few that leaves the shortest longest run of taken slots. Nothing is
/// ever added afterwards, so requests cannot cause collisions: whatever the path, a look-up ends
/// within that run.
final class StaticTable<T> {
  /// How many multipliers are compared.
  private static final int TRIES = 16;

  private final int multiplier;
  private final byte[] @Nullable [] paths;
  private final int[] hashes;
  private final @Nullable Object[] values;

  StaticTable(Map<ByteString, T> routes) {
    int size = Integer.highestOneBit(Math.max(2, 2 * routes.size())) << 1;
    StaticTable<T> best = new StaticTable<>(routes, size, multiplier(0));
    for (int i = 1; i < TRIES; i++) {
      StaticTable<T> next = new StaticTable<>(routes, size, multiplier(i));
      best = next.longestRun() < best.longestRun() ? next : best;
    }
    multiplier = best.multiplier;
    paths = best.paths;
    hashes = best.hashes;
    values = best.values;
  }

  private StaticTable(Map<ByteString, T> routes, int size, int multiplier) {
    this.multiplier = multiplier;
    paths = new byte[size] @Nullable [];
    hashes = new int[size];
    values = new @Nullable Object[size];
    routes.forEach((path, value) -> put(path.bytes(), value));
  }

  /// Odd, and large enough to reach the upper bits with the first bytes.
  private static int multiplier(int index) {
    return 0x01000193 + 0x6A09E666 * index;
  }

  private void put(byte[] path, T value) {
    int hash = hash(path, 0, path.length);
    int slot = hash & paths.length - 1;
    while (paths[slot] != null) {
      slot = slot + 1 & paths.length - 1;
    }
    paths[slot] = path;
    hashes[slot] = hash;
    values[slot] = value;
  }

  @SuppressWarnings("unchecked") // put() is the only writer
  @Nullable T find(byte[] path, int from, int to) {
    int hash = hash(path, from, to);
    int slot = hash & paths.length - 1;
    for (byte[] candidate = paths[slot]; candidate != null; candidate = paths[slot]) {
      if (hashes[slot] == hash && Arrays.equals(candidate, 0, candidate.length, path, from, to)) {
        return (T) values[slot];
      }
      slot = slot + 1 & paths.length - 1;
    }
    return null;
  }

  private int hash(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * multiplier;
    }
    // The slot is taken from the lower bits, which only lower bits have reached so far.
    return hash ^ hash >>> 16;
  }

  /// The most slots that a look-up may visit, and one.
  int longestRun() {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < 2 * paths.length; i++) {
      run = paths[i & paths.length - 1] == null ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
