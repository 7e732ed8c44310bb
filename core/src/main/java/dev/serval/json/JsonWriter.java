package dev.serval.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes one JSON text as UTF-8 into a growing array (RFC 8259), without white space.
///
/// ```java
/// out.beginObject();
/// out.member(TITLE).value(todo.title());
/// out.member(TAGS).beginArray().value("a").value("b").endArray();
/// out.endObject();
/// ```
///
/// Commas are put by the writer. Strings are escaped where RFC 8259 section 7 asks for it and
/// nowhere else; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. A `double` is written
/// with the fewest digits that read back as the same one, as [Double#toString] has it: `1.0`,
/// `1.0E10`. NaN and the infinities have no JSON form and are refused. For one thread.
public final class JsonWriter {
  /// How deep values may be nested; past it the data is taken to be cyclic.
  public static final int MAX_DEPTH = 512;

  private static final int FIRST_CAPACITY = 256;

  /// A buffer that grew past this is not kept by [#reset()].
  private static final int KEPT_CAPACITY = 1 << 20;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] buf;
  private int length;
  private int depth;

  /// Whether a comma must stand before the next value or member.
  private boolean comma;

  /// Makes a writer with a small buffer.
  public JsonWriter() {
    this(FIRST_CAPACITY);
  }

  /// Makes a writer with a buffer of at least this many bytes.
  public JsonWriter(int capacity) {
    this.buf = new byte[Math.max(capacity, 32)];
  }

  // The result.

  /// Returns the buffer; its first [#length()] bytes are what was written, until the next call.
  public byte[] buffer() {
    return buf;
  }

  /// Returns how many bytes were written.
  public int length() {
    return length;
  }

  /// Returns a copy of what was written.
  ///
  /// @throws IllegalStateException when an object or array is still open
  public byte[] toByteArray() {
    if (depth != 0) {
      throw new IllegalStateException(depth + " objects or arrays are still open");
    }
    return copy();
  }

  byte[] copy() {
    return Arrays.copyOf(buf, length);
  }

  /// Forgets what was written, so that the writer can be used for the next text.
  public void reset() {
    length = 0;
    depth = 0;
    comma = false;
    if (buf.length > KEPT_CAPACITY) {
      buf = new byte[FIRST_CAPACITY];
    }
  }

  /// Returns what was written, as text; for messages and tests.
  @Override
  public String toString() {
    return new String(buf, 0, length, StandardCharsets.UTF_8);
  }

  // Structure.

  /// Opens an object.
  ///
  /// @throws IllegalArgumentException past [#MAX_DEPTH]
  public JsonWriter beginObject() {
    return open('{');
  }

  /// Closes the object.
  public JsonWriter endObject() {
    return close('}');
  }

  /// Opens an array.
  ///
  /// @throws IllegalArgumentException past [#MAX_DEPTH]
  public JsonWriter beginArray() {
    return open('[');
  }

  /// Closes the array.
  public JsonWriter endArray() {
    return close(']');
  }

  private JsonWriter open(char bracket) {
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          "values are nested deeper than " + MAX_DEPTH + ": does the data contain itself?");
    }
    depth++;
    startValue(1);
    buf[length++] = (byte) bracket;
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    if (depth == 0) {
      throw new IllegalStateException("no object or array is open");
    }
    depth--;
    reserve(1);
    buf[length++] = (byte) bracket;
    comma = true;
    return this;
  }

  /// Writes a member's name; its value must follow.
  public JsonWriter member(JsonName name) {
    byte[] encoded = name.encoded;
    startValue(encoded.length);
    System.arraycopy(encoded, 0, buf, length, encoded.length);
    length += encoded.length;
    comma = false;
    return this;
  }

  /// Writes a member's name that is not known before, as a map's key; its value must follow.
  public JsonWriter member(String name) {
    value(name);
    reserve(1);
    buf[length++] = ':';
    comma = false;
    return this;
  }

  /// Makes room for a comma and `size` bytes, and writes the comma if it is due.
  private void startValue(int size) {
    reserve(size + 1);
    if (comma) {
      buf[length++] = ',';
    }
    comma = true;
  }

  private void reserve(int size) {
    if (buf.length - length < size) {
      long wanted = Math.max((long) length + size, 2L * buf.length);
      if ((long) length + size > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("a JSON text must not be larger than 2 GiB");
      }
      buf = Arrays.copyOf(buf, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }

  // Values.

  /// Writes `null`.
  public JsonWriter nullValue() {
    return ascii("null");
  }

  /// Writes `true` or `false`.
  public JsonWriter value(boolean value) {
    return ascii(value ? "true" : "false");
  }

  /// Writes an integer.
  public JsonWriter value(int value) {
    return value((long) value);
  }

  /// Writes an integer.
  public JsonWriter value(long value) {
    startValue(20);
    length = Digits.write(value, buf, length);
    return this;
  }

  /// Writes a number; never a string or an escape.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities
  public JsonWriter value(double value) {
    int whole = (int) value;
    if (whole == value && whole > -10_000_000 && whole < 10_000_000 && isNotMinusZero(value)) {
      return whole(whole);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no form for NaN and infinities");
    }
    return ascii(Double.toString(value));
  }

  /// Writes a number, with the fewest digits that read back as the same `float`.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities
  public JsonWriter value(float value) {
    int whole = (int) value;
    if (whole == value && whole > -10_000_000 && whole < 10_000_000 && isNotMinusZero(value)) {
      return whole(whole);
    }
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no form for NaN and infinities");
    }
    return ascii(Float.toString(value));
  }

  private static boolean isNotMinusZero(double value) {
    return value != 0 || Double.doubleToRawLongBits(value) == 0;
  }

  /// What `Double.toString` gives for integers below 10^7, without making the string.
  private JsonWriter whole(int value) {
    startValue(22);
    length = Digits.write(value, buf, length);
    buf[length++] = '.';
    buf[length++] = '0';
    return this;
  }

  /// Writes a number, with its scale.
  public JsonWriter value(BigDecimal value) {
    return ascii(value.toString());
  }

  /// Writes an integer of any size.
  public JsonWriter value(BigInteger value) {
    return ascii(value.toString());
  }

  /// Writes a string of one character.
  public JsonWriter value(char value) {
    return value(String.valueOf(value));
  }

  /// Writes bytes as a string in base64 (RFC 4648 section 4), with padding.
  public JsonWriter value(byte[] value) {
    byte[] encoded = Base64.getEncoder().encode(value);
    startValue(encoded.length + 2);
    buf[length++] = '"';
    System.arraycopy(encoded, 0, buf, length, encoded.length);
    length += encoded.length;
    buf[length++] = '"';
    return this;
  }

  /// Writes a tree.
  public JsonWriter value(JsonValue value) {
    JsonTree.write(this, value);
    return this;
  }

  /// Writes bytes that are one JSON value in UTF-8 already; they are not checked.
  public JsonWriter raw(byte[] json, int from, int to) {
    startValue(to - from);
    System.arraycopy(json, from, buf, length, to - from);
    length += to - from;
    return this;
  }

  /// Writes a string.
  public JsonWriter value(String value) {
    int n = value.length();
    startValue(n + 2);
    byte[] b = buf;
    int p = length;
    b[p++] = '"';
    for (int i = 0; i < n; i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        length = p;
        escaped(value, i);
        return this;
      }
      b[p++] = (byte) c;
    }
    b[p++] = '"';
    length = p;
    return this;
  }

  /// Writes the rest of a string in which a character needs more than its own byte.
  private void escaped(String value, int from) {
    int n = value.length();
    for (int i = from; i < n; i++) {
      // At most six bytes for this character, one for each that follows, and the quote.
      reserve(n - i + 7);
      char c = value.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        buf[length++] = (byte) (0xC0 | c >> 6);
        buf[length++] = tail(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        int point = Character.toCodePoint(c, value.charAt(++i));
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

  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private void ascii(char c) {
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
      buf[length++] = '\\';
      buf[length++] = (byte) letter;
    } else if (c < ' ') {
      buf[length++] = '\\';
      buf[length++] = 'u';
      buf[length++] = '0';
      buf[length++] = '0';
      buf[length++] = HEX[c >> 4];
      buf[length++] = HEX[c & 0xF];
    } else {
      buf[length++] = (byte) c;
    }
  }

  /// Writes a value whose characters are ASCII and need no quotes: a literal or a number.
  @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies ASCII without garbage
  JsonWriter ascii(String text) {
    int n = text.length();
    startValue(n);
    text.getBytes(0, n, buf, length);
    length += n;
    return this;
  }
}
