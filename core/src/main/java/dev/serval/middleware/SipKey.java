package dev.serval.middleware;

import java.util.random.RandomGenerator;

/// The key of a SipHash-2-4, a function whose values nobody without the key can predict (Aumasson
/// and Bernstein, 2012).
///
/// @param k0 the first half
/// @param k1 the second half
record SipKey(long k0, long k1) {
  static SipKey of(RandomGenerator random) {
    return new SipKey(random.nextLong(), random.nextLong());
  }

  /// Returns the hash of the eight bytes of `message`, the lowest first.
  long hash(long message) {
    State state = new State(this);
    state.add(message);
    return state.end(8L << 56);
  }

  /// Returns the hash of the characters of `text`, two bytes each, the lower first.
  long hash(String text) {
    State state = new State(this);
    int rest = text.length() & ~3;
    for (int i = 0; i < rest; i += 4) {
      state.add(
          text.charAt(i)
              | (long) text.charAt(i + 1) << 16
              | (long) text.charAt(i + 2) << 32
              | (long) text.charAt(i + 3) << 48);
    }
    long last = text.length() * 2L << 56;
    for (int i = rest; i < text.length(); i++) {
      last |= (long) text.charAt(i) << (i - rest) * 16;
    }
    return state.end(last);
  }

  /// Four words that the message is stirred into; lives in registers, since it is never handed on.
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(SipKey key) {
      v0 = key.k0 ^ 0x736f6d6570736575L;
      v1 = key.k1 ^ 0x646f72616e646f6dL;
      v2 = key.k0 ^ 0x6c7967656e657261L;
      v3 = key.k1 ^ 0x7465646279746573L;
    }

    /// Takes in eight bytes, the lowest first.
    void add(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    /// Takes in what is left, with the number of all bytes in the highest.
    long end(long last) {
      add(last);
      v2 ^= 0xFF;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
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
  }
}
