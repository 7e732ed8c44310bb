package dev.serval.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Both ways of copying strings agree with each other and with a plain loop.
final class PlainCopyTest {
  private static final boolean OPEN =
      String.class.getModule().isOpen("java.lang", PlainCopy.class.getModule());

  private final PlainCopy portable = new PortableCopy();

  @Test
  void takesTheOpenedWayExactlyWhereStringsAreOpen() {
    assertThat(OpenedCopy.tryOut() != null).isEqualTo(OPEN);
    assertThat(PlainCopy.BEST).isInstanceOf(OPEN ? OpenedCopy.class : PortableCopy.class);
  }

  @Test
  void stopsAtEveryCharacterThatIsNotPlain() {
    for (int c = 0; c <= 0xFFFF; c++) {
      String text = "abcdefghij" + (char) c + "k";
      boolean plain = c >= ' ' && c < 0x80 && c != '"' && c != '\\';
      check(text, plain ? 12 : 10);
    }
  }

  @Test
  void stopsAtAnyPlaceInStringsOfAnyLength() {
    String letters = "The quick brown fox jumps over it ~\u007f!";
    for (int length = 0; length < letters.length(); length++) {
      String text = letters.substring(0, length);
      check(text, length);
      for (int at = 0; at < length; at++) {
        for (char c :
            new char[] {'"', '\\', '\n', '\u001f', '\u0080', '\u00ff', '\u0141', '\ud83d'}) {
          check(text.substring(0, at) + c + text.substring(at), at);
          // A second one after it, of which the first must be found.
          check(text.substring(0, at) + c + '\u0000' + text.substring(at), at);
        }
      }
    }
  }

  @Test
  void writesTheSameTextFromAnyPosition() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = RandomText.any(random, 40);
      int from = random.nextInt(text.length() + 1);
      int stop = from;
      while (stop < text.length() && isPlain(text.charAt(stop))) {
        stop++;
      }
      check(portable, text, from, stop);
      if (OPEN) {
        check(PlainCopy.BEST, text, from, stop);
      }
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  private void check(String text, int stop) {
    check(portable, text, 0, stop);
    if (OPEN) {
      check(PlainCopy.BEST, text, 0, stop);
    }
  }

  private static void check(PlainCopy copy, String text, int from, int stop) {
    // What stands before the place stays, and nothing is touched past the room asked for.
    byte[] to = new byte[3 + text.length() - from];
    Arrays.fill(to, (byte) '#');
    assertThat(copy.copy(text, from, to, 3)).isEqualTo(stop);
    assertThat(new String(to, 0, 3 + stop - from, StandardCharsets.ISO_8859_1))
        .isEqualTo("###" + text.substring(from, stop));
  }
}
