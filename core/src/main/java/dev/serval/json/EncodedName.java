package dev.serval.json;

import java.util.Arrays;

/// The one kind of [JsonName]: the quoted, escaped name and its colon, as bytes and as words.
///
/// It is a record because the virtual machine trusts the fields of records to be final: where the
/// name is a constant, its words become immediate operands of the stores.
///
/// @param text the name
/// @param bytes the name in quotes and its colon
/// @param size the number of bytes
/// @param word0 the first eight bytes, with zeros where there are less
/// @param word1 the next eight
/// @param word2 the next eight
/// @param word3 the next eight
/// @param last the last eight bytes, where there are as many
/// @param afterComma a comma and the first seven bytes
@SuppressWarnings("ArrayRecordComponent") // equal by its text; nobody writes to bytes
record EncodedName(
    String text,
    byte[] bytes,
    int size,
    long word0,
    long word1,
    long word2,
    long word3,
    long last,
    long afterComma)
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
        Words.get(padded, 24),
        Words.get(padded, Math.max(0, bytes.length - 8)),
        Words.get(padded, 0) << 8 | ',');
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

  /// Whether the name and its colon stand at a place, in this very spelling, and a byte follows.
  boolean standsAt(byte[] document, int at, int end) {
    if (end - at <= size) {
      return false;
    }
    if (size >= 8) {
      return Words.get(document, at) == word0
          && Words.get(document, at + size - 8) == last
          && (size <= 16 || Arrays.equals(document, at + 8, at + size, bytes, 8, size));
    }
    if (document.length - at >= 8) {
      int unused = Long.SIZE - size * Byte.SIZE;
      return Words.get(document, at) << unused == word0 << unused;
    }
    return Arrays.equals(document, at, at + size, bytes, 0, size);
  }

  /// Whether a comma, the name and its colon stand at a place, in this very spelling, and a byte
  /// follows.
  boolean followsAt(byte[] document, int at, int end) {
    if (end - at < size + 2) {
      return false;
    }
    if (size >= 7 || document.length - at >= 8) {
      long word = Words.get(document, at);
      if (size < 7) {
        int unused = Long.SIZE - (size + 1) * Byte.SIZE;
        return word << unused == afterComma << unused;
      }
      return word == afterComma
          && (size == 7 || Words.get(document, at + size - 7) == last)
          && (size < 16 || Arrays.equals(document, at + 8, at + 1 + size, bytes, 7, size));
    }
    return document[at] == ',' && Arrays.equals(document, at + 1, at + 1 + size, bytes, 0, size);
  }

  /// Whether the bytes at a place are the name as it is encoded, without its quotes and colon.
  boolean isTextAt(byte[] document, int from, int to) {
    return Arrays.equals(document, from, to, bytes, 1, size - 2);
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
