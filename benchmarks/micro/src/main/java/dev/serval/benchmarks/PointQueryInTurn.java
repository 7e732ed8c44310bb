// PointQueryInTurn: kinds of PointQueryBenchmark in one process, one after the other.
package dev.serval.benchmarks;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `PointQueryInTurn [platform|virtual] [SECONDS]`
///
/// Runs each kind of query once, then each once more, and so on, and prints the median time of each
/// and its ratio to the driver's. On a machine that does other things as well these fall on all
/// four alike, which no order of JMH's forks can promise.
///
/// ```sh
/// java -cp benchmarks/micro/target/micro.jar dev.serval.benchmarks.PointQueryInTurn virtual 20
/// ```
public final class PointQueryInTurn {
  private static final int MOST = 1_000_000;
  private static final String[] NAMES = {"driver", "driverAndPool", "servalAndJson"};

  private PointQueryInTurn() {}

  public static void main(String[] args) throws Exception {
    boolean virtual = args.length > 0 && args[0].equals("virtual");
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    PointQueryBenchmark queries = new PointQueryBenchmark();
    queries.open();
    Thread thread =
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform())
            .start(() -> {
              measure(queries, seconds / 2);
              print(measure(queries, seconds));
            });
    thread.join();
    queries.close();
  }

  private static long[][] measure(PointQueryBenchmark queries, int seconds) {
    PointQueryBenchmark.Output output = new PointQueryBenchmark.Output();
    long[][] times = new long[NAMES.length][MOST];
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int turns = 0;
    while (turns < MOST && System.nanoTime() < end) {
      // Another one is first in each turn.
      for (int i = 0; i < NAMES.length; i++) {
        int kind = (i + turns) % NAMES.length;
        long before = System.nanoTime();
        query(queries, kind, output);
        times[kind][turns] = System.nanoTime() - before;
      }
      turns++;
    }
    for (int kind = 0; kind < NAMES.length; kind++) {
      times[kind] = Arrays.copyOf(times[kind], turns);
      Arrays.sort(times[kind]);
    }
    return times;
  }

  private static @Nullable Object query(
      PointQueryBenchmark queries, int kind, PointQueryBenchmark.Output output) {
    try {
      return switch (kind) {
        case 0 -> queries.driver();
        case 1 -> queries.driverAndPool();
        default -> queries.servalAndJson(output);
      };
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void print(long[][] times) {
    System.out.printf(Locale.ROOT, "%-14s %9s %9s %7s%n", "", "median", "p25", "ratio");
    for (int kind = 0; kind < NAMES.length; kind++) {
      int count = times[kind].length;
      double median = times[kind][count / 2];
      System.out.printf(
          Locale.ROOT,
          "%-14s %6.1f µs %6.1f µs %7.3f%n",
          NAMES[kind],
          median / 1e3,
          times[kind][count / 4] / 1e3,
          median / times[0][count / 2]);
    }
    System.out.println(times[0].length + " turns");
  }
}
