// Windows: cuts input into the pieces in which it could arrive.
package dev.serval.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Ways to deliver some bytes. They are chosen by the bytes themselves, so a finding repeats.
public final class Windows {
  private static final int RANDOM_WAYS = 3;

  /// Longer input is not delivered byte by byte.
  private static final int BYTEWISE = 2_048;

  private Windows() {}

  /// Several ways, each as the ends of its windows in ascending order, the last of which is the
  /// length. The first way is always that of one window.
  public static List<int[]> of(byte[] data) {
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(data));
    int bytewise = data.length <= BYTEWISE ? 1 : 0;
    int[][] ways = new int[1 + RANDOM_WAYS + bytewise][];
    ways[0] = new int[] {data.length};
    for (int i = 1; i <= RANDOM_WAYS; i++) {
      ways[i] = random(random, data.length);
    }
    if (bytewise == 1) {
      ways[ways.length - 1] = IntStream.rangeClosed(0, data.length).toArray();
    }
    return List.of(ways);
  }

  private static int[] random(SplittableRandom random, int length) {
    int[] ends = new int[1 + random.nextInt(8)];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = random.nextInt(length + 1);
    }
    ends[ends.length - 1] = length;
    Arrays.sort(ends);
    return ends;
  }

  /// The same bytes among others, at [#MARGIN]: who reads past the bounds reads something.
  public static byte[] among(byte[] data, String before, String after) {
    byte[] among = new byte[MARGIN + data.length + MARGIN];
    for (int i = 0; i < MARGIN; i++) {
      among[i] = (byte) before.charAt(i % before.length());
      among[MARGIN + data.length + i] = (byte) after.charAt(i % after.length());
    }
    System.arraycopy(data, 0, among, MARGIN, data.length);
    return among;
  }

  /// How many bytes [#among] puts before and after.
  public static final int MARGIN = 16;
}
