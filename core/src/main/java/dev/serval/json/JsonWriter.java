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
public final class JsonWriter extends Utf8Buffer {
  /// How deep values may be nested; past it the data is taken to be cyclic.
  public static final int MAX_DEPTH = 512;

  private static final int FIRST_CAPACITY = 256;

  /// A buffer that grew past this is not kept by [#reset()].
  private static final int KEPT_CAPACITY = 1 << 20;

  private int depth;

  /// Whether a comma must stand before the next value or member.
  private boolean comma;

  /// Whether there may be a line break, which nothing but [#raw] writes.
  private boolean foreign;

  /// Makes a writer with a small buffer.
  public JsonWriter() {
    this(FIRST_CAPACITY);
  }

  /// Makes a writer with a buffer of at least this many bytes.
  public JsonWriter(int capacity) {
    super(capacity);
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
    foreign = false;
    if (buf.length > KEPT_CAPACITY) {
      buf = new byte[FIRST_CAPACITY];
    }
  }

  /// Returns what was written, as text; for messages and tests.
  @Override
  public String toString() {
    return new String(buf, 0, length, StandardCharsets.UTF_8);
  }

  // Several texts in one buffer.

  /// Writes bytes that are no part of a JSON text, as those between the texts of a stream; what
  /// follows begins a text of its own. They are not checked.
  ///
  /// @throws IllegalStateException when an object or array is open
  public JsonWriter between(byte[] bytes) {
    endText();
    reserve(bytes.length);
    put(bytes, 0, bytes.length);
    return this;
  }

  /// Writes text in UTF-8, as it is, that is no part of a JSON text.
  ///
  /// @throws IllegalStateException when an object or array is open
  public JsonWriter between(String text) {
    endText();
    reserve(text.length());
    putUnquoted(text);
    return this;
  }

  private void endText() {
    if (depth != 0) {
      throw new IllegalStateException(depth + " objects or arrays are still open");
    }
    comma = false;
  }

  /// Makes spaces of the line breaks from `from` on: for JSON that must stand on one line. In
  /// strings JSON has none, so they are white space, which only [#raw] can have written.
  public JsonWriter onOneLine(int from) {
    for (int i = foreign ? from : length; i < length; i++) {
      if (buf[i] == '\n' || buf[i] == '\r') {
        buf[i] = ' ';
      }
    }
    return this;
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
    put(bracket);
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    if (depth == 0) {
      throw new IllegalStateException("no object or array is open");
    }
    depth--;
    reserve(1);
    put(bracket);
    comma = true;
    return this;
  }

  /// Writes a member's name; its value must follow.
  public JsonWriter member(JsonName name) {
    EncodedName encoded = (EncodedName) name;
    startValue(encoded.room());
    length = encoded.put(buf, length);
    comma = false;
    return this;
  }

  /// Writes a member's name that is not known before, as a map's key; its value must follow.
  public JsonWriter member(String name) {
    value(name);
    reserve(1);
    put(':');
    comma = false;
    return this;
  }

  /// Makes room for a comma and `size` bytes, and writes the comma if it is due.
  private void startValue(int size) {
    reserve(size + 1);
    if (comma) {
      put(',');
    }
    comma = true;
  }

  // Values.

  /// Writes `null`.
  public JsonWriter nullValue() {
    startValue(4);
    putNull();
    return this;
  }

  /// Writes `true` or `false`.
  public JsonWriter value(boolean value) {
    startValue(5);
    put(value);
    return this;
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
    if (!Double.isFinite(value)) {
      throw notFinite();
    }
    startValue(24);
    int end = Decimals.write(value, buf, length);
    if (end >= 0) {
      length = end;
    } else {
      putAscii(Double.toString(value));
    }
    return this;
  }

  /// Writes a number, with the fewest digits that read back as the same `float`.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities
  public JsonWriter value(float value) {
    int whole = (int) value;
    if (whole == value && whole > -10_000_000 && whole < 10_000_000 && isNotMinusZero(value)) {
      return value((double) whole);
    }
    if (!Float.isFinite(value)) {
      throw notFinite();
    }
    return ascii(Float.toString(value));
  }

  private static IllegalArgumentException notFinite() {
    return new IllegalArgumentException("JSON has no form for NaN and infinities");
  }

  private static boolean isNotMinusZero(float value) {
    return value != 0 || Float.floatToRawIntBits(value) == 0;
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
    put('"');
    put(encoded, 0, encoded.length);
    put('"');
    return this;
  }

  /// Writes a tree.
  public JsonWriter value(JsonValue value) {
    JsonTree.write(this, value);
    return this;
  }

  /// Writes bytes that are one JSON value in UTF-8 already; they are not checked.
  public JsonWriter raw(byte[] json, int from, int to) {
    foreign = true;
    startValue(to - from);
    put(json, from, to - from);
    return this;
  }

  /// Writes bytes that are one JSON value without line breaks.
  JsonWriter line(byte[] json) {
    startValue(json.length);
    put(json, 0, json.length);
    return this;
  }

  /// Writes a string.
  public JsonWriter value(String value) {
    startValue(value.length() + 2);
    putQuoted(value);
    return this;
  }

  /// Writes a value whose characters are ASCII and need no quotes: a literal or a number.
  JsonWriter ascii(String text) {
    startValue(text.length());
    putAscii(text);
    return this;
  }
}
