package dev.serval.routing;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds paths without parameters in constant time: one hash over the bytes, one comparison.
///
/// When the table is made, seeds are tried until every path has a slot of its own; the table has at
/// least four slots a path, so a seed is found soon. Requests cannot cause collisions: a path that
/// is not in the table meets at most one that is.
final class StaticTable<T> {
  private final int seed;
  private final byte[] @Nullable [] paths;
  private final @Nullable Object[] values;

  StaticTable(Map<ByteString, T> routes) {
    int size = Integer.highestOneBit(Math.max(1, routes.size()) * 4 - 1) << 1;
    int tries = 0;
    while (!isPerfect(routes, tries, size)) {
      tries++;
      if (tries % 64 == 0) {
        size <<= 1;
      }
    }
    seed = tries;
    paths = new byte[size] @Nullable [];
    values = new @Nullable Object[size];
    routes.forEach((path, value) -> {
      int slot = slot(path.bytes(), 0, path.bytes().length, seed, paths.length);
      paths[slot] = path.bytes();
      values[slot] = value;
    });
  }

  private static boolean isPerfect(Map<ByteString, ?> routes, int seed, int size) {
    boolean[] taken = new boolean[size];
    for (ByteString path : routes.keySet()) {
      int slot = slot(path.bytes(), 0, path.bytes().length, seed, size);
      if (taken[slot]) {
        return false;
      }
      taken[slot] = true;
    }
    return true;
  }

  private static int slot(byte[] bytes, int from, int to, int seed, int size) {
    int hash = seed * 0x9E3779B9 + (to - from);
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    hash ^= hash >>> 15;
    hash *= 0x85EBCA6B;
    hash ^= hash >>> 13;
    return hash & size - 1;
  }

  @SuppressWarnings("unchecked") // the constructor is the only writer
  @Nullable T find(byte[] path, int from, int to) {
    int slot = slot(path, from, to, seed, paths.length);
    byte[] candidate = paths[slot];
    return candidate != null && Arrays.equals(candidate, 0, candidate.length, path, from, to)
        ? (T) values[slot]
        : null;
  }
}
