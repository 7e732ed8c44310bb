package dev.serval.json;

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

  private static boolean isNumber(String text) {
    int p = text.startsWith("-") ? 1 : 0;
    int whole = digitsEnd(text, p);
    if (whole == p || (whole > p + 1 && text.charAt(p) == '0')) {
      return false;
    }
    p = whole;
    if (p < text.length() && text.charAt(p) == '.') {
      int fraction = digitsEnd(text, p + 1);
      if (fraction == p + 1) {
        return false;
      }
      p = fraction;
    }
    if (p < text.length() && (text.charAt(p) | 0x20) == 'e') {
      p++;
      if (p < text.length() && (text.charAt(p) == '+' || text.charAt(p) == '-')) {
        p++;
      }
      int exponent = digitsEnd(text, p);
      if (exponent == p) {
        return false;
      }
      p = exponent;
    }
    return p == text.length();
  }

  private static int digitsEnd(String text, int from) {
    int p = from;
    while (p < text.length() && text.charAt(p) >= '0' && text.charAt(p) <= '9') {
      p++;
    }
    return p;
  }
}
