// Guard: decides whether Serval has worsened since the baseline was written; see benchmarks/guard.

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `benchmarks/guard` asks:
///
/// - `select BASELINE load`, `parts` or `all`: prints the lines that are meant
/// - `scenarios LINES`, `parts LINES`: prints what to measure: scenarios of `benchmarks/run`,
///   arguments of JMH
/// - `judge LINES DIRECTORY FAILED`: prints a report, writes what failed, exits with 1 then
/// - `update BASELINE DIRECTORY`: writes what was measured into the baseline
/// - `self-test`
final class Guard {
  private static final Pattern BENCHMARK = Pattern.compile("(\\w+)\\.(\\w+)(?:\\((.*)\\))?");

  private Guard() {}

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    switch (args[0]) {
      case "select" -> select(lines(args[1]), args[2]).forEach(System.out::println);
      case "scenarios" -> System.out.println(String.join(",", scenarios(lines(args[1]))));
      case "parts" -> parts(lines(args[1])).forEach(System.out::println);
      case "judge" -> judge(lines(args[1]), Path.of(args[2]), Path.of(args[3]));
      case "update" -> update(Path.of(args[1]), Path.of(args[2]));
      case "self-test" -> SelfTest.run();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static List<Line> lines(String file) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(Line::parse)
        .toList();
  }

  static List<Line> select(List<Line> lines, String which) {
    return lines.stream()
        .filter(
            line -> which.equals("all") || which.equals("load") == (line.kind() == Line.Kind.LOAD))
        .toList();
  }

  static List<String> scenarios(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.kind() == Line.Kind.LOAD)
        .map(Line::what)
        .distinct()
        .toList();
  }

  /// Returns a regular expression of the benchmarks, and `-p` for each of their parameters; nothing
  /// when there are no benchmarks.
  static List<String> parts(List<Line> lines) {
    Set<String> names = new LinkedHashSet<>();
    Map<String, Set<String>> parameters = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.kind() != Line.Kind.LOAD) {
        addBenchmark(line.what(), names, parameters);
      }
      if (line.kind() == Line.Kind.TIME) {
        addBenchmark(line.beside(), names, parameters);
      }
    }
    List<String> arguments = new ArrayList<>();
    if (!names.isEmpty()) {
      arguments.add("\\.(" + String.join("|", names) + ")$");
      parameters.forEach((name, values) -> {
        arguments.add("-p");
        arguments.add(name + "=" + String.join(",", values));
      });
    }
    return arguments;
  }

  private static void addBenchmark(
      String text, Set<String> names, Map<String, Set<String>> parameters) {
    Matcher benchmark = BENCHMARK.matcher(text);
    if (!benchmark.matches()) {
      throw new IllegalArgumentException("Expected Class.method(parameter=value), found " + text);
    }
    names.add(benchmark.group(1) + "Benchmark." + benchmark.group(2));
    if (benchmark.group(3) != null) {
      for (String parameter : benchmark.group(3).split(", *")) {
        String[] pair = parameter.split("=", 2);
        parameters.computeIfAbsent(pair[0], _ -> new LinkedHashSet<>()).add(pair[1]);
      }
    }
  }

  private static void judge(List<Line> lines, Path directory, Path failed) throws IOException {
    Verdict verdict = Verdict.of(lines, Measured.in(directory));
    System.out.print(verdict.report());
    Files.write(failed, verdict.failures().stream().map(row -> row.was().toString()).toList());
    if (!verdict.isGood()) {
      System.exit(1);
    }
  }

  private static void update(Path baseline, Path directory) throws IOException {
    Measured measured = Measured.in(directory);
    List<String> text =
        Files.readAllLines(baseline).stream()
            .map(line -> line.startsWith("#") || line.isBlank() ? line : updated(line, measured))
            .collect(Collectors.toList());
    Files.write(baseline, text);
    text.forEach(System.out::println);
  }

  /// A line that was not measured keeps its figures.
  private static String updated(String text, Measured measured) {
    Line now = measured.of(Line.parse(text));
    return Double.isNaN(now.value()) ? text : now.toString();
  }
}
