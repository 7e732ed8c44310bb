package dev.serval.middleware;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Unique texts of 32 hexadecimal digits that cannot be told from random ones: a counter, through
/// SipHash-2-4 under two keys. It takes no lock, where a `SecureRandom` shared by all threads makes
/// them wait for each other. Thread-safe.
final class IdSequence {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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

  private static void write(long value, byte[] into, int from) {
    for (int i = 0; i < 16; i++) {
      into[from + i] = DIGITS[(int) (value >>> (60 - 4 * i)) & 0xF];
    }
  }
}
