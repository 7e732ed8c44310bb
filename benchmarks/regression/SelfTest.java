// SelfTest: shows that the guard fails on regressions and not on noise.

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invented runs, judged as real ones are.
final class SelfTest {
  private static final Line LOAD = Line.parse("load\tjson\tnetty\t0.800\t0.060");
  private static final Line QUIET = Line.parse("load\tjson\tnetty\t0.800\t0.001");
  private static final Line TIME =
      Line.parse("time\tHead.own(fields=6)\tHead.other(fields=6)\t0.500\t0.120");
  private static final Line BYTES = Line.parse("bytes\tHead.own(fields=6)\t-\t1000\t2");

  private SelfTest() {}

  static void run() {
    comparesWithinRounds();
    failsOnARegressionOnly();
    toleratesFewBytesOnly();
    readsWhatJmhWrites();
    failsWhenNothingWasMeasured();
    measuresWhatTheBaselineNames();
    keepsLinesAsTheyAre();
    findsRegressionsInNoise();
    System.out.println("guard: the judgement is sound");
  }

  private static void comparesWithinRounds() {
    // The machine was twice as slow in the second round: the ratio is the same.
    Measured measured = load(new double[][] {{10, 8}, {20, 16}, {10, 8}});
    check(measured.of(LOAD).value() == 0.8, "ratio of a round");
    check(measured.of(LOAD).noise() == 0, "noise of equal rounds");
    Measured spread = load(new double[][] {{10, 7}, {10, 8}, {10, 9}});
    check(Math.abs(spread.of(LOAD).noise() - 0.125) < 1e-9, "noise is half the spread");
  }

  private static void failsOnARegressionOnly() {
    check(change(LOAD, load(new double[][] {{10, 8.4}})) == Verdict.Change.NONE, "within noise");
    check(change(LOAD, load(new double[][] {{10, 8.6}})) == Verdict.Change.WORSE, "above noise");
    check(change(LOAD, load(new double[][] {{10, 7.4}})) == Verdict.Change.BETTER, "improvement");
    check(change(QUIET, load(new double[][] {{10, 8.3}})) == Verdict.Change.NONE, "under 5 %");
    check(change(QUIET, load(new double[][] {{10, 8.5}})) == Verdict.Change.WORSE, "above 5 %");
    check(change(TIME, parts(55, 100, 0)) == Verdict.Change.NONE, "time within noise");
    check(change(TIME, parts(57, 100, 0)) == Verdict.Change.WORSE, "time above noise");
  }

  private static void toleratesFewBytesOnly() {
    check(change(BYTES, parts(1, 1, 1008)) == Verdict.Change.NONE, "8 bytes more");
    check(change(BYTES, parts(1, 1, 1016)) == Verdict.Change.WORSE, "16 bytes more");
    check(change(BYTES, parts(1, 1, 984)) == Verdict.Change.BETTER, "16 bytes less");
  }

  private static void readsWhatJmhWrites() {
    Measured measured = parts(30, 60, 1000);
    check(measured.of(TIME).value() == 0.5, "ratio of parts");
    check(measured.of(BYTES).value() == 1000, "bytes of a part");
    Measured twice = parts(30, 60, 1400, 1000, 1003);
    check(twice.of(BYTES).value() == 1000 && twice.of(BYTES).noise() == 3, "the least bytes");
  }

  private static void failsWhenNothingWasMeasured() {
    Verdict verdict = Verdict.of(List.of(LOAD, TIME), load(new double[][] {{10, 8}}));
    check(!verdict.isGood(), "a part that was not measured");
    check(
        verdict.failures().getFirst().was().equals(TIME) && verdict.report().contains("Head.own"),
        "its name");
    Line fresh = Line.parse("load\tjson\tnetty\t-\t-");
    check(
        change(fresh, load(new double[][] {{10, 8}})) == Verdict.Change.MISSING, "no baseline yet");
    Measured wrong = new Measured();
    wrong.addLoad(List.of("head", row("netty", 1, 10, 0), row("serval", 1, 8, 3)));
    check(change(LOAD, wrong) == Verdict.Change.MISSING, "a round with wrong answers");
  }

  private static void measuresWhatTheBaselineNames() {
    List<Line> all = List.of(LOAD, TIME, BYTES);
    check(Guard.scenarios(all).equals(List.of("json")), "scenarios");
    check(
        Guard.parts(all)
            .equals(List.of("\\.(HeadBenchmark.own|HeadBenchmark.other)$", "-p", "fields=6")),
        "arguments of JMH");
    check(Guard.parts(List.of(LOAD)).isEmpty(), "no parts");
    check(Guard.select(all, "load").equals(List.of(LOAD)), "load only");
    check(Guard.select(all, "parts").equals(List.of(TIME, BYTES)), "parts only");
  }

  private static void keepsLinesAsTheyAre() {
    for (Line line : List.of(LOAD, TIME, BYTES)) {
      check(Line.parse(line.toString()).equals(line), line.toString());
    }
  }

  /// A thousand runs on a machine whose rounds differ by up to 8 % from what is true, without and
  /// with a regression of 15 %, each judged as the guard does: nine rounds make the baseline, five
  /// are compared with it, and what worsened is measured again.
  private static void findsRegressionsInNoise() {
    Random random = new Random(1);
    int falseAlarms = 0;
    int missed = 0;
    for (int run = 0; run < 1000; run++) {
      Line was = noisy(random, 0.8, 9).of(LOAD);
      falseAlarms += fails(was, 0.8, random) ? 1 : 0;
      missed += fails(was, 0.8 * 1.15, random) ? 0 : 1;
    }
    check(falseAlarms <= 10, falseAlarms + " false alarms in 1000 runs");
    check(missed <= 50, missed + " of 1000 regressions missed");
  }

  private static boolean fails(Line was, double ratio, Random random) {
    for (int turn = 0; turn < 2; turn++) {
      if (Verdict.of(List.of(was), noisy(random, ratio, 5)).isGood()) {
        return false;
      }
    }
    return true;
  }

  private static Measured noisy(Random random, double ratio, int count) {
    double[][] rounds = new double[count][];
    for (int i = 0; i < rounds.length; i++) {
      double machine = 10 * (1 + random.nextDouble());
      rounds[i] =
          new double[] {machine, machine * ratio * (1 + 0.08 * (2 * random.nextDouble() - 1))};
    }
    return load(rounds);
  }

  /// @param rounds CPU of the reference and of Serval
  private static Measured load(double[][] rounds) {
    List<String> csv = new ArrayList<>(List.of("head"));
    for (int i = 0; i < rounds.length; i++) {
      csv.add(row("netty", i + 1, rounds[i][0], 0));
      csv.add(row("serval", i + 1, rounds[i][1], 0));
    }
    Measured measured = new Measured();
    measured.addLoad(csv);
    return measured;
  }

  private static String row(String server, int round, double cpu, int faults) {
    return "%s,json,%d,1000,1000000,%s,%s,1,1,1,,,%d"
        .formatted(server, round, cpu * 600, cpu * 400, faults);
  }

  private static Measured parts(double own, double other, double... bytes) {
    String name = "\"dev.serval.HeadBenchmark.%s:%s\",\"avgt\",1,5,%s,NaN,\"ns/op\",6";
    Measured measured = new Measured();
    for (double allocated : bytes) {
      measured.addParts(
          List.of(
              "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\","
                  + "\"Unit\",\"Param: fields\"",
              name.formatted("own", "cpu.least", own),
              name.formatted("other", "cpu.least", other),
              name.formatted("own", "gc.alloc.rate.norm", allocated)));
    }
    return measured;
  }

  private static Verdict.Change change(Line was, Measured measured) {
    return Verdict.of(List.of(was), measured).rows().getFirst().change();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
