package dev.serval.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The predicates of [Constraints] over numbers; it has the rules that they report.
///
/// Every type that a constraint applies to has an overload: `long` takes the integers, `double` the
/// floating-point numbers. No comparison goes through a rounding: a `double` is compared by its
/// exact value. NaN lies on no side of any bound, so every predicate refuses it. Text is a number
/// when it is a decimal in ASCII digits of at most 1,000 characters, and is refused otherwise. All
/// methods are pure and safe on any thread.
public final class NumberConstraints {
  /// The longest text that is read as a number, as long as JSON numbers may be.
  static final int MAX_TEXT = 1_000;

  /// Up to this magnitude every long is a double.
  private static final long EXACT_DOUBLE = 1L << 53;

  private NumberConstraints() {}

  /// `@Max`: returns whether the value is at most the bound.
  public static boolean isAtMost(long value, long bound) {
    return value <= bound;
  }

  /// `@Max`: returns whether the value is at most the bound.
  public static boolean isAtMost(double value, long bound) {
    return !Double.isNaN(value) && compare(value, bound) <= 0;
  }

  /// `@Max`: returns whether the value is at most the bound.
  public static boolean isAtMost(BigInteger value, long bound) {
    return value.compareTo(BigInteger.valueOf(bound)) <= 0;
  }

  /// `@Max`: returns whether the value is at most the bound.
  public static boolean isAtMost(BigDecimal value, long bound) {
    return value.compareTo(BigDecimal.valueOf(bound)) <= 0;
  }

  /// `@Min`: returns whether the value is at least the bound.
  public static boolean isAtLeast(long value, long bound) {
    return value >= bound;
  }

  /// `@Min`: returns whether the value is at least the bound.
  public static boolean isAtLeast(double value, long bound) {
    return !Double.isNaN(value) && compare(value, bound) >= 0;
  }

  /// `@Min`: returns whether the value is at least the bound.
  public static boolean isAtLeast(BigInteger value, long bound) {
    return value.compareTo(BigInteger.valueOf(bound)) >= 0;
  }

  /// `@Min`: returns whether the value is at least the bound.
  public static boolean isAtLeast(BigDecimal value, long bound) {
    return value.compareTo(BigDecimal.valueOf(bound)) >= 0;
  }

  /// `@DecimalMax`: returns whether the value is below the bound, or equal to it if that counts.
  public static boolean isAtMost(long value, BigDecimal bound, boolean inclusive) {
    return isAtMost(BigDecimal.valueOf(value), bound, inclusive);
  }

  /// `@DecimalMax`: returns whether the value is below the bound, or equal to it if that counts.
  public static boolean isAtMost(double value, BigDecimal bound, boolean inclusive) {
    return !Double.isNaN(value) && compare(value, bound) < (inclusive ? 1 : 0);
  }

  /// `@DecimalMax`: returns whether the value is below the bound, or equal to it if that counts.
  public static boolean isAtMost(BigInteger value, BigDecimal bound, boolean inclusive) {
    return isAtMost(new BigDecimal(value), bound, inclusive);
  }

  /// `@DecimalMax`: returns whether the value is below the bound, or equal to it if that counts.
  public static boolean isAtMost(BigDecimal value, BigDecimal bound, boolean inclusive) {
    return value.compareTo(bound) < (inclusive ? 1 : 0);
  }

  /// `@DecimalMax`: returns whether the text is a number below the bound, or equal to it if that
  /// counts.
  public static boolean isAtMost(CharSequence value, BigDecimal bound, boolean inclusive) {
    BigDecimal number = parse(value);
    return number != null && isAtMost(number, bound, inclusive);
  }

  /// `@DecimalMin`: returns whether the value is above the bound, or equal to it if that counts.
  public static boolean isAtLeast(long value, BigDecimal bound, boolean inclusive) {
    return isAtLeast(BigDecimal.valueOf(value), bound, inclusive);
  }

  /// `@DecimalMin`: returns whether the value is above the bound, or equal to it if that counts.
  public static boolean isAtLeast(double value, BigDecimal bound, boolean inclusive) {
    return !Double.isNaN(value) && compare(value, bound) > (inclusive ? -1 : 0);
  }

  /// `@DecimalMin`: returns whether the value is above the bound, or equal to it if that counts.
  public static boolean isAtLeast(BigInteger value, BigDecimal bound, boolean inclusive) {
    return isAtLeast(new BigDecimal(value), bound, inclusive);
  }

  /// `@DecimalMin`: returns whether the value is above the bound, or equal to it if that counts.
  public static boolean isAtLeast(BigDecimal value, BigDecimal bound, boolean inclusive) {
    return value.compareTo(bound) > (inclusive ? -1 : 0);
  }

  /// `@DecimalMin`: returns whether the text is a number above the bound, or equal to it if that
  /// counts.
  public static boolean isAtLeast(CharSequence value, BigDecimal bound, boolean inclusive) {
    BigDecimal number = parse(value);
    return number != null && isAtLeast(number, bound, inclusive);
  }

  /// `@Positive`: returns whether the value is greater than zero.
  public static boolean isPositive(long value) {
    return value > 0;
  }

  /// `@Positive`: returns whether the value is greater than zero.
  public static boolean isPositive(double value) {
    return value > 0;
  }

  /// `@Positive`: returns whether the value is greater than zero.
  public static boolean isPositive(BigInteger value) {
    return value.signum() > 0;
  }

  /// `@Positive`: returns whether the value is greater than zero.
  public static boolean isPositive(BigDecimal value) {
    return value.signum() > 0;
  }

  /// `@PositiveOrZero`: returns whether the value is zero or greater.
  public static boolean isPositiveOrZero(long value) {
    return value >= 0;
  }

  /// `@PositiveOrZero`: returns whether the value is zero or greater.
  public static boolean isPositiveOrZero(double value) {
    return value >= 0;
  }

  /// `@PositiveOrZero`: returns whether the value is zero or greater.
  public static boolean isPositiveOrZero(BigInteger value) {
    return value.signum() >= 0;
  }

  /// `@PositiveOrZero`: returns whether the value is zero or greater.
  public static boolean isPositiveOrZero(BigDecimal value) {
    return value.signum() >= 0;
  }

  /// `@Negative`: returns whether the value is less than zero.
  public static boolean isNegative(long value) {
    return value < 0;
  }

  /// `@Negative`: returns whether the value is less than zero.
  public static boolean isNegative(double value) {
    return value < 0;
  }

  /// `@Negative`: returns whether the value is less than zero.
  public static boolean isNegative(BigInteger value) {
    return value.signum() < 0;
  }

  /// `@Negative`: returns whether the value is less than zero.
  public static boolean isNegative(BigDecimal value) {
    return value.signum() < 0;
  }

  /// `@NegativeOrZero`: returns whether the value is zero or less.
  public static boolean isNegativeOrZero(long value) {
    return value <= 0;
  }

  /// `@NegativeOrZero`: returns whether the value is zero or less.
  public static boolean isNegativeOrZero(double value) {
    return value <= 0;
  }

  /// `@NegativeOrZero`: returns whether the value is zero or less.
  public static boolean isNegativeOrZero(BigInteger value) {
    return value.signum() <= 0;
  }

  /// `@NegativeOrZero`: returns whether the value is zero or less.
  public static boolean isNegativeOrZero(BigDecimal value) {
    return value.signum() <= 0;
  }

  /// `@Digits`: returns whether the value has at most so many digits.
  public static boolean hasDigits(long value, int integer, int fraction) {
    return hasDigits(BigDecimal.valueOf(value), integer, fraction);
  }

  /// `@Digits`: returns whether the shortest decimal that reads back as the value has at most so
  /// many digits before and after its point; infinities have too many.
  public static boolean hasDigits(double value, int integer, int fraction) {
    return Double.isFinite(value) && hasDigits(BigDecimal.valueOf(value), integer, fraction);
  }

  /// `@Digits`: returns whether the shortest decimal that reads back as the value has at most so
  /// many digits before and after its point; infinities have too many.
  public static boolean hasDigits(float value, int integer, int fraction) {
    return Float.isFinite(value)
        && hasDigits(new BigDecimal(Float.toString(value)), integer, fraction);
  }

  /// `@Digits`: returns whether the value has at most so many digits.
  public static boolean hasDigits(BigInteger value, int integer, int fraction) {
    return hasDigits(new BigDecimal(value), integer, fraction);
  }

  /// `@Digits`: returns whether the value has at most so many digits before and after its decimal
  /// point, when written without leading and trailing zeros: 1200 has four before it, 0.50 has none
  /// before and one after.
  public static boolean hasDigits(BigDecimal value, int integer, int fraction) {
    if (value.signum() == 0) {
      return true;
    }
    BigDecimal plain = value.stripTrailingZeros();
    // In long arithmetic, since a scale may be anything that an int holds.
    long before = (long) plain.precision() - plain.scale();
    return before <= integer && plain.scale() <= fraction;
  }

  /// `@Digits`: returns whether the text is a number with at most so many digits.
  public static boolean hasDigits(CharSequence value, int integer, int fraction) {
    BigDecimal number = parse(value);
    return number != null && hasDigits(number, integer, fraction);
  }

  private static int compare(double value, long bound) {
    if (bound >= -EXACT_DOUBLE && bound <= EXACT_DOUBLE) {
      return value < (double) bound ? -1 : value > (double) bound ? 1 : 0;
    }
    return compare(value, BigDecimal.valueOf(bound));
  }

  private static int compare(double value, BigDecimal bound) {
    if (Double.isInfinite(value)) {
      return value > 0 ? 1 : -1;
    }
    return new BigDecimal(value).compareTo(bound);
  }

  /// Returns whether a text is a decimal number in ASCII: a minus or none and digits, then perhaps
  /// a point and digits, then perhaps an exponent. These are JSON's numbers (RFC 8259 §6) and those
  /// with leading zeros.
  public static boolean isDecimal(CharSequence text) {
    int length = text.length();
    int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int at = skipDigits(text, start);
    boolean valid = at > start;
    if (valid && at < length && text.charAt(at) == '.') {
      int end = skipDigits(text, at + 1);
      valid = end > at + 1;
      at = end;
    }
    if (valid && at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int end = skipDigits(text, at);
      valid = end > at;
      at = end;
    }
    return valid && at == length;
  }

  /// Returns the number that a text stands for, or null when it is none, or one whose exponent has
  /// more than four digits.
  private static @Nullable BigDecimal parse(CharSequence text) {
    if (text.length() > MAX_TEXT || !isDecimal(text)) {
      return null;
    }
    String number = text.toString();
    int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
    String exponent = mark < 0 ? "" : number.substring(mark + 1);
    int sign = exponent.startsWith("-") || exponent.startsWith("+") ? 1 : 0;
    return exponent.length() - sign > 4 ? null : new BigDecimal(number);
  }

  private static int skipDigits(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
