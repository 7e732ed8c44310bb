package dev.serval.middleware;

import java.util.random.RandomGenerator;

/// The key of a SipHash-2-4, a function whose values nobody without the key can predict (Aumasson
/// and Bernstein, 2012), here of one number of 64 bits.
///
/// @param k0 the first half
/// @param k1 the second half
record SipKey(long k0, long k1) {
  static SipKey of(RandomGenerator random) {
    return new SipKey(random.nextLong(), random.nextLong());
  }

  /// Returns the hash of the eight bytes of `message`, the lowest first.
  long hash(long message) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    // Three blocks of rounds: the message, its length, and the end.
    for (int block = 0; block < 3; block++) {
      long word = block == 0 ? message : block == 1 ? 8L << 56 : 0;
      int rounds = block == 2 ? 4 : 2;
      v3 ^= word;
      v2 ^= block == 2 ? 0xFF : 0;
      for (int i = 0; i < rounds; i++) {
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
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
