package dev.serval.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bytes of a path read eight at a time: a loop over bytes would cost more than all else that
/// routing does.
final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Words() {}

  /// The eight bytes from `at` on, the first of them lowest.
  static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /// The eight bytes from `at` on, or as many as there are before `to`, with zeros above them.
  static long at(byte[] bytes, int at, int to) {
    if (at + Long.BYTES > bytes.length) {
      return atEnd(bytes, at, to);
    }
    long word = at(bytes, at);
    return to - at < Long.BYTES ? first(to - at, word) : word;
  }

  /// The lowest bytes of a word, fewer than eight.
  static long first(int count, long word) {
    return word & (1L << 8 * count) - 1;
  }

  /// Near the end of the array, where eight bytes cannot be read.
  private static long atEnd(byte[] bytes, int from, int to) {
    long word = 0;
    for (int i = to; i > from; i--) {
      word = word << 8 | bytes[i - 1] & 0xFF;
    }
    return word;
  }

  /// Where the first `b` in a word is, counted in bytes from the lowest; 8 if there is none.
  static int indexOf(byte b, long word) {
    long zeros = word ^ ONES * b;
    // The lowest bit set belongs to the first zero byte; those above may be wrong by a borrow.
    return Long.numberOfTrailingZeros(zeros - ONES & ~zeros & HIGH_BITS) >>> 3;
  }

  /// Where the first `b` of a range is; `to` if there is none.
  static int indexOf(byte b, byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      int index = indexOf(b, at(bytes, at));
      if (index < Long.BYTES) {
        return at + index;
      }
    }
    return Math.min(to, at + indexOf(b, at(bytes, at, to)));
  }
}
