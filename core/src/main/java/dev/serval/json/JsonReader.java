package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Violations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document from UTF-8 bytes (RFC 8259), strictly and in one pass.
///
/// Two kinds of fault are told apart. What is not JSON, says a name twice or passes a limit ends
/// the reading with a [JsonException]. What is JSON but not what the program expects is *reported*:
/// a violation with the pointer of the value is collected, the value is skipped (and checked all
/// the same), a zero or null is returned, and reading goes on, so that one pass finds all faults.
///
/// ```java
/// int mark = in.errorCount();
/// String title = null;
/// if (!in.beginObject()) {
///   return null;
/// }
/// for (int i; (i = in.nextMember(NAMES)) != JsonReader.END; ) {
///   switch (i) {
///     case 0 -> title = in.readString();
///     default -> in.skipValue();
///   }
/// }
/// return in.errorCount() == mark ? new Todo(title) : null;
/// ```
///
/// A value that a loop does not read is skipped by the next [#nextMember] or [#nextElement]. For
/// one thread and one document.
public final class JsonReader extends DocumentReader {
  private @Nullable Map<String, TagIndex> tagIndexes;

  /// Makes a reader with its own list of violations.
  ///
  /// @param buf holds the document; not changed, and not to be changed while reading
  /// @param from the document's first byte
  /// @param to the end of the document
  /// @param limits the bounds of the document
  /// @throws JsonException when the document is larger than the limits allow
  public JsonReader(byte[] buf, int from, int to, JsonLimits limits) {
    this(buf, from, to, limits, new Violations());
  }

  /// Makes a reader that adds to a list of violations.
  ///
  /// @throws JsonException when the document is larger than the limits allow
  public JsonReader(byte[] buf, int from, int to, JsonLimits limits, Violations violations) {
    super(buf, from, to, limits, violations);
  }

  /// Reads a whole document: one value and nothing but white space after it.
  ///
  /// Returns what the codec returned, or null when it reported a violation. A full list of
  /// violations ends the reading.
  ///
  /// @throws JsonException when the bytes are not one JSON text within the limits
  public <T extends @Nullable Object> @Nullable T readDocument(JsonCodec<T> codec) {
    int mark = errorCount();
    try {
      T value = codec.read(this);
      end();
      return errorCount() == mark ? value : null;
    } catch (TooManyViolations e) {
      return null;
    }
  }

  /// Checks that nothing but white space is left.
  ///
  /// @throws JsonException when something is
  public void end() {
    if (lexer.next() != JsonLexer.END) {
      throw lexer.syntax("expected the end of the document");
    }
  }

  /// Reads `null` if it is at hand, else leaves the value and returns false.
  public boolean tryNull() {
    if (lexer.at() != 'n') {
      return false;
    }
    lexer.literal("null");
    return true;
  }

  /// Reads a string; null when a violation was reported.
  public @Nullable String readString() {
    if (lexer.at() != '"') {
      mismatch("a string");
      return null;
    }
    return lexer.string();
  }

  /// Reads a string of one UTF-16 unit; 0 when a violation was reported.
  public char readChar() {
    if (lexer.at() == '"') {
      String text = lexer.string();
      if (text.length() == 1) {
        return text.charAt(0);
      }
      report(Constraints.type("a string of one character"));
      return 0;
    }
    mismatch("a string of one character");
    return 0;
  }

  /// Reads `true` or `false`; false when a violation was reported.
  public boolean readBoolean() {
    int c = lexer.at();
    if (c == 't' || c == 'f') {
      lexer.literal(c == 't' ? "true" : "false");
      return c == 't';
    }
    mismatch("a boolean");
    return false;
  }

  /// Reads an integer of 8 bits, written without fraction and exponent; 0 when a violation was
  /// reported.
  public byte readByte() {
    return (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE, "an 8-bit integer");
  }

  /// Reads an integer of 16 bits; 0 when a violation was reported.
  public short readShort() {
    return (short) integer(Short.MIN_VALUE, Short.MAX_VALUE, "a 16-bit integer");
  }

  /// Reads an integer of 32 bits; 0 when a violation was reported.
  public int readInt() {
    return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE, "a 32-bit integer");
  }

  /// Reads an integer of 64 bits; 0 when a violation was reported.
  public long readLong() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE, "a 64-bit integer");
  }

  private long integer(long least, long most, String expected) {
    if (!scanNumber(expected)) {
      return 0;
    }
    if (number.isLong()) {
      long value = number.toLong();
      if (value >= least && value <= most) {
        return value;
      }
    }
    unfit(expected);
    return 0;
  }

  /// Reads the nearest `float`; 0 when a violation was reported, as for a number out of its range.
  public float readFloat() {
    if (!scanNumber("a number")) {
      return 0;
    }
    float value = number.toFloat();
    if (Float.isInfinite(value)) {
      unfit("a 32-bit floating-point number");
      return 0;
    }
    return value;
  }

  /// Reads the nearest `double`; 0 when a violation was reported, as for a number out of its range.
  public double readDouble() {
    if (!scanNumber("a number")) {
      return 0;
    }
    double value = number.toDouble();
    if (Double.isInfinite(value)) {
      unfit("a 64-bit floating-point number");
      return 0;
    }
    return value;
  }

  /// Reads a decimal with the scale it is written with; null when a violation was reported, as for
  /// an exponent past [JsonLimits#exponent()].
  public @Nullable BigDecimal readBigDecimal() {
    if (!scanNumber("a number")) {
      return null;
    }
    BigDecimal value = number.toBigDecimal();
    if (value == null) {
      unfit("a number with an exponent of at most " + lexer.limits.exponent());
    }
    return value;
  }

  /// Reads an integer of any size, written without fraction and exponent; null when a violation was
  /// reported.
  public @Nullable BigInteger readBigInteger() {
    if (!scanNumber("an integer")) {
      return null;
    }
    BigInteger value = number.toBigInteger();
    if (value == null) {
      unfit("an integer");
    }
    return value;
  }

  private boolean scanNumber(String expected) {
    int c = lexer.at();
    if (c == '-' || (c >= '0' && c <= '9')) {
      number.scan();
      return true;
    }
    mismatch(expected);
    return false;
  }

  private void unfit(String expected) {
    report(Constraints.type(expected));
  }

  /// Reads a string that is one of the names, such as an enum's constant, and returns its index; -1
  /// when a violation was reported (`enum` for another string).
  public int readName(JsonNames names) {
    if (lexer.at() != '"') {
      mismatch("a string");
      return -1;
    }
    int start = lexer.pos + 1;
    int entry = names.find(lexer.buf, start, lexer.end);
    if (entry >= 0) {
      lexer.pos = names.matchAt(entry, lexer.buf, start, lexer.end) + 1;
    } else {
      entry = names.find(lexer.string());
    }
    if (entry < 0) {
      report(names.rule());
      return -1;
    }
    return names.index(entry);
  }

  /// Looks ahead for the tag of a union (RFC 8259 gives members no order, so it may stand last) and
  /// returns its index among the tags. The object is not entered: its variant reads it whole.
  ///
  /// Returns -1 when a violation was reported, with the value skipped: `type` for another type,
  /// `required` and `enum` at the tag's member.
  ///
  /// @param member the name of the member that holds the tag
  /// @param tags the tags of all variants
  public int readTag(String member, JsonNames tags) {
    if (lexer.at() != '{') {
      mismatch("an object");
      return -1;
    }
    int start = lexer.pos;
    int value = findTag(member, start);
    lexer.pos = value;
    int entry = -1;
    if (value < 0) {
      lexer.pos = start;
      missing(member);
    } else if (lexer.at() == '"') {
      entry = tags.find(lexer.string());
      if (entry < 0) {
        reportMember(member, tags.rule());
      }
    } else {
      reportMember(member, Constraints.type("a string", lexer.kind().phrase()));
    }
    lexer.pos = start;
    if (entry < 0) {
      skipValue();
      return -1;
    }
    return tags.index(entry);
  }

  private int findTag(String member, int start) {
    int value = TagIndex.first(member, lexer);
    if (value >= 0) {
      return value;
    }
    if (tagIndexes == null) {
      tagIndexes = new HashMap<>();
    }
    return tagIndexes.computeIfAbsent(member, m -> new TagIndex(m, lexer, number)).find(start);
  }

  /// Reads any value as a tree.
  public JsonValue readValue() {
    return JsonTree.read(this);
  }
}
