package dev.serval.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text of a JSON Pointer under construction, used again for each pointer.
///
/// It is the fragment form of RFC 6901 section 6: `~` and `/` of a name as `~0` and `~1`, then
/// every byte that may not stand in a fragment (RFC 3986 section 3.5) as `%XX`; so it is ASCII. A
/// pointer longer than [#MAX_LENGTH] is cut between two characters and ends in `...`: names come
/// from the document, and an answer with a hundred errors repeats them. Once it is cut, nothing is
/// added.
final class PointerText {
  static final int MAX_LENGTH = 1_000;

  private static final boolean[] PLAIN_IN_FRAGMENT = plainInFragment();
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /// Room for what is never cut in two: all escapes of a character, an index with its slash.
  private static final int UNIT = 16;

  private byte[] buf = new byte[128];
  private int length;
  private boolean cut;

  /// Starts a pointer with its `#`.
  PointerText start() {
    buf[0] = '#';
    length = 1;
    cut = false;
    return this;
  }

  /// Returns the pointer.
  @SuppressWarnings("deprecation") // this constructor takes bytes for characters without a look
  String finish() {
    if (cut) {
      reserve(3);
      Arrays.fill(buf, length, length + 3, (byte) '.');
      length += 3;
    }
    return new String(buf, 0, 0, length);
  }

  /// Encodes a slash and a name, to be given to [#token] again and again.
  static byte[] encode(String name) {
    PointerText text = new PointerText().start();
    text.name(name);
    return Arrays.copyOfRange(text.buf, 1, text.length);
  }

  /// Adds a slash and a name as [#encode] gave them, if there is room for all of it; returns
  /// whether there was.
  boolean token(byte[] token) {
    boolean fits = !cut && length + token.length <= MAX_LENGTH;
    if (fits) {
      reserve(token.length);
      System.arraycopy(token, 0, buf, length, token.length);
      length += token.length;
    }
    return fits;
  }

  /// Adds a slash and the index of an element.
  void index(int index) {
    reserve(UNIT);
    int start = length;
    buf[length++] = '/';
    length = Digits.write(index, buf, length);
    keep(start);
  }

  /// Adds a slash and a name.
  void name(String name) {
    text(name, false);
  }

  /// Adds a slash and a relative pointer, whose `~` and `/` are those of its tokens already.
  void below(String pointer) {
    text(pointer, true);
  }

  private void text(String text, boolean pointer) {
    reserve(UNIT);
    int start = length;
    buf[length++] = '/';
    keep(start);
    for (int at = 0; at < text.length() && !cut; ) {
      reserve(UNIT);
      start = length;
      char c = text.charAt(at);
      if (c < 0x80 && PLAIN_IN_FRAGMENT[c] && c != '~' && (pointer || c != '/')) {
        buf[length++] = (byte) c;
        at++;
      } else {
        at += unit(text, at, pointer);
      }
      keep(start);
    }
  }

  /// Adds one character that is not plain; returns how many UTF-16 units it is.
  private int unit(String text, int at, boolean pointer) {
    int c = text.codePointAt(at);
    if (c == '~' && pointer) {
      boolean escape = text.startsWith("~0", at) || text.startsWith("~1", at);
      buf[length++] = '~';
      if (escape) {
        buf[length++] = (byte) text.charAt(at + 1);
      }
      return escape ? 2 : 1;
    }
    if (c == '~' || c == '/') {
      buf[length++] = '~';
      buf[length++] = (byte) (c == '~' ? '0' : '1');
    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      buf[length++] = '?'; // half a pair, which UTF-8 cannot encode
    } else {
      utf8(c);
    }
    return Character.charCount(c);
  }

  /// Adds the bytes of a character in UTF-8, each as `%XX`.
  private void utf8(int c) {
    if (c < 0x80) {
      hex(c);
    } else if (c < 0x800) {
      hex(0xC0 | c >> 6);
      hex(0x80 | c & 0x3F);
    } else if (c < 0x1_0000) {
      hex(0xE0 | c >> 12);
      hex(0x80 | c >> 6 & 0x3F);
      hex(0x80 | c & 0x3F);
    } else {
      hex(0xF0 | c >> 18);
      hex(0x80 | c >> 12 & 0x3F);
      hex(0x80 | c >> 6 & 0x3F);
      hex(0x80 | c & 0x3F);
    }
  }

  private void hex(int b) {
    buf[length++] = '%';
    buf[length++] = HEX[b >> 4];
    buf[length++] = HEX[b & 15];
  }

  /// Takes back what was added since, and all that follows, if it is too much.
  private void keep(int start) {
    if (cut || length > MAX_LENGTH) {
      length = start;
      cut = true;
    }
  }

  private void reserve(int size) {
    if (buf.length - length < size) {
      buf = Arrays.copyOf(buf, Math.max(length + size, buf.length * 2));
    }
  }

  private static boolean[] plainInFragment() {
    boolean[] plain = new boolean[0x80];
    for (char c = 0; c < plain.length; c++) {
      boolean alphanumeric =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      plain[c] = alphanumeric || "-._~!$&'()*+,;=:@?/".indexOf(c) >= 0;
    }
    return plain;
  }
}
