// MaskingKey: takes the masking off what clients send.
package dev.serval.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The masking of RFC 6455 section 5.3, eight bytes at a time.
final class MaskingKey {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private MaskingKey() {}

  /// Copies bytes without their mask.
  ///
  /// @param key the four bytes of the key, the first as the highest
  /// @param index where in the frame's payload the first byte stands
  static void unmask(
      byte[] source, int from, byte[] target, int at, int count, int key, long index) {
    int turned = Integer.rotateLeft(key, (int) (index & 3) * 8);
    long twice = (turned & 0xFFFFFFFFL) << 32 | turned & 0xFFFFFFFFL;
    int done = 0;
    for (; done <= count - Long.BYTES; done += Long.BYTES) {
      LONGS.set(target, at + done, (long) LONGS.get(source, from + done) ^ twice);
    }
    for (; done < count; done++) {
      target[at + done] = (byte) (source[from + done] ^ turned >>> 24 - (done & 3) * 8);
    }
  }
}
