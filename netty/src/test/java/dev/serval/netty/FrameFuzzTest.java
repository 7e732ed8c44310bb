// FrameFuzzTest: damaged frames mean the same however they are cut, and what a plain model says.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The table's cases put together and damaged: `-Dfuzz.cases` of them (50,000) from `-Dfuzz.seed`.
class FrameFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 50_000);
  private static final long SEED = Long.getLong("fuzz.seed", 6455);

  @Test
  void damagedFramesHaveOneMeaning() {
    List<byte[]> corpus =
        FrameTable.all().map(FrameTable.Case::input).filter(bytes -> bytes.length < 600).toList();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < CASES; i++) {
      byte[] input = damaged(corpus, random);
      List<String> expected = FrameModel.events(input);
      String shown = "case " + i + " of seed " + SEED + ": " + HexFormat.of().formatHex(input);
      assertThat(FrameTable.events(List.of(input))).as(shown).isEqualTo(expected);
      assertThat(FrameTable.events(pieces(input, random))).as(shown).isEqualTo(expected);
    }
  }

  private static byte[] damaged(List<byte[]> corpus, SplittableRandom random) {
    byte[] input = {};
    for (int part = random.nextInt(1, 4); part > 0; part--) {
      byte[] next = corpus.get(random.nextInt(corpus.size()));
      byte[] joined = Arrays.copyOf(input, input.length + next.length);
      System.arraycopy(next, 0, joined, input.length, next.length);
      input = joined;
    }
    for (int wounds = random.nextInt(3); wounds > 0 && input.length > 0; wounds--) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] = (byte) random.nextInt(256);
        case 1 -> input[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> input = Arrays.copyOf(input, at);
        default -> input = Arrays.copyOfRange(input, at, input.length);
      }
    }
    return input;
  }

  private static List<byte[]> pieces(byte[] input, SplittableRandom random) {
    List<byte[]> pieces = new ArrayList<>();
    int at = 0;
    while (at < input.length) {
      int to = Math.min(input.length, at + random.nextInt(1, 20));
      pieces.add(Arrays.copyOfRange(input, at, to));
      at = to;
    }
    return pieces;
  }
}
