package dev.serval.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads one number (RFC 8259 section 6) and turns it into Java's numbers without loss.
///
/// One pass checks the grammar and collects up to 19 significant digits and the exponent. Integers
/// and most decimals are made from those; a number with more digits goes through its text, whose
/// length is bounded.
///
/// A double is exact where the digits are an integer of at most 53 bits and the power of ten at
/// most 10^22: both are doubles without rounding then, so one multiplication or division rounds
/// once, correctly (Clinger 1990). Anything else is left to [Double#parseDouble].
final class NumberScanner {
  /// An exponent past this is read as this: far outside of every range that is accepted.
  private static final int HUGE_EXPONENT = 1_000_000;

  private static final int MAX_DIGITS = 19;

  /// What [#integer] returns when it did not read; no number of 18 digits.
  static final long NONE = Long.MIN_VALUE;

  /// As many digits as fit a long whatever they are.
  private static final int SAFE_DIGITS = 18;

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final float[] FLOAT_TENS = {
    1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f
  };

  private final JsonLexer lexer;

  private int start;
  private boolean negative;
  private boolean integral;

  /// The first 19 significant digits, as an unsigned long.
  private long mantissa;

  private int digits;
  private int fractionDigits;
  private int exponent;

  NumberScanner(JsonLexer lexer) {
    this.lexer = lexer;
  }

  /// Reads an integer of at most 18 digits if one is at hand, in one loop; else [#NONE], without
  /// having moved.
  long integer() {
    byte[] b = lexer.buf;
    int end = lexer.end;
    int first = lexer.pos;
    boolean minus = first < end && b[first] == '-';
    if (minus) {
      first++;
    }
    long sum = 0;
    int p = first;
    while (p < end) {
      int digit = b[p] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      sum = sum * 10 + digit;
      p++;
    }
    int count = p - first;
    if (count == 0
        || count > SAFE_DIGITS
        || (b[first] == '0' && count > 1)
        || count >= lexer.limits.numberLength()
        || (p < end && (b[p] == '.' || (b[p] | 0x20) == 'e'))) {
      return NONE;
    }
    lexer.pos = p;
    return minus ? -sum : sum;
  }

  /// Reads the number at hand; its first byte is a digit or a minus.
  void scan() {
    start = lexer.pos;
    negative = lexer.at() == '-';
    if (negative) {
      lexer.pos++;
    }
    mantissa = 0;
    digits = 0;
    fractionDigits = 0;
    exponent = 0;
    int first = lexer.at();
    int count = digits();
    if (first == '0' && count > 1) {
      lexer.pos -= count - 1;
      throw lexer.syntax("a number must not start with 0");
    }
    int c = lexer.at();
    integral = c != '.' && c != 'e' && c != 'E';
    if (!integral) {
      if (c == '.') {
        lexer.pos++;
        fractionDigits = digits();
        c = lexer.at();
      }
      if (c == 'e' || c == 'E') {
        lexer.pos++;
        exponent = exponent();
      }
    }
    if (lexer.pos - start > lexer.limits.numberLength()) {
      throw lexer.limit("a number must not be longer than " + lexer.limits.numberLength());
    }
  }

  /// Reads one digit or more into the mantissa; returns how many.
  private int digits() {
    byte[] b = lexer.buf;
    int end = lexer.end;
    int p = lexer.pos;
    long sum = mantissa;
    int significant = digits;
    while (p < end) {
      int digit = b[p] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (significant < MAX_DIGITS) {
        sum = sum * 10 + digit;
      }
      if (sum != 0) {
        significant++;
      }
      p++;
    }
    mantissa = sum;
    digits = significant;
    int count = p - lexer.pos;
    lexer.pos = p;
    if (count == 0) {
      throw lexer.syntax("expected a digit");
    }
    return count;
  }

  private int exponent() {
    int c = lexer.at();
    if (c == '+' || c == '-') {
      lexer.pos++;
    }
    int value = 0;
    int p = lexer.pos;
    while (p < lexer.end && lexer.buf[p] >= '0' && lexer.buf[p] <= '9') {
      value = Math.min(HUGE_EXPONENT, value * 10 + (lexer.buf[p] - '0'));
      p++;
    }
    boolean none = p == lexer.pos;
    lexer.pos = p;
    if (none) {
      throw lexer.syntax("expected a digit");
    }
    return c == '-' ? -value : value;
  }

  /// Returns the number's characters.
  String text() {
    return new String(lexer.buf, start, lexer.pos - start, StandardCharsets.ISO_8859_1);
  }

  /// Whether the number is written without fraction and exponent and fits 64 bits.
  boolean isLong() {
    if (!integral || digits > MAX_DIGITS) {
      return false;
    }
    return negative ? Long.compareUnsigned(mantissa, Long.MIN_VALUE) <= 0 : mantissa >= 0;
  }

  /// Returns the number; only after [#isLong()] said yes.
  long toLong() {
    return negative ? -mantissa : mantissa;
  }

  /// Returns the nearest double; infinite when the number is out of range.
  double toDouble() {
    int power = exponent - fractionDigits;
    if (digits <= MAX_DIGITS && mantissa >= 0 && mantissa <= 1L << 53) {
      double exact = mantissa;
      if (mantissa == 0 || power == 0) {
        return negative ? -exact : exact;
      }
      if (power > 0 && power < TENS.length) {
        exact *= TENS[power];
        return negative ? -exact : exact;
      }
      if (power < 0 && -power < TENS.length) {
        exact /= TENS[-power];
        return negative ? -exact : exact;
      }
    }
    return Double.parseDouble(text());
  }

  /// Returns the nearest float; infinite when the number is out of range.
  float toFloat() {
    int power = exponent - fractionDigits;
    if (digits <= MAX_DIGITS && mantissa >= 0 && mantissa <= 1L << 24) {
      float exact = mantissa;
      if (mantissa == 0 || power == 0) {
        return negative ? -exact : exact;
      }
      if (power > 0 && power < FLOAT_TENS.length) {
        exact *= FLOAT_TENS[power];
        return negative ? -exact : exact;
      }
      if (power < 0 && -power < FLOAT_TENS.length) {
        exact /= FLOAT_TENS[-power];
        return negative ? -exact : exact;
      }
    }
    return Float.parseFloat(text());
  }

  /// Returns the number with the scale it is written with, or null when its exponent passes the
  /// limit: arithmetic on such a number can fill the memory.
  @Nullable BigDecimal toBigDecimal() {
    if (Math.abs(exponent) > lexer.limits.exponent()) {
      return null;
    }
    if (digits < MAX_DIGITS) {
      return BigDecimal.valueOf(negative ? -mantissa : mantissa, fractionDigits - exponent);
    }
    return new BigDecimal(text());
  }

  /// Returns the integer, or null when the number is written with a fraction or an exponent.
  @Nullable BigInteger toBigInteger() {
    if (!integral) {
      return null;
    }
    return isLong() ? BigInteger.valueOf(toLong()) : new BigInteger(text());
  }
}
