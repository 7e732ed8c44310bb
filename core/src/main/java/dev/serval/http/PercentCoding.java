package dev.serval.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding (RFC 3986 §2.1), decoded once and strictly.
public final class PercentCoding {
  static final String TARGET = "The request target";

  private static final String UNRESERVED_MARKS = "-._~";
  private static final String SEGMENT_MARKS = UNRESERVED_MARKS + "!$&'()*+,;=:@";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentCoding() {}

  /// Decodes the bytes from `from` to `to`, in one pass.
  ///
  /// @throws BadTargetException when an escape is not `%` and two hexadecimal digits, when the
  ///   result is not UTF-8 (overlong forms and surrogates included), or when it contains NUL
  public static String decode(byte[] bytes, int from, int to) {
    return decode(bytes, from, to, TARGET, false);
  }

  /// Decodes a name or a value of a query or a form, where `+` is a space.
  ///
  /// @param whole what it is part of, for messages, as [#TARGET]
  static String decodeQuery(byte[] bytes, int from, int to, String whole) {
    return decode(bytes, from, to, whole, true);
  }

  private static String decode(byte[] bytes, int from, int to, String whole, boolean plusIsSpace) {
    int plain = plainEnd(bytes, from, to);
    if (plain == to) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    byte[] decoded = new byte[to - from];
    int length = plain - from;
    System.arraycopy(bytes, from, decoded, 0, length);
    boolean ascii = true;
    for (int i = plain; i < to; i++) {
      byte b = bytes[i];
      if (b == '%') {
        b = (byte) escaped(bytes, i, to, whole);
        i += 2;
      } else if (b == '+' && plusIsSpace) {
        b = ' ';
      }
      if (b == 0) {
        throw new BadTargetException(whole + " contains an escaped NUL");
      }
      ascii &= b > 0;
      decoded[length++] = b;
    }
    return ascii
        ? new String(decoded, 0, length, StandardCharsets.ISO_8859_1)
        : utf8(decoded, length, whole);
  }

  /// The end of the bytes that stand for themselves in all of ASCII, which is usually the end.
  private static int plainEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] > 0 && bytes[i] != '%' && bytes[i] != '+') {
      i++;
    }
    return i;
  }

  /// Returns the byte that the escape at a `%` stands for.
  ///
  /// @throws BadTargetException when it is not `%` and two hexadecimal digits
  public static int escaped(byte[] bytes, int at, int to) {
    return escaped(bytes, at, to, TARGET);
  }

  private static int escaped(byte[] bytes, int at, int to, String whole) {
    int high = at + 2 < to ? hexDigit(bytes[at + 1]) : -1;
    int low = at + 2 < to ? hexDigit(bytes[at + 2]) : -1;
    if (high < 0 || low < 0) {
      throw new BadTargetException(
          whole + " has a '%' that is not followed by two hexadecimal digits");
    }
    return high << 4 | low;
  }

  /// The value of a hexadecimal digit of ASCII, or -1; `Character.digit` knows other scripts too.
  static int hexDigit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static String utf8(byte[] bytes, int length, String whole) {
    try {
      // A new decoder reports what is malformed; the String constructor would replace it.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadTargetException(whole + " has escapes that are not UTF-8");
    }
  }

  /// Encodes text as one path segment (`pchar` of RFC 3986 §3.3): a slash becomes `%2F`.
  ///
  /// @throws IllegalArgumentException for `.` and `..`, which no escape protects from being
  ///   resolved on the way, and for text with a lone surrogate
  public static String encodePathSegment(String text) {
    if (text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("'.' and '..' cannot be segments of a path");
    }
    return encode(text, SEGMENT_MARKS);
  }

  /// Encodes a name or a value of a query; a space becomes `%20`.
  ///
  /// @throws IllegalArgumentException for text with a lone surrogate
  public static String encodeQuery(String text) {
    return encode(text, UNRESERVED_MARKS);
  }

  private static String encode(String text, String marks) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : utf8(text)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return out.toString();
  }

  private static byte[] utf8(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "The text has a lone surrogate, which UTF-8 cannot encode");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
