package dev.serval.settings;

import java.util.Locale;

/// A number of bytes, as people write it: `64KiB`, `10MB`, `512`.
///
/// `KiB`, `MiB`, `GiB` and `TiB` are powers of 1,024, `kB`, `MB`, `GB` and `TB` of 1,000; `B` or no
/// unit are bytes. The case of letters does not count, and one space may stand before the unit.
/// Immutable.
///
/// ```java
/// record Uploads(@Default("10MiB") DataSize maxSize) {}
/// ```
///
/// @param bytes the number, at least 0
public record DataSize(long bytes) implements Comparable<DataSize> {
  private static final String EXPECTED = "a size such as 64KiB, 10MB or 512";
  private static final String UNITS = "kmgt";
  private static final int MAX_LENGTH = 24;

  /// Checks that the number is not negative.
  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("DataSize: expected at least 0 bytes, found " + bytes);
    }
  }

  /// Returns the size that `text` spells.
  ///
  /// @throws IllegalArgumentException if it spells none, or one of more than 2^63 - 1 bytes
  public static DataSize parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || text.length() > MAX_LENGTH) {
      throw new BadText(EXPECTED);
    }
    String unit = text.substring(digits);
    try {
      long number = Long.parseLong(text, 0, digits, 10);
      long factor = factor((unit.startsWith(" ") ? unit.substring(1) : unit));
      return new DataSize(Math.multiplyExact(number, factor));
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      throw new BadText(EXPECTED);
    }
  }

  private static long factor(String unit) {
    String name = unit.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.equals("b")) {
      return 1;
    }
    int power = UNITS.indexOf(name.charAt(0)) + 1;
    boolean binary = name.substring(1).equals("ib");
    if (power == 0 || !binary && !name.substring(1).equals("b")) {
      throw new BadText(EXPECTED);
    }
    long factor = 1;
    for (int i = 0; i < power; i++) {
      factor *= binary ? 1_024 : 1_000;
    }
    return factor;
  }

  /// Returns the number as an `int`, for arrays and buffers.
  ///
  /// @throws ArithmeticException if it is larger than that
  public int toInt() {
    return Math.toIntExact(bytes);
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /// Returns the size in the largest binary unit that gives a whole number, such as `64KiB`.
  @Override
  public String toString() {
    long number = bytes;
    int power = 0;
    while (power < UNITS.length() && number > 0 && number % 1_024 == 0) {
      number /= 1_024;
      power++;
    }
    return power == 0
        ? number + "B"
        : number + UNITS.substring(power - 1, power).toUpperCase(Locale.ROOT) + "iB";
  }
}
