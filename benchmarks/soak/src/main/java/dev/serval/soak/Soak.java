// Soak: starts a server, wears it, and says what it keeps.
package dev.serval.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `Soak web|database MINUTES WARM_UP_MINUTES LOG [JVM flags of the server]`
///
/// Measures the quiet server after the warm-up and once more after the time is over, and fails when
/// it holds more than 2 % more than before. What is counted in few pieces may grow by some of them.
/// Less than before is no fault. The resident size is shown and not judged: the collector decides
/// about it.
final class Soak {
  private static final double GROWTH = 0.02;
  private static final Duration QUIET = Duration.ofSeconds(8);
  private static final long KIB = 1 << 10;

  /// A figure that is judged.
  ///
  /// @param few how much it may always grow
  /// @param unit what it is shown in
  private record Row(String name, long few, long unit) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("heap, KiB", 256 * KIB, KIB),
          new Row("Netty's direct memory, KiB", 256 * KIB, KIB),
          new Row("direct byte buffers, KiB", 256 * KIB, KIB),
          new Row("platform threads", 2, 1),
          new Row("virtual threads", 2, 1),
          new Row("descriptors", 2, 1),
          new Row("database connections", 0, 1),
          new Row("resident, KiB", Long.MAX_VALUE, KIB));

  private final Process server;
  private final BufferedReader from;
  private final PrintWriter to;
  private final Path log;

  private Soak(Process server, Path log) {
    this.server = server;
    this.from = server.inputReader(StandardCharsets.UTF_8);
    this.to = new PrintWriter(server.outputWriter(StandardCharsets.UTF_8), true);
    this.log = log;
  }

  public static void main(String[] args) throws Exception {
    boolean database = args[0].equals("database");
    Duration time = Duration.ofSeconds(Math.round(60 * Double.parseDouble(args[1])));
    Duration warmUp = Duration.ofSeconds(Math.round(60 * Double.parseDouble(args[2])));
    Path log = Path.of(args[3]);
    Class<?> main = database ? SoakedDatabase.class : SoakedServer.class;
    Scene[] scenes = database ? DatabaseScene.values() : WebScene.values();
    Process server = start(main, List.of(args).subList(4, args.length), log);
    boolean good;
    try {
      good = new Soak(server, log).run(scenes, time, warmUp);
    } finally {
      // It ends with its input, and ends the database that it started.
      server.getOutputStream().close();
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
    if (!good) {
      System.exit(1);
    }
  }

  private static Process start(Class<?> main, List<String> flags, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseParallelGC",
            // So the resident size does not say when which part of the heap was used first.
            "-XX:+AlwaysPreTouch",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new ProcessBuilder(command).redirectError(log.toFile()).start();
  }

  private boolean run(Scene[] scenes, Duration time, Duration warmUp) throws Exception {
    Traffic traffic = new Traffic(Integer.parseInt(from.readLine()), scenes);
    traffic.run(warmUp, 1);
    Gauges first = measure();
    // Once more, since measuring itself loads classes, and first collections free what waits.
    Gauges before = measure();
    System.out.println("warm after " + traffic.count() + " connections: " + first);
    long beats = Math.max(1, time.toMinutes() / 2);
    for (long beat = 1; beat <= beats; beat++) {
      traffic.run(time.dividedBy(beats), 1 + beat);
      System.out.println(traffic.count() + " connections, " + traffic.failed() + " failed");
    }
    Gauges after = measure();
    System.out.println(traffic);
    traffic.failures().forEach(System.out::println);
    boolean kept = table(before, after);
    boolean quiet = checkLog();
    return kept && quiet && traffic.failed() == 0;
  }

  /// Waits until the last connections have lingered, and asks.
  private Gauges measure() throws Exception {
    Thread.sleep(QUIET);
    to.println();
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the server has ended with " + server.waitFor() + ", see " + log);
    }
    return Gauges.parse(line);
  }

  private static boolean table(Gauges before, Gauges after) {
    System.out.printf("%n%-28s %10s %10s %9s%n", "", "warm", "end", "change");
    boolean good = true;
    for (int i = 0; i < ROWS.size(); i++) {
      Row row = ROWS.get(i);
      long was = before.values()[i];
      long is = after.values()[i];
      boolean fits = is - was <= Math.max(row.few(), Math.round(was * GROWTH));
      System.out.printf(
          "%-28s %10d %10d %+8.1f%% %s%n",
          row.name(),
          was / row.unit(),
          is / row.unit(),
          was == 0 ? 0 : 100.0 * (is - was) / was,
          fits ? "" : "TOO MUCH");
      good &= fits;
    }
    return good;
  }

  /// Leaks that Netty reports, and faults that the server knows are its own.
  private boolean checkLog() throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> bad =
          lines
              .filter(line -> line.contains("LEAK") || line.contains("a connection failed"))
              .limit(10)
              .toList();
      bad.forEach(System.out::println);
      System.out.println(bad.isEmpty() ? "no leak was reported" : "see " + log);
      return bad.isEmpty();
    }
  }
}
