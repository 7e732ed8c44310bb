package dev.serval.json;

/// Writes doubles of few digits, such as prices and coordinates, without making a string.
///
/// A decimal of at most 15 significant digits comes back unchanged from the nearest double (IEEE
/// 754, DBL_DIG), so no two of them share one, and the one found here is the one with the fewest
/// digits, which `Double.toString` finds.
final class Decimals {
  private static final double LEAST = 1e-3;
  private static final double END = 1e7;
  private static final int FRACTION_DIGITS = 6;
  private static final int FRACTION = 1_000_000;

  private Decimals() {}

  /// Writes what `Double.toString` gives where that has no exponent and at most six digits after
  /// its point; the place must have room for 16 bytes. Returns the end, or -1 for other numbers.
  static int write(double value, byte[] buf, int at) {
    double size = Math.abs(value);
    if (!(size < END) || (size < LEAST && size != 0)) {
      return -1;
    }
    long millionths = (long) (size * FRACTION + 0.5);
    if ((double) millionths / FRACTION != size) {
      return -1;
    }
    int p = at;
    if (Double.doubleToRawLongBits(value) < 0) {
      buf[p++] = '-';
    }
    p = Digits.write(millionths / FRACTION, buf, p);
    buf[p++] = '.';
    int fraction = (int) (millionths % FRACTION);
    if (fraction == 0) {
      buf[p++] = '0';
      return p;
    }
    p = Digits.writePadded(fraction, FRACTION_DIGITS, buf, p);
    while (buf[p - 1] == '0') {
      p--;
    }
    return p;
  }
}
