package dev.serval.json;

import java.util.Arrays;

/// The one kind of [JsonName]: the quoted, escaped name and its colon, as bytes and as words.
///
/// It is a record because the virtual machine trusts the fields of records to be final: where the
/// name is a constant, its words become immediate operands of the stores.
@SuppressWarnings("ArrayRecordComponent") // equal by its text; nobody writes to bytes
record EncodedName(
    String text, byte[] bytes, int size, long word0, long word1, long word2, long word3)
    implements JsonName {
  /// How much room writing a name takes: its size, rounded up to words.
  private static final int IN_WORDS = 4 * Long.BYTES;

  static EncodedName of(String text) {
    byte[] bytes = new JsonWriter().member(text).copy();
    byte[] padded = Arrays.copyOf(bytes, Math.max(bytes.length, IN_WORDS));
    return new EncodedName(
        text,
        bytes,
        bytes.length,
        Words.get(padded, 0),
        Words.get(padded, 8),
        Words.get(padded, 16),
        Words.get(padded, 24));
  }

  /// The number of bytes that [#put] may touch.
  int room() {
    return Math.max(size, IN_WORDS);
  }

  /// Writes the name and its colon where there is room for [#room] bytes; returns the end.
  int put(byte[] to, int at) {
    if (size > IN_WORDS) {
      System.arraycopy(bytes, 0, to, at, size);
      return at + size;
    }
    Words.put(to, at, word0);
    if (size > 8) {
      Words.put(to, at + 8, word1);
    }
    if (size > 16) {
      Words.put(to, at + 16, word2);
      Words.put(to, at + 24, word3);
    }
    return at + size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedName that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
