package dev.serval.json;

import dev.serval.validation.Constraints;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The part of [JsonReader] that reads strings, numbers and literals as Java's own types.
abstract sealed class ScalarReader extends DocumentReader permits JsonReader {

  /// Reads `null` if it is at hand, else leaves the value and returns false.
  public final boolean tryNull() {
    if (lexer.at() != 'n') {
      return false;
    }
    lexer.nul();
    return true;
  }

  /// Reads a string; null when a violation was reported.
  public final @Nullable String readString() {
    if (lexer.at() != '"') {
      mismatch(ExpectedType.STRING);
      return null;
    }
    return lexer.string();
  }

  /// Reads a string of one UTF-16 unit; 0 when a violation was reported.
  public final char readChar() {
    if (lexer.at() == '"') {
      String text = lexer.string();
      if (text.length() == 1) {
        return text.charAt(0);
      }
      report(ExpectedType.CHARACTER.unfit());
      return 0;
    }
    mismatch(ExpectedType.CHARACTER);
    return 0;
  }

  /// Reads `true` or `false`; false when a violation was reported.
  public final boolean readBoolean() {
    int c = lexer.at();
    if (c == 't' || c == 'f') {
      return lexer.bool();
    }
    mismatch(ExpectedType.BOOLEAN);
    return false;
  }

  /// Reads an integer of 8 bits, written without fraction and exponent; 0 when a violation was
  /// reported.
  public final byte readByte() {
    return (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE, ExpectedType.INT8);
  }

  /// Reads an integer of 16 bits; 0 when a violation was reported.
  public final short readShort() {
    return (short) integer(Short.MIN_VALUE, Short.MAX_VALUE, ExpectedType.INT16);
  }

  /// Reads an integer of 32 bits; 0 when a violation was reported.
  public final int readInt() {
    return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE, ExpectedType.INT32);
  }

  /// Reads an integer of 64 bits; 0 when a violation was reported.
  public final long readLong() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE, ExpectedType.INT64);
  }

  private long integer(long least, long most, ExpectedType expected) {
    long plain = number.integer();
    if (plain >= least && plain <= most && plain != NumberScanner.NONE) {
      return plain;
    }
    return plain == NumberScanner.NONE ? rareInteger(least, most, expected) : unfit(expected);
  }

  private long rareInteger(long least, long most, ExpectedType expected) {
    if (!scanNumber(expected)) {
      return 0;
    }
    if (number.isLong()) {
      long value = number.toLong();
      if (value >= least && value <= most) {
        return value;
      }
    }
    return unfit(expected);
  }

  /// Reads the nearest `float`; 0 when a violation was reported, as for a number out of its range.
  public final float readFloat() {
    if (!scanNumber(ExpectedType.NUMBER)) {
      return 0;
    }
    float value = number.toFloat();
    if (Float.isInfinite(value)) {
      return unfit(ExpectedType.FLOAT32);
    }
    return value;
  }

  /// Reads the nearest `double`; 0 when a violation was reported, as for a number out of its range.
  public final double readDouble() {
    if (!scanNumber(ExpectedType.NUMBER)) {
      return 0;
    }
    double value = number.toDouble();
    if (Double.isInfinite(value)) {
      return unfit(ExpectedType.FLOAT64);
    }
    return value;
  }

  /// Reads a decimal with the scale it is written with; null when a violation was reported, as for
  /// an exponent past [JsonLimits#exponent()].
  public final @Nullable BigDecimal readBigDecimal() {
    if (!scanNumber(ExpectedType.NUMBER)) {
      return null;
    }
    BigDecimal value = number.toBigDecimal();
    if (value == null) {
      int most = lexer.limits.exponent();
      report(Constraints.type("a number with an exponent of at most " + most));
    }
    return value;
  }

  /// Reads an integer of any size, written without fraction and exponent; null when a violation was
  /// reported.
  public final @Nullable BigInteger readBigInteger() {
    if (!scanNumber(ExpectedType.INTEGER)) {
      return null;
    }
    BigInteger value = number.toBigInteger();
    if (value == null) {
      unfit(ExpectedType.INTEGER);
    }
    return value;
  }

  private boolean scanNumber(ExpectedType expected) {
    int c = lexer.at();
    if (c == '-' || (c >= '0' && c <= '9')) {
      number.scan();
      return true;
    }
    mismatch(expected);
    return false;
  }

  private int unfit(ExpectedType expected) {
    report(expected.unfit());
    return 0;
  }
}
