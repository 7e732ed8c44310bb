package dev.serval.json;

import java.nio.charset.StandardCharsets;

/// Writes an integer's digits straight into bytes, two at a time from the right.
final class Digits {
  /// The two characters of 00 to 99, the first one in the low byte.
  private static final short[] PAIRS = pairs();

  /// The powers of ten that a long can hold.
  private static final long[] TENS = tens();

  private static final byte[] LEAST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

  private Digits() {}

  /// Writes the number at a place that has room for 20 bytes; returns the end.
  static int write(long value, byte[] buf, int at) {
    if (value >= 0) {
      return writePositive(value, buf, at);
    }
    if (value == Long.MIN_VALUE) {
      System.arraycopy(LEAST, 0, buf, at, LEAST.length);
      return at + LEAST.length;
    }
    buf[at] = '-';
    return writePositive(-value, buf, at + 1);
  }

  private static int writePositive(long value, byte[] buf, int at) {
    int end = at + count(value);
    int p = end;
    long rest = value;
    while (rest > Integer.MAX_VALUE) {
      p -= 2;
      Words.SHORTS.set(buf, p, PAIRS[(int) (rest % 100)]);
      rest /= 100;
    }
    int low = (int) rest;
    while (low >= 100) {
      p -= 2;
      Words.SHORTS.set(buf, p, PAIRS[low % 100]);
      low /= 100;
    }
    if (low >= 10) {
      Words.SHORTS.set(buf, p - 2, PAIRS[low]);
    } else {
      buf[p - 1] = (byte) ('0' + low);
    }
    return end;
  }

  /// Writes exactly `count` digits, zeros in front, of a number that has no more; returns the end.
  static int writePadded(int value, int count, byte[] buf, int at) {
    int end = at + count;
    int p = end;
    int rest = value;
    while (p - at >= 2) {
      p -= 2;
      Words.SHORTS.set(buf, p, PAIRS[rest % 100]);
      rest /= 100;
    }
    if (p > at) {
      buf[at] = (byte) ('0' + rest);
    }
    return end;
  }

  /// The number of digits of a number that is not negative.
  private static int count(long value) {
    long odd = value | 1; // as many digits, and at least one bit
    // The number of bits times log10(2), in 4,096ths: the number of digits or one less.
    int guess = (Long.SIZE - Long.numberOfLeadingZeros(odd)) * 1_233 >> 12;
    return odd >= TENS[guess] ? guess + 1 : guess;
  }

  private static short[] pairs() {
    short[] pairs = new short[100];
    for (int i = 0; i < 100; i++) {
      pairs[i] = (short) ('0' + i / 10 | ('0' + i % 10) << 8);
    }
    return pairs;
  }

  private static long[] tens() {
    long[] tens = new long[19];
    long power = 1;
    for (int i = 0; i < tens.length; i++, power *= 10) {
      tens[i] = power;
    }
    return tens;
  }
}
