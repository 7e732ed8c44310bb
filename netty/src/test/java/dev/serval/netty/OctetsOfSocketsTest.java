// OctetsOfSocketsTest: masks and UTF-8, eight bytes at a time, against one at a time.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OctetsOfSocketsTest {
  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(16);

  @Test
  void unmasksAnyPieceOfAPayload() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 0; length < 40; length++) {
      for (int index = 0; index < 9; index++) {
        int key = random.nextInt();
        byte[] source = new byte[length + 3];
        random.nextBytes(source);
        byte[] target = new byte[length + 5];
        MaskingKey.unmask(source, 3, target, 5, length, key, index);
        for (int i = 0; i < length; i++) {
          int octet = key >>> 24 - (index + i) % 4 * 8;
          assertThat(target[5 + i]).isEqualTo((byte) (source[3 + i] ^ octet));
        }
      }
    }
  }

  @Test
  void saysOfAnyThreeBytesWhatTheJdkSays() {
    byte[] bytes = new byte[11];
    Arrays.fill(bytes, (byte) 'a');
    for (int value = 0; value < 1 << 24; value += 1 + value % 5) {
      bytes[8] = (byte) (value >> 16);
      bytes[9] = (byte) (value >> 8);
      bytes[10] = (byte) value;
      Utf8Check check = new Utf8Check();
      boolean valid = check.accept(bytes, 0, 11) && check.isComplete();
      if (valid != isUtf8(bytes)) {
        assertThat(valid).as(Integer.toHexString(value)).isEqualTo(isUtf8(bytes));
      }
    }
  }

  @Test
  void takesEveryCharacterAndItsPieces() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        continue;
      }
      byte[] bytes = Character.toString(character).getBytes(UTF_8);
      Utf8Check check = new Utf8Check();
      boolean valid = true;
      for (int i = 0; i < bytes.length; i++) {
        valid &= check.accept(bytes, i, i + 1) && check.isComplete() == (i == bytes.length - 1);
      }
      if (!valid) {
        assertThat(valid).as(Integer.toHexString(character)).isTrue();
      }
    }
  }

  private boolean isUtf8(byte[] bytes) {
    decoded.clear();
    return !decoder.reset().decode(ByteBuffer.wrap(bytes), decoded, true).isError();
  }
}
