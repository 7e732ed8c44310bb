// Utf8Check: finds the first byte at which text is not UTF-8.
package dev.serval.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. Resumable at
/// every byte, so that a text is refused at its first wrong byte however it is cut (RFC 6455
/// section 8.1).
final class Utf8Check {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  /// Bytes that the character still needs, and between which the next of them must be.
  private int needed;

  private int least;
  private int most;

  /// Takes more of the text.
  ///
  /// @return false if it is not UTF-8
  boolean accept(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (needed == 0) {
        at = skipAscii(bytes, at, to);
        if (at < to && !begin(bytes[at++] & 0xFF)) {
          return false;
        }
      } else {
        int next = bytes[at++] & 0xFF;
        if (next < least || next > most) {
          return false;
        }
        needed--;
        least = 0x80;
        most = 0xBF;
      }
    }
    return true;
  }

  /// Whether the text may end here.
  boolean isComplete() {
    return needed == 0;
  }

  private static int skipAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /// The first byte of a character; its second is bounded where a form would be overlong, a
  /// surrogate or too large (Unicode, table 3-7).
  private boolean begin(int lead) {
    least = 0x80;
    most = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      needed = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      needed = 2;
      least = lead == 0xE0 ? 0xA0 : 0x80;
      most = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      needed = 3;
      least = lead == 0xF0 ? 0x90 : 0x80;
      most = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
      return false;
    }
    return true;
  }
}
