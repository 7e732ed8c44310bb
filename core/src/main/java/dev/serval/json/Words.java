package dev.serval.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Two, four or eight bytes of an array at once, the first of them in the lowest bits.
final class Words {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  static long get(byte[] from, int at) {
    return (long) LONGS.get(from, at);
  }

  static void put(byte[] to, int at, long word) {
    LONGS.set(to, at, word);
  }

  /// Marks bytes that do not stand in a JSON string as they are: a quote, a backslash, a control
  /// character, or not ASCII. 0 if there is none; else [#first] tells the first of them.
  ///
  /// A byte below 0x80 that is equal to the quote, say, is 0 after the exclusive or, and taking 1
  /// away sets its high bit; a byte that is below the space gets there at once. Borrows spoil only
  /// bytes after the first that is marked.
  static long special(long word) {
    long quote = (word ^ ONES * '"') - ONES;
    long backslash = (word ^ ONES * '\\') - ONES;
    return (quote | backslash | (word - ONES * ' ') | word) & HIGHS;
  }

  /// As the other one, for four bytes.
  static int special(int word) {
    int quote = (word ^ (int) ONES * '"') - (int) ONES;
    int backslash = (word ^ (int) ONES * '\\') - (int) ONES;
    return (quote | backslash | (word - (int) ONES * ' ') | word) & (int) HIGHS;
  }

  /// Returns the position of the first byte that is marked.
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /// Returns the position of the first byte that is marked.
  static int first(int marks) {
    return Integer.numberOfTrailingZeros(marks) >>> 3;
  }

  /// Whether a byte stands in a JSON string as it is and is ASCII.
  static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }
}
