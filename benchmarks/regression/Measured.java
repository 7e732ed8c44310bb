// Measured: the figures of one run of the guard.

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All repeats of everything that was measured. A ratio is taken within one repeat, so that what
/// the machine did meanwhile falls on both sides of it.
final class Measured {
  private static final String SUBJECT = "serval";

  /// CPU per request by `server scenario round`.
  private final Map<String, Double> load = new HashMap<>();

  /// For each repeat: the least CPU of an operation, and its bytes, by the name of the benchmark.
  private final List<Map<String, Double>> cpu = new ArrayList<>();

  private final List<Map<String, Double>> bytes = new ArrayList<>();
  private int rounds;

  /// @param directory has `load.csv` of `benchmarks/run` and `parts-….csv` of JMH, each if it was
  ///     measured
  static Measured in(Path directory) throws IOException {
    Measured measured = new Measured();
    Path load = directory.resolve("load.csv");
    if (Files.exists(load)) {
      measured.addLoad(Files.readAllLines(load));
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "parts-*.csv")) {
      for (Path file : files) {
        measured.addParts(Files.readAllLines(file));
      }
    }
    return measured;
  }

  void addLoad(List<String> csv) {
    for (String line : csv.subList(1, csv.size())) {
      String[] cells = line.split(",", -1);
      int round = Integer.parseInt(cells[2]);
      rounds = Math.max(rounds, round);
      // A round with a wrong answer says nothing about right ones.
      if (cells[12].equals("0")) {
        double micros = Double.parseDouble(cells[5]) + Double.parseDouble(cells[6]);
        load.put(
            String.join(" ", cells[0], cells[1], cells[2]), micros / Double.parseDouble(cells[3]));
      }
    }
  }

  void addParts(List<String> csv) {
    String[] head = cells(csv.getFirst());
    Map<String, Double> cpu = new HashMap<>();
    Map<String, Double> bytes = new HashMap<>();
    for (String line : csv.subList(1, csv.size())) {
      String[] cells = cells(line);
      String[] name = cells[0].split(":", 2);
      if (name.length == 2) {
        String benchmark = name(name[0], head, cells);
        switch (name[1]) {
          case "cpu.least" -> cpu.put(benchmark, Double.parseDouble(cells[4]));
          case "gc.alloc.rate.norm" -> bytes.put(benchmark, Double.parseDouble(cells[4]));
          default -> {}
        }
      }
    }
    this.cpu.add(cpu);
    this.bytes.add(bytes);
  }

  private static String[] cells(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(cell -> cell.replace("\"", ""))
        .toArray(String[]::new);
  }

  /// Returns `Class.method(parameter=value)`.
  private static String name(String benchmark, String[] head, String[] cells) {
    String[] parts = benchmark.split("\\.");
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 7; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        parameters.put(head[i].substring("Param: ".length()), cells[i]);
      }
    }
    String name =
        parts[parts.length - 2].replaceFirst("Benchmark$", "") + "." + parts[parts.length - 1];
    return parameters.isEmpty()
        ? name
        : name + parameters.toString().replace('{', '(').replace('}', ')');
  }

  /// Returns the line with what was measured; its value is NaN when nothing was.
  Line of(Line line) {
    double[] repeats =
        switch (line.kind()) {
          case LOAD -> loadRatios(line);
          case TIME -> ratios(line);
          case BYTES -> allocations(line);
        };
    double[] sound = Arrays.stream(repeats).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = sound.length;
    if (n == 0) {
      return line.with(Double.NaN, Double.NaN);
    }
    if (line.kind() == Line.Kind.BYTES) {
      // Allocations do not vary, but a method that was not compiled in time makes some more.
      return line.with(sound[0], sound[Math.min(1, n - 1)] - sound[0]);
    }
    double median = (sound[(n - 1) / 2] + sound[n / 2]) / 2;
    return line.with(median, (sound[n - 1] - sound[0]) / 2 / median);
  }

  private double[] loadRatios(Line line) {
    double[] ratios = new double[rounds];
    for (int round = 1; round <= rounds; round++) {
      String key = line.what() + " " + round;
      ratios[round - 1] = of(load, SUBJECT + " " + key) / of(load, line.beside() + " " + key);
    }
    return ratios;
  }

  private double[] ratios(Line line) {
    return cpu.stream().mapToDouble(run -> of(run, line.what()) / of(run, line.beside())).toArray();
  }

  private double[] allocations(Line line) {
    return bytes.stream().mapToDouble(run -> of(run, line.what())).toArray();
  }

  private static double of(Map<String, Double> figures, String key) {
    return figures.getOrDefault(key, Double.NaN);
  }
}
