package dev.serval.binding;

import dev.serval.json.JsonNumber;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The grammar of numbers in parameters, and what a text that is not of it breaks.
///
/// It is JSON's (RFC 8259 section 6), so that a number is spelled alike wherever it is read: in a
/// body, as a map's key and here.
///
/// Java's own parsers are more generous: `Long.parseLong` takes `+7` and digits of every script,
/// `Double.parseDouble` takes `0x1p3`, `1f` and `NaN`, and `BigInteger` takes megabytes.
final class Numbers {
  static final Rule BYTE = Constraints.type("an 8-bit integer");
  static final Rule SHORT = Constraints.type("a 16-bit integer");
  static final Rule INT = Constraints.type("a 32-bit integer");
  static final Rule LONG = Constraints.type("a 64-bit integer");
  static final Rule INTEGER = Constraints.type("an integer");
  static final Rule NUMBER = Constraints.type("a number");
  static final Rule BOOLEAN = Constraints.type("true or false");
  static final Rule CHAR = Constraints.type("one character");
  static final Rule FORMAT = Rule.of("format", "has the wrong format");

  private static final int MAX_LENGTH = 1_000;

  private Numbers() {}

  /// Whether `raw` is an integer from `min` to `max`.
  static boolean isInteger(String raw, long min, long max) {
    if (!JsonNumber.isInteger(raw)) {
      return false;
    }
    try {
      long value = Long.parseLong(raw);
      return value >= min && value <= max;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /// Returns the nearest `float`, rounded once; infinite out of range, NaN for no number.
  static float toFloat(String raw) {
    JsonNumber number = number(raw);
    return number == null ? Float.NaN : Float.parseFloat(number.text());
  }

  /// Returns the nearest `double`; infinite out of range, NaN for no number.
  static double toDouble(String raw) {
    JsonNumber number = number(raw);
    return number == null ? Double.NaN : number.toDouble();
  }

  static @Nullable BigDecimal toBigDecimal(String raw) {
    JsonNumber number = number(raw);
    try {
      return number == null ? null : number.toBigDecimal();
    } catch (ArithmeticException exponentTooLarge) {
      return null;
    }
  }

  static @Nullable BigInteger toBigInteger(String raw) {
    return raw.length() <= MAX_LENGTH && JsonNumber.isInteger(raw) ? new BigInteger(raw) : null;
  }

  private static @Nullable JsonNumber number(String raw) {
    if (raw.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return new JsonNumber(raw);
    } catch (IllegalArgumentException otherGrammar) {
      return null;
    }
  }
}
