package dev.serval.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Each answer beside that of a loop over bytes, for every position in short arrays: the end of an
/// array is where reading eight bytes goes wrong.
class WordsTest {
  private static final int LONGEST = 26;

  private static long slowWord(byte[] bytes, int at, int to) {
    long word = 0;
    for (int i = 0; i < 8 && at + i < to; i++) {
      word |= (bytes[at + i] & 0xFFL) << 8 * i;
    }
    return word;
  }

  private static int slowIndexOf(byte b, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == b) {
        return i;
      }
    }
    return to;
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      // Neighbours of the slash too, and its image with the high bit: where such tricks go wrong.
      bytes[i] = (byte) "./0a\u0000\u0001\u00af\u00ff".charAt(random.nextInt(8));
    }
    return bytes;
  }

  @Test
  void readsEightBytesOrWhatIsLeft() {
    Random random = new Random(1);
    for (int length = 0; length < LONGEST; length++) {
      byte[] bytes = random(random, length);
      for (int to = 0; to <= length; to++) {
        for (int at = 0; at <= to; at++) {
          assertThat(Words.at(bytes, at, to)).isEqualTo(slowWord(bytes, at, to));
        }
      }
    }
  }

  @Test
  void findsTheFirstByteOfAKind() {
    Random random = new Random(2);
    for (int round = 0; round < 50; round++) {
      for (int length = 0; length < LONGEST; length++) {
        byte[] bytes = random(random, length);
        for (int from = 0; from <= length; from++) {
          assertThat(Words.indexOf((byte) '/', bytes, from, length))
              .isEqualTo(slowIndexOf((byte) '/', bytes, from, length));
        }
      }
    }
  }

  @Test
  void looksNoFurtherThanTheEndOfTheRange() {
    byte[] bytes = "aaaa/aaaaaaa/aaaaaaaa".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(Words.indexOf((byte) '/', bytes, 0, 4)).isEqualTo(4);
    assertThat(Words.indexOf((byte) '/', bytes, 0, 3)).isEqualTo(3);
    assertThat(Words.indexOf((byte) '/', bytes, 5, 12)).isEqualTo(12);
    assertThat(Words.indexOf((byte) '/', bytes, 5, 11)).isEqualTo(11);
    assertThat(Words.indexOf((byte) '/', 0x2E2E_2E2E_2E2E_2E2EL)).isEqualTo(8);
    assertThat(Words.indexOf((byte) '/', 0x2F30_2E2F_2E30_2E30L)).isEqualTo(4);
  }
}
