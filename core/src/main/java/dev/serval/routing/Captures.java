package dev.serval.routing;

import dev.serval.http.PercentCoding;
import java.nio.charset.StandardCharsets;

/// What the parameters of a matched template caught, in the template's order.
///
/// [Router#match] fills it, and what it held before is gone: one serves any number of requests, one
/// after the other, without new memory. Not safe for several threads.
///
/// Values are decoded when asked for, once, each on its own: in `/files/a%2Fb` the one segment has
/// the value `a/b`. Refers to the path's bytes, which must not change.
public final class Captures {
  private static final byte[] NO_PATH = {};
  private static final int[] NO_BOUNDS = {};

  private byte[] path = NO_PATH;
  private int[] bounds = NO_BOUNDS;
  private int count;

  /// How many nodes the search came down to, for the test of its bound.
  int visited;

  /// Starts without any.
  public Captures() {}

  /// How many there are.
  public int count() {
    return count;
  }

  /// The percent-decoded value.
  ///
  /// @param index from 0, in the order of [PathTemplate#parameterNames()]
  /// @throws dev.serval.http.BadTargetException when it does not decode to UTF-8 (RFC 3986 §2.1),
  ///   which cannot be in a path that [dev.serval.http.RequestTarget] has checked
  public String value(int index) {
    return PercentCoding.decode(path, bounds[start(index)], bounds[start(index) + 1]);
  }

  /// The value as it stood in the path, with its escapes.
  ///
  /// @param index from 0, in the order of [PathTemplate#parameterNames()]
  public String raw(int index) {
    int from = bounds[start(index)];
    return new String(path, from, bounds[start(index) + 1] - from, StandardCharsets.ISO_8859_1);
  }

  private int start(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("Capture " + index + " of " + count);
    }
    return 2 * index;
  }

  /// Forgets all, and makes room.
  ///
  /// @param most how many there may be at a time
  void begin(byte[] path, int most) {
    this.path = path;
    count = 0;
    visited = 1;
    if (bounds.length < 2 * most) {
      bounds = new int[2 * most];
    }
  }

  void add(int start, int end) {
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  void removeLast() {
    count--;
  }

  void clear() {
    count = 0;
  }
}
