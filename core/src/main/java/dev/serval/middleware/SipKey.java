package dev.serval.middleware;

import java.util.random.RandomGenerator;

/// The key of a SipHash-2-4, a function whose values nobody without the key can predict (Aumasson
/// and Bernstein, 2012), here of one number of 64 bits.
///
/// @param k0 the first half
/// @param k1 the second half
record SipKey(long k0, long k1) {
  /// The last word of a message of eight bytes: their number, in its highest byte.
  private static final long LENGTH = 8L << 56;

  static SipKey of(RandomGenerator random) {
    return new SipKey(random.nextLong(), random.nextLong());
  }

  /// Returns the hash of the eight bytes of `message`, the lowest first.
  long hash(long message) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    v3 ^= message;
    for (int round = 0; round < 8; round++) {
      if (round == 2) { // the message is compressed, its length comes
        v0 ^= message;
        v3 ^= LENGTH;
      } else if (round == 4) { // that is too; four rounds finish
        v0 ^= LENGTH;
        v2 ^= 0xFF;
      }
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
