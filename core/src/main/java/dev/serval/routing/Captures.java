package dev.serval.routing;

import dev.serval.http.PercentCoding;
import java.nio.charset.StandardCharsets;

/// What the parameters of a matched template caught, in the template's order.
///
/// Values are decoded when asked for, once, each on its own: in `/files/a%2Fb` the one segment has
/// the value `a/b`. Refers to the path's bytes, which must not change.
public final class Captures {
  static final Captures NONE = new Captures(new byte[0], new int[0], 0);

  private final byte[] path;
  private final int[] bounds;
  private final int count;

  /// @param bounds start and end of each capture in `path`, pair after pair
  Captures(byte[] path, int[] bounds, int count) {
    this.path = path;
    this.bounds = bounds;
    this.count = count;
  }

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

  /// These captures of a respelled path, in the path as it came.
  Captures in(byte[] raw, int from, int to) {
    int[] moved = bounds.clone();
    CanonicalPath.toRaw(moved, 2 * count, raw, from, to);
    return new Captures(raw, moved, count);
  }

  private int start(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("Capture " + index + " of " + count);
    }
    return 2 * index;
  }
}
