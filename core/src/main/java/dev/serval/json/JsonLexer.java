package dev.serval.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The tokens of a document: white space, strings, literals; and the one way to fail.
///
/// Strings are ASCII almost always, so they are scanned eight bytes at a time for the first byte
/// that is a quote, a backslash, a control character or not ASCII; [#decode] handles the rest one
/// character at a time and checks UTF-8 as RFC 3629 has it (no overlong form, no surrogate, nothing
/// past U+10FFFF).
final class JsonLexer {
  /// What [#next()] and [#at()] return at the end; outside the range of a byte.
  static final int END = 256;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final char[] NO_CHARS = {};

  final byte[] buf;
  final int from;
  final int end;
  final JsonLimits limits;
  final PointerPath path;

  /// The next byte to read.
  int pos;

  private char[] scratch = NO_CHARS;

  JsonLexer(byte[] buf, int from, int end, JsonLimits limits, PointerPath path) {
    this.buf = buf;
    this.from = from;
    this.end = end;
    this.limits = limits;
    this.path = path;
    this.pos = from;
  }

  /// Returns the byte at hand without reading it, or [#END].
  int at() {
    return pos < end ? buf[pos] : END;
  }

  /// Skips white space and returns the byte at hand without reading it, or [#END].
  int next() {
    while (pos < end) {
      int c = buf[pos];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      pos++;
    }
    return END;
  }

  /// Skips white space and returns the byte at hand; the document must not end here.
  int require(String expected) {
    int c = next();
    if (c == END) {
      throw syntax("expected " + expected + ", found the end of the document");
    }
    return c;
  }

  /// Returns the kind of the value at hand, judged by its first byte.
  JsonKind kind() {
    return switch (at()) {
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case '"' -> JsonKind.STRING;
      case 't', 'f' -> JsonKind.BOOLEAN;
      case 'n' -> JsonKind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonKind.NUMBER;
      case END -> throw syntax("expected a value, found the end of the document");
      default -> throw syntax("expected a value");
    };
  }

  /// Reads `true`, `false` or `null`, whichever the first byte announces.
  void literal(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++, pos++) {
      if (pos == end || buf[pos] != text.charAt(i)) {
        throw syntax("expected " + text);
      }
    }
  }

  /// Reads the string at hand; its quote must be there.
  String string() {
    int start = pos + 1;
    int p = plainEnd(start);
    if (p < end && buf[p] == '"') {
      checkStringLength(p - start);
      pos = p + 1;
      return new String(buf, start, p - start, StandardCharsets.ISO_8859_1);
    }
    int length = decode(start, p);
    return new String(scratch, 0, length);
  }

  /// Reads past the string at hand, checking it all the same. Returns whether it is ASCII without
  /// escapes, so that its bytes are its characters.
  boolean skipString() {
    int start = pos + 1;
    int p = plainEnd(start);
    if (p < end && buf[p] == '"') {
      checkStringLength(p - start);
      pos = p + 1;
      return true;
    }
    decode(start, p);
    return false;
  }

  /// Returns the first place at or after `p` whose byte is not plain: a quote, a backslash, a
  /// control character or not ASCII; the end if there is none.
  private int plainEnd(int p) {
    byte[] b = buf;
    while (p + Long.BYTES <= end) {
      long w = (long) LONGS.get(b, p);
      long quote = w ^ (ONES * '"');
      long backslash = w ^ (ONES * '\\');
      // Each term sets the high bit of the first byte that fits; borrows spoil later bytes only.
      long hit =
          ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (w - ONES * ' ') | w;
      hit &= HIGHS;
      if (hit != 0) {
        return p + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
      p += Long.BYTES;
    }
    while (p < end && isPlain(b[p])) {
      p++;
    }
    return p;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /// Decodes a string into the scratch array, given its start and the end of its plain beginning;
  /// reads the closing quote and returns the number of UTF-16 units.
  private int decode(int start, int p) {
    int n = p - start;
    checkStringLength(n);
    reserve(n + 64);
    for (int i = 0; i < n; i++) {
      scratch[i] = (char) buf[start + i];
    }
    pos = p;
    while (true) {
      if (n + 2 > scratch.length) {
        checkStringLength(n);
        reserve(n * 2);
      }
      int c = at();
      if (c == END) {
        throw syntax("expected '\"', found the end of the document");
      }
      pos++;
      if (c == '"') {
        checkStringLength(n);
        return n;
      }
      if (c == '\\') {
        n = escape(n);
      } else if (c >= ' ') {
        scratch[n++] = (char) c;
      } else if (c >= 0) {
        pos--;
        throw syntax("a control character in a string must be escaped");
      } else {
        n = multibyte(c & 0xFF, n);
      }
    }
  }

  private void reserve(int length) {
    if (scratch.length < length) {
      scratch = Arrays.copyOf(scratch, length);
    }
  }

  private void checkStringLength(int length) {
    if (length > limits.stringLength()) {
      throw limit("a string must not be longer than " + limits.stringLength() + " characters");
    }
  }

  /// Decodes the escape whose backslash was just read.
  private int escape(int n) {
    int c = at();
    pos++;
    scratch[n] =
        switch (c) {
          case '"', '\\', '/' -> (char) c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> hex4();
          default -> {
            pos--;
            throw syntax("expected one of \" \\ / b f n r t u after a backslash");
          }
        };
    if (!Character.isSurrogate(scratch[n])) {
      return n + 1;
    }
    if (Character.isHighSurrogate(scratch[n]) && at() == '\\') {
      pos++;
      if (at() == 'u') {
        pos++;
        char low = hex4();
        if (Character.isLowSurrogate(low)) {
          scratch[n + 1] = low;
          return n + 2;
        }
      }
    }
    throw syntax("a surrogate must be escaped as a pair");
  }

  private char hex4() {
    int value = 0;
    for (int i = 0; i < 4; i++, pos++) {
      int digit = hex(at());
      if (digit < 0) {
        throw syntax("expected four hexadecimal digits");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private static int hex(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /// Decodes a sequence of two to four bytes whose first was just read (RFC 3629 section 4).
  private int multibyte(int first, int n) {
    if (first >= 0xC2 && first <= 0xDF) {
      scratch[n] = (char) ((first & 0x1F) << 6 | tail(0x80, 0xBF));
      return n + 1;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      int second = tail(first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
      scratch[n] = (char) ((first & 0x0F) << 12 | second << 6 | tail(0x80, 0xBF));
      return n + 1;
    }
    if (first >= 0xF0 && first <= 0xF4) {
      int second = tail(first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
      int point = (first & 0x07) << 18 | second << 12 | tail(0x80, 0xBF) << 6 | tail(0x80, 0xBF);
      scratch[n] = Character.highSurrogate(point);
      scratch[n + 1] = Character.lowSurrogate(point);
      return n + 2;
    }
    pos--;
    throw syntax("invalid UTF-8");
  }

  private int tail(int least, int most) {
    int c = at() & 0xFF;
    if (pos >= end || c < least || c > most) {
      throw syntax("invalid UTF-8");
    }
    pos++;
    return c & 0x3F;
  }

  JsonException syntax(String what) {
    return fail(JsonException.Kind.SYNTAX, what);
  }

  JsonException limit(String what) {
    return fail(JsonException.Kind.LIMIT, what);
  }

  JsonException fail(JsonException.Kind kind, String what) {
    return new JsonException(kind, what, pos - from, path.pointer(null));
  }
}
