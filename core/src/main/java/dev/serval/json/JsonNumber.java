package dev.serval.json;

import dev.serval.validation.NumberConstraints;
import java.math.BigDecimal;

/// A number, kept as it is written, so that nothing is lost. Immutable.
///
/// @param text the number in the grammar of RFC 8259 section 6
public record JsonNumber(String text) implements JsonValue {
  /// Checks the grammar.
  ///
  /// @throws IllegalArgumentException when the text is not a JSON number
  public JsonNumber {
    if (!isNumber(text)) {
      throw new IllegalArgumentException("not a JSON number");
    }
  }

  /// Makes an integer.
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /// Makes a number with the fewest digits that read back as the same `double`.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities
  public static JsonNumber of(double value) {
    return new JsonNumber(Double.toString(value));
  }

  /// Makes a number with the decimal's scale.
  public static JsonNumber of(BigDecimal value) {
    return new JsonNumber(value.toString());
  }

  /// Returns the number as an `int`.
  ///
  /// @throws ArithmeticException when it is not an integer or does not fit
  public int toInt() {
    return toBigDecimal().intValueExact();
  }

  /// Returns the number as a `long`.
  ///
  /// @throws ArithmeticException when it is not an integer or does not fit
  public long toLong() {
    return toBigDecimal().longValueExact();
  }

  /// Returns the nearest `double`; infinite when the number is out of range.
  public double toDouble() {
    return Double.parseDouble(text);
  }

  /// Returns the number with the scale it is written with.
  ///
  /// @throws ArithmeticException when its exponent passes ±1,000: arithmetic on such a number can
  ///   fill the memory
  public BigDecimal toBigDecimal() {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e >= 0) {
      String exponent = text.substring(e + 1);
      int limit = JsonLimits.defaults().exponent();
      if (exponent.length() > 9 || Math.abs(Integer.parseInt(exponent)) > limit) {
        throw new ArithmeticException("the exponent passes " + limit);
      }
    }
    return new BigDecimal(text);
  }

  @Override
  public JsonKind kind() {
    return JsonKind.NUMBER;
  }

  /// Returns the number as it is written.
  @Override
  public String toString() {
    return text;
  }

  /// Returns whether a text is an integer as JSON writes it (RFC 8259 section 6): a minus or none,
  /// then `0`, or ASCII digits of which the first is not `0`. It may be of any size.
  public static boolean isInteger(String text) {
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return isNumber(text);
  }

  private static boolean isNumber(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    boolean leadingZero =
        text.startsWith("0", first)
            && text.length() > first + 1
            && text.charAt(first + 1) >= '0'
            && text.charAt(first + 1) <= '9';
    return !leadingZero && NumberConstraints.isDecimal(text);
  }
}
