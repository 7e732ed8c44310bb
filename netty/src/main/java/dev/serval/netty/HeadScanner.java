// HeadScanner: finds the parts of a head that arrived whole and is as heads should be.
package dev.serval.netty;

import dev.serval.transport.TransportConfig;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The fast way through [RequestHeadParser]'s grammar: one pass over one array, and a verdict only
/// where it is yes.
///
/// It accepts nothing that the parser refuses, and finds the same offsets; whatever is cut, unusual
/// or wrong it leaves to the parser, which begins again at the first byte and says what it is. So
/// there is one place that refuses, and none of its rules is needed to be fast. The tests hold the
/// two against each other.
///
/// Values and targets are checked eight bytes at a time. Belongs to one event loop; the array of
/// offsets is reused, what a head keeps is copied.
final class HeadScanner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  /// `HTTP/1.1` and `HTTP/1.0`, as a little-endian read gives them.
  private static final long HTTP_1_1 = 0x312E_312F_5054_5448L;

  private static final long HTTP_1_0 = 0x302E_312F_5054_5448L;
  private static final int VERSION_LENGTH = 8;

  private final int maxLine;
  private final int maxField;
  private final int maxTotal;
  private final int maxCount;
  private int[] offsets = new int[16 * FieldSection.STRIDE];
  private int fields;
  private int end;

  HeadScanner(TransportConfig limits) {
    this.maxLine = limits.maxRequestLine();
    this.maxField = limits.maxHeaderField();
    this.maxTotal = limits.maxHeaders();
    this.maxCount = limits.maxHeaderCount();
  }

  /// Returns the head that begins at `from`, or null if the parser must look at it.
  @Nullable RequestHead scan(byte[] in, int from, int to) {
    int methodEnd = tokenEnd(in, from, to);
    if (methodEnd == from || methodEnd == to || in[methodEnd] != ' ') {
      return null;
    }
    int targetEnd = visibleEnd(in, methodEnd + 1, to);
    int lineEnd = targetEnd + 1 + VERSION_LENGTH;
    if (targetEnd == methodEnd + 1
        || lineEnd + 1 >= to
        || in[targetEnd] != ' '
        || lineEnd - from > maxLine
        || in[lineEnd] != '\r'
        || in[lineEnd + 1] != '\n') {
      return null;
    }
    long version = (long) LONGS.get(in, targetEnd + 1);
    if ((version != HTTP_1_1 && version != HTTP_1_0) || !scanFields(in, from, lineEnd + 2, to)) {
      return null;
    }
    return new RequestHead(
        Arrays.copyOfRange(in, from, end),
        methodEnd - from,
        targetEnd - from,
        version == HTTP_1_1 ? 1 : 0,
        Arrays.copyOf(offsets, fields * FieldSection.STRIDE));
  }

  /// The index after the head that [#scan] returned.
  int end() {
    return end;
  }

  private boolean scanFields(byte[] in, int base, int from, int to) {
    int i = from;
    int total = 0;
    fields = 0;
    while (true) {
      if (i + 1 >= to) {
        return false;
      }
      if (in[i] == '\r') {
        end = i + 2;
        return in[i + 1] == '\n';
      }
      int nameEnd = tokenEnd(in, i, to);
      if (nameEnd == i || nameEnd == to || in[nameEnd] != ':') {
        return false;
      }
      int valueStart = nameEnd + 1;
      while (valueStart < to && Octets.isBlank(in[valueStart])) {
        valueStart++;
      }
      int lineEnd = fieldEnd(in, valueStart, to);
      int length = lineEnd - i;
      if (lineEnd + 1 >= to
          || in[lineEnd] != '\r'
          || in[lineEnd + 1] != '\n'
          || fields == maxCount
          || total == maxTotal
          || length > Math.min(maxField, maxTotal - total)) {
        return false;
      }
      total += length;
      int valueEnd = lineEnd;
      while (valueEnd > valueStart && Octets.isBlank(in[valueEnd - 1])) {
        valueEnd--;
      }
      if (valueEnd == valueStart) {
        // An empty value lies where the parser puts it: directly after the colon.
        valueStart = nameEnd + 1;
        valueEnd = valueStart;
      }
      keep(i - base, nameEnd - base, valueStart - base, valueEnd - base);
      i = lineEnd + 2;
    }
  }

  private void keep(int nameStart, int nameEnd, int valueStart, int valueEnd) {
    int at = fields++ * FieldSection.STRIDE;
    if (at == offsets.length) {
      offsets = Arrays.copyOf(offsets, at * 2);
    }
    offsets[at] = nameStart;
    offsets[at + 1] = nameEnd;
    offsets[at + 2] = valueStart;
    offsets[at + 3] = valueEnd;
  }

  private static int tokenEnd(byte[] in, int from, int to) {
    int i = from;
    while (i < to && Octets.isToken(in[i])) {
      i++;
    }
    return i;
  }

  private static int visibleEnd(byte[] in, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to && !hasUnvisible((long) LONGS.get(in, i))) {
      i += Long.BYTES;
    }
    while (i < to && Octets.isVisible(in[i])) {
      i++;
    }
    return i;
  }

  private static int fieldEnd(byte[] in, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to && !hasControl((long) LONGS.get(in, i))) {
      i += Long.BYTES;
    }
    while (i < to && Octets.isField(in[i])) {
      i++;
    }
    return i;
  }

  /// Whether any byte is outside 0x21 to 0x7E; may say yes of a word that has none.
  private static boolean hasUnvisible(long word) {
    return ((word | below(word, 0x21) | isDelete(word)) & HIGHS) != 0;
  }

  /// Whether any byte is below 0x20 or is 0x7F; says yes of a tab too, which is then looked at
  /// alone.
  private static boolean hasControl(long word) {
    return ((below(word, 0x20) | isDelete(word)) & HIGHS) != 0;
  }

  /// Sets the high bit of each byte that is less than `bound`, at most 0x80, up to the first.
  private static long below(long word, int bound) {
    return (word - ONES * bound) & ~word;
  }

  private static long isDelete(long word) {
    long different = word ^ (ONES * 0x7F);
    return (different - ONES) & ~different;
  }
}
