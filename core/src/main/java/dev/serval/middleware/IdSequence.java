package dev.serval.middleware;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Unique texts of 32 hexadecimal digits that cannot be told from random ones: a counter, through
/// SipHash-2-4 under two keys. It takes no lock, where a `SecureRandom` shared by all threads makes
/// them wait for each other. Thread-safe.
final class IdSequence {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final SipKey high;
  private final SipKey low;
  private final AtomicLong count = new AtomicLong();

  /// @param random where the keys come from; unpredictable
  IdSequence(RandomGenerator random) {
    high = SipKey.of(random);
    low = SipKey.of(random);
  }

  String next() {
    long number = count.getAndIncrement();
    byte[] text = new byte[32];
    write(high.hash(number), text, 0);
    write(low.hash(number), text, 16);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// Writes 16 digits, all of them in a few steps: the nibbles are spread to a byte each, and each
  /// byte above nine is moved on to the letters.
  private static void write(long value, byte[] into, int from) {
    LONGS.set(into, from, digits(value >>> 32));
    LONGS.set(into, from + 8, digits(value & 0xFFFF_FFFFL));
  }

  private static long digits(long half) {
    long spread = (half | half << 16) & 0x0000_FFFF_0000_FFFFL;
    spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FFL;
    spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0FL;
    long letters = (spread + 0x0606_0606_0606_0606L) >>> 4 & 0x0101_0101_0101_0101L;
    return spread + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
  }
}
