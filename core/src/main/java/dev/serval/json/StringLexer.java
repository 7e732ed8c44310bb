package dev.serval.json;

import java.util.Arrays;

/// The half of [JsonLexer] that reads strings, and the one way to fail.
///
/// Strings are ASCII almost always, so they are scanned eight bytes at a time for the first byte
/// that is a quote, a backslash, a control character or not ASCII; [#decode] handles the rest one
/// character at a time and checks UTF-8 as RFC 3629 has it (no overlong form, no surrogate, nothing
/// past U+10FFFF).
abstract sealed class StringLexer permits JsonLexer {
  /// What [#at()] returns at the end; outside the range of a byte.
  static final int END = 256;

  private static final byte[] NO_BYTES = {};
  private static final char[] NO_CHARS = {};

  /// A scratch array that grew past this is not kept for the next document.
  private static final int KEPT_CHARS = 4_096;

  /// A document that is larger is let go at once; a smaller one when the next comes, since such a
  /// write costs more than others.
  private static final int KEPT_BYTES = 8_192;

  final PointerPath path = new PointerPath();

  byte[] buf = NO_BYTES;
  int from;
  int end;
  JsonLimits limits = JsonLimits.defaults();

  /// The next byte to read.
  int pos;

  private int maxString = limits.stringLength();
  private char[] scratch = NO_CHARS;

  /// Starts with another document.
  final void reset(byte[] buf, int from, int end, JsonLimits limits) {
    this.buf = buf;
    this.from = from;
    this.end = end;
    this.pos = from;
    if (!this.limits.equals(limits)) {
      this.limits = limits;
      this.maxString = limits.stringLength();
    }
    path.reset();
  }

  /// Forgets the document, and what was needed for a large one.
  final void release() {
    if (buf.length > KEPT_BYTES) {
      buf = NO_BYTES;
    }
    end = 0;
    pos = 0;
    path.reset();
    if (scratch.length > KEPT_CHARS) {
      scratch = NO_CHARS;
    }
  }

  /// Returns the byte at hand without reading it, or [#END].
  final int at() {
    return pos < end ? buf[pos] : END;
  }

  /// Reads the string at hand; its quote must be there.
  final String string() {
    int start = pos + 1;
    int p = plainEnd(start);
    if (p < end && buf[p] == '"') {
      passPlain(start, p);
      return ascii(start, p);
    }
    int length = decode(start, p);
    return new String(scratch, 0, length);
  }

  /// Makes a string of bytes that are ASCII.
  @SuppressWarnings("deprecation") // this constructor takes bytes for characters without a look
  private String ascii(int start, int to) {
    return new String(buf, 0, start, to - start);
  }

  /// Reads past the string at hand, checking it all the same. Returns whether it is ASCII without
  /// escapes, so that its bytes are its characters.
  final boolean skipString() {
    int start = pos + 1;
    int p = plainEnd(start);
    if (p < end && buf[p] == '"') {
      passPlain(start, p);
      return true;
    }
    decode(start, p);
    return false;
  }

  /// Goes past a string whose first byte and closing quote were found.
  final void passPlain(int start, int quote) {
    checkStringLength(quote - start);
    pos = quote + 1;
  }

  /// Returns the first place at or after `p` whose byte is not plain: a quote, a backslash, a
  /// control character or not ASCII; the end if there is none.
  final int plainEnd(int p) {
    byte[] b = buf;
    int at = p;
    if (at <= end - 2 * Long.BYTES) {
      // Most strings end here; a loop costs more to set up than to run.
      long marks = Words.special(Words.get(b, at));
      if (marks != 0) {
        return at + Words.first(marks);
      }
      at += Long.BYTES;
      marks = Words.special(Words.get(b, at));
      if (marks != 0) {
        return at + Words.first(marks);
      }
      at += Long.BYTES;
    }
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long marks = Words.special(Words.get(b, at));
      if (marks != 0) {
        return at + Words.first(marks);
      }
    }
    while (at < end && Words.isPlain(b[at])) {
      at++;
    }
    return at;
  }

  /// Decodes a string into the scratch array, given its start and the end of its plain beginning;
  /// reads the closing quote and returns the number of UTF-16 units.
  private int decode(int start, int plainEnd) {
    int n = append(0, start, plainEnd);
    while (true) {
      int c = at();
      if (c == END) {
        throw syntax("expected '\"', found the end of the document");
      }
      pos++;
      if (c == '"') {
        checkStringLength(n);
        return n;
      }
      reserve(n + 2);
      if (c == '\\') {
        n = escape(n);
      } else if (c >= ' ') {
        n = append(n, pos - 1, plainEnd(pos));
      } else if (c >= 0) {
        pos--;
        throw syntax("a control character in a string must be escaped");
      } else {
        n = multibyte(c & 0xFF, n);
      }
    }
  }

  /// Takes over bytes that are ASCII and goes past them.
  private int append(int n, int start, int to) {
    int length = n + to - start;
    checkStringLength(length);
    reserve(length + 2);
    char[] out = scratch;
    for (int i = start, o = n; i < to; i++, o++) {
      out[o] = (char) buf[i];
    }
    pos = to;
    return length;
  }

  private void reserve(int length) {
    if (scratch.length < length) {
      checkStringLength(length - 2);
      scratch = Arrays.copyOf(scratch, Math.max(length * 2, 64));
    }
  }

  private void checkStringLength(int length) {
    if (length > maxString) {
      throw limit("a string must not be longer than " + maxString + " characters");
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

  final JsonException syntax(String what) {
    return fail(JsonException.Kind.SYNTAX, what);
  }

  final JsonException limit(String what) {
    return fail(JsonException.Kind.LIMIT, what);
  }

  final JsonException fail(JsonException.Kind kind, String what) {
    return JsonException.atOnce(kind, what, pos - from, path.pointer(buf, null));
  }
}
