// Figures: what a run measured, and the medians and ratios of it.

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Figures are medians of the rounds; a ratio is the median of the ratios within each round.
final class Figures {
  /// What others are compared with: the first that was measured.
  private static final List<String> REFERENCES = List.of("netty", "vertx-database");

  /// What the mean is taken over: the whole path of a typed API, no answer of which is an error.
  private static final List<String> TYPED = List.of("plaintext", "json", "path", "query", "post");

  private static final List<String> SCENARIOS =
      List.of(
          "plaintext",
          "json",
          "inline",
          "async",
          "path",
          "query",
          "post",
          "invalid",
          "notfound",
          "blocking",
          "pipelined",
          "db",
          "queries",
          "updates",
          "fortunes");

  private final List<Row> rows;
  private final List<String> servers;
  private final String reference;

  Figures(List<Row> rows) {
    this.rows = rows;
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.add(row.server()));
    servers = new ArrayList<>(names);
    reference =
        REFERENCES.stream().filter(names::contains).findFirst().orElse(REFERENCES.getFirst());
    servers.sort(Comparator.comparingDouble(this::place));
  }

  /// One line of the CSV; a column that it leaves empty is NaN.
  record Row(String server, String scenario, int round, double[] values) {
    static Row parse(String line) {
      String[] cells = line.split(",", -1);
      double[] values =
          Arrays.stream(cells, 3, cells.length)
              .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
              .toArray();
      return new Row(cells[0], cells[1], Integer.parseInt(cells[2]), values);
    }

    double requests() {
      return values[0];
    }

    double rate() {
      return values[0] / values[1] * 1e6;
    }

    double cpu() {
      return user() + system();
    }

    double user() {
      return values[2] / values[0];
    }

    double system() {
      return values[3] / values[0];
    }

    /// How much of its core the server had; the rest was idle or somebody else's.
    double busy() {
      return (values[2] + values[3]) / values[1];
    }

    double p50() {
      return values[4] / 1000;
    }

    double p99() {
      return values[5] / 1000;
    }

    double rss() {
      return values[6] / 1024;
    }

    double start() {
      return values[7];
    }

    double connections() {
      return values[8];
    }

    double faults() {
      return values[9];
    }

    /// The processor time that the database had for a request, where there is one.
    double database() {
      return values.length > 10 ? values[10] / values[0] : Double.NaN;
    }
  }

  List<Row> rows() {
    return rows;
  }

  /// Those that were measured, the cheapest first.
  List<String> servers() {
    return servers;
  }

  String reference() {
    return reference;
  }

  List<Row> of(String server, String scenario) {
    return rows.stream()
        .filter(row -> row.server().equals(server) && row.scenario().equals(scenario))
        .toList();
  }

  /// Those rounds of a scenario in which every answer was right.
  List<Row> sound(String server, String scenario) {
    return of(server, scenario).stream().filter(row -> row.faults() == 0).toList();
  }

  double median(String server, String scenario, ToDoubleFunction<Row> figure) {
    return median(sound(server, scenario).stream().mapToDouble(figure).toArray());
  }

  static double median(double... values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /// Half of what lies between the best and the worst round, of the median.
  double spread(String server, String scenario) {
    double[] cpu = sound(server, scenario).stream().mapToDouble(Row::cpu).sorted().toArray();
    return cpu.length < 2 ? Double.NaN : (cpu[cpu.length - 1] - cpu[0]) / 2 / median(cpu);
  }

  double ratio(String server, String scenario) {
    Map<Integer, Row> compared =
        sound(reference, scenario).stream().collect(Collectors.toMap(Row::round, row -> row));
    return median(
        sound(server, scenario).stream()
            .filter(row -> compared.containsKey(row.round()))
            .mapToDouble(row -> row.cpu() / compared.get(row.round()).cpu())
            .toArray());
  }

  /// The geometric mean of the ratios over the typed path; NaN when one is missing.
  double mean(String server) {
    return Math.exp(
        TYPED.stream()
            .mapToDouble(scenario -> Math.log(ratio(server, scenario)))
            .average()
            .orElse(0));
  }

  /// CPU per request of all rounds after a start together.
  double cold(String server) {
    Map<Integer, List<Row>> starts =
        rows.stream()
            .filter(row -> row.server().equals(server) && row.scenario().matches("cold-\\d"))
            .filter(row -> row.faults() == 0)
            .collect(Collectors.groupingBy(Row::round));
    return median(
        starts.values().stream()
            .mapToDouble(windows ->
                windows.stream().mapToDouble(row -> row.cpu() * row.requests()).sum()
                    / windows.stream().mapToDouble(Row::requests).sum())
            .toArray());
  }

  private double place(String server) {
    double mean = mean(server);
    double plain = ratio(server, "plaintext");
    return !Double.isNaN(mean) ? mean : Double.isNaN(plain) ? 1e9 : plain;
  }

  boolean measured(String scenario) {
    return rows.stream().anyMatch(row -> row.scenario().equals(scenario));
  }

  List<String> scenarios() {
    return SCENARIOS.stream().filter(this::measured).toList();
  }
}
