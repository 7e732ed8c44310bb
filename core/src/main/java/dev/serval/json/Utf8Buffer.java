package dev.serval.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The half of [JsonWriter] that knows bytes: a growing array, strings with their escapes, numbers.
/// It knows nothing of commas and nesting.
abstract sealed class Utf8Buffer permits JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;
  private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
  private static final int FALS = 'f' | 'a' << 8 | 'l' << 16 | 's' << 24;
  private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;

  byte[] buf;
  int length;

  Utf8Buffer(int capacity) {
    this.buf = new byte[Math.max(capacity, 32)];
  }

  /// Makes room for so many more bytes.
  final void reserve(int size) {
    if (buf.length - length < size) {
      grow(size);
    }
  }

  private void grow(int size) {
    long least = (long) length + size;
    if (least > MAX_SIZE) {
      throw new IllegalArgumentException("a JSON text must not be larger than 2 GiB");
    }
    long wanted = Math.max(least, 2L * buf.length);
    buf = Arrays.copyOf(buf, (int) Math.min(wanted, MAX_SIZE));
  }

  // What follows needs room that was made before: the bytes written, unless it says otherwise.

  final void put(char ascii) {
    buf[length++] = (byte) ascii;
  }

  final void put(byte[] bytes, int from, int size) {
    System.arraycopy(bytes, from, buf, length, size);
    length += size;
  }

  /// Writes `null`.
  final void putNull() {
    Words.INTS.set(buf, length, NULL);
    length += 4;
  }

  /// Writes `true` or `false`; needs room for five bytes.
  final void put(boolean value) {
    Words.INTS.set(buf, length, value ? TRUE : FALS);
    buf[length + 4] = 'e';
    length += value ? 4 : 5;
  }

  /// Writes characters that are ASCII and need no escape.
  @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies ASCII without garbage
  final void putAscii(String text) {
    int size = text.length();
    text.getBytes(0, size, buf, length);
    length += size;
  }

  /// Writes text without quotes or escapes; needs room for its length.
  final void putUnquoted(String text) {
    int copied = PlainCopy.BEST.copy(text, 0, buf, length);
    length += copied;
    if (copied < text.length()) {
      byte[] rest = text.substring(copied).getBytes(StandardCharsets.UTF_8);
      reserve(rest.length);
      put(rest, 0, rest.length);
    }
  }

  /// Writes a string in quotes; needs room for its length and two.
  final void putQuoted(String text) {
    byte[] b = buf;
    int start = length + 1;
    b[start - 1] = '"';
    int copied = PlainCopy.BEST.copy(text, 0, b, start);
    int end = start + copied;
    if (copied == text.length()) {
      b[end] = '"';
      length = end + 1;
    } else {
      length = end;
      putEscaped(text, copied);
    }
  }

  /// Writes the rest of a string, whose first character is not plain, and the quote; makes room.
  private void putEscaped(String text, int from) {
    int size = text.length();
    int i = from;
    while (i < size) {
      // At most six bytes for this character, one for each that follows, and the quote.
      reserve(size - i + 7);
      char c = text.charAt(i++);
      if (c < 0x80) {
        putEscaped(c);
        i = putPlain(text, i);
      } else if (c < 0x800) {
        buf[length++] = (byte) (0xC0 | c >> 6);
        buf[length++] = tail(c);
        i = putPlain(text, i);
      } else if (Character.isHighSurrogate(c)
          && i < size
          && Character.isLowSurrogate(text.charAt(i))) {
        int point = Character.toCodePoint(c, text.charAt(i++));
        buf[length++] = (byte) (0xF0 | point >> 18);
        buf[length++] = tail(point >> 12);
        buf[length++] = tail(point >> 6);
        buf[length++] = tail(point);
      } else {
        char whole = Character.isSurrogate(c) ? '\uFFFD' : c;
        buf[length++] = (byte) (0xE0 | whole >> 12);
        buf[length++] = tail(whole >> 6);
        buf[length++] = tail(whole);
      }
    }
    buf[length++] = '"';
  }

  private int putPlain(String text, int from) {
    int to = PlainCopy.BEST.copy(text, from, buf, length);
    length += to - from;
    return to;
  }

  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private void putEscaped(char c) {
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\b' -> 'b';
          case '\f' -> 'f';
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          default -> 0;
        };
    if (letter != 0) {
      put('\\');
      put(letter);
    } else if (c < ' ') {
      putAscii("\\u00");
      buf[length++] = HEX[c >> 4];
      buf[length++] = HEX[c & 0xF];
    } else {
      put(c);
    }
  }
}
