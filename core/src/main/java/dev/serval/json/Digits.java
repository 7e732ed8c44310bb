package dev.serval.json;

import java.nio.charset.StandardCharsets;

/// Writes an integer's digits straight into bytes, two at a time from the right.
final class Digits {
  private static final byte[] PAIRS = pairs();
  private static final byte[] LEAST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

  private Digits() {}

  /// Writes the number at a place that has room for 20 bytes; returns the end.
  static int write(long value, byte[] buf, int at) {
    long rest = value;
    int p = at;
    if (rest < 0) {
      if (rest == Long.MIN_VALUE) {
        System.arraycopy(LEAST, 0, buf, at, LEAST.length);
        return at + LEAST.length;
      }
      buf[p++] = '-';
      rest = -rest;
    }
    int end = p + count(rest);
    p = end;
    while (rest > Integer.MAX_VALUE) {
      int pair = (int) (rest % 100) * 2;
      rest /= 100;
      buf[--p] = PAIRS[pair + 1];
      buf[--p] = PAIRS[pair];
    }
    int low = (int) rest;
    while (low >= 100) {
      int pair = low % 100 * 2;
      low /= 100;
      buf[--p] = PAIRS[pair + 1];
      buf[--p] = PAIRS[pair];
    }
    if (low >= 10) {
      buf[--p] = PAIRS[low * 2 + 1];
      buf[--p] = PAIRS[low * 2];
    } else {
      buf[--p] = (byte) ('0' + low);
    }
    return end;
  }

  private static int count(long value) {
    int digits = 1;
    long bound = 10;
    while (value >= bound && digits < 19) {
      digits++;
      bound *= 10;
    }
    return digits;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[i * 2] = (byte) ('0' + i / 10);
      pairs[i * 2 + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }
}
