// Report: makes the tables and the chart of a run from its CSV.
// java benchmarks/load/Report.java benchmarks/results/NAME.csv [CHART] writes NAME.md and NAME.svg
// beside it, or the chart to CHART.

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes Markdown.
final class Report {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("plaintext", "plaintext"),
          Map.entry("json", "JSON"),
          Map.entry("path", "path parameter"),
          Map.entry("query", "query model"),
          Map.entry("post", "POST + validation"),
          Map.entry("invalid", "422, three faults"),
          Map.entry("notfound", "404"),
          Map.entry("inline", "JSON, inline"),
          Map.entry("async", "JSON, async"),
          Map.entry("blocking", "blocking 5 ms"),
          Map.entry("pipelined", "pipelined ×16"),
          Map.entry("db", "one query"),
          Map.entry("queries", "20 queries"),
          Map.entry("updates", "20 updates"),
          Map.entry("fortunes", "fortunes"));

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("serval", "Serval"),
          Map.entry("serval-scheduled", "Serval, default scheduler"),
          Map.entry("netty", "raw Netty"),
          Map.entry("floor", "canned answer"),
          Map.entry("vertx", "Vert.x"),
          Map.entry("helidon", "Helidon"),
          Map.entry("jooby", "Jooby"),
          Map.entry("activej", "ActiveJ"),
          Map.entry("undertow", "Undertow"),
          Map.entry("javalin", "Javalin"),
          Map.entry("quarkus", "Quarkus"),
          Map.entry("micronaut", "Micronaut"),
          Map.entry("spring", "Spring Boot"),
          Map.entry("serval-database", "Serval"),
          Map.entry("vertx-database", "Vert.x"),
          Map.entry("spring-database", "Spring Boot"));

  private final Figures figures;
  private final StringBuilder out = new StringBuilder();

  private Report(Figures figures) {
    this.figures = figures;
  }

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path csv = Path.of(args[0]);
    String base = csv.getFileName().toString().replaceFirst("\\.csv$", "");
    Report report =
        new Report(
            new Figures(Files.readAllLines(csv).stream().skip(1).map(Figures.Row::parse).toList()));
    Path about = csv.resolveSibling(base + ".txt");
    String text =
        report.markdown(base, Files.exists(about) ? Files.readAllLines(about) : List.of());
    Files.writeString(csv.resolveSibling(base + ".md"), text);
    String chart = Chart.of(report.figures);
    if (!chart.isEmpty()) {
      Files.writeString(
          args.length > 1 ? Path.of(args[1]) : csv.resolveSibling(base + ".svg"), chart);
    }
    System.out.print(text);
  }

  private String markdown(String base, List<String> about) {
    line("# Load scenarios: " + base);
    line("");
    about.forEach(fact -> line("- " + fact));
    List<String> scenarios = figures.scenarios();
    if (!scenarios.isEmpty()) {
      summary(scenarios);
      rates(scenarios);
    }
    start();
    cold();
    connections();
    details(scenarios);
    faults();
    return out.toString();
  }

  private void summary(List<String> scenarios) {
    heading(
        "CPU per request, µs",
        "In parentheses the ratio to %s in the same round. Less is better."
            .formatted(name(figures.reference())));
    List<String> columns = new ArrayList<>(List.of("server"));
    scenarios.forEach(scenario -> columns.add(TITLES.get(scenario)));
    boolean mean = figures.servers().stream().anyMatch(s -> !Double.isNaN(figures.mean(s)));
    if (mean) {
      columns.add("mean × Netty");
    }
    header(columns);
    for (String server : figures.servers()) {
      List<String> cells = new ArrayList<>(List.of(name(server)));
      for (String scenario : scenarios) {
        double cpu = figures.median(server, scenario, Figures.Row::cpu);
        double ratio = figures.ratio(server, scenario);
        cells.add(show(cpu) + (Double.isNaN(ratio) ? "" : " (" + show(ratio, "%.2f") + ")"));
      }
      if (mean) {
        cells.add("**" + show(figures.mean(server), "%.2f") + "**");
      }
      cells(cells);
    }
    if (!mean) {
      return;
    }
    line("");
    line(
        "*mean × Netty*: geometric mean of the ratios of plaintext, JSON, path parameter, query"
            + " model and POST + validation.");
  }

  private void rates(List<String> scenarios) {
    heading("Requests per second", "On one core.");
    List<String> columns = new ArrayList<>(List.of("server"));
    scenarios.forEach(scenario -> columns.add(TITLES.get(scenario)));
    header(columns);
    for (String server : figures.servers()) {
      List<String> cells = new ArrayList<>(List.of(name(server)));
      scenarios.forEach(
          s -> cells.add(show(figures.median(server, s, Figures.Row::rate), "%,.0f")));
      cells(cells);
    }
  }

  private void start() {
    if (!figures.measured("start")) {
      return;
    }
    heading("Start", "From the command to the first answer, and the memory (RSS) then.");
    header(List.of("server", "start, ms", "RSS then, MiB", "RSS under load, MiB"));
    for (String server : figures.servers()) {
      double loaded =
          figures.median(
              figures.scenarios().stream()
                  .mapToDouble(s -> figures.median(server, s, Figures.Row::rss))
                  .toArray());
      cells(
          List.of(
              name(server),
              show(figures.median(server, "start", Figures.Row::start), "%,.0f"),
              show(figures.median(server, "start", Figures.Row::rss), "%,.0f"),
              show(loaded, "%,.0f")));
    }
  }

  private void cold() {
    if (!figures.measured("cold-1")) {
      return;
    }
    heading(
        "The first 20 seconds after a start",
        "CPU per request, µs: a new process in four rounds, nothing warmed up, beside a warm one.");
    header(List.of("server", "1st", "2nd", "3rd", "4th", "all four", "warm", "all four ÷ warm"));
    for (String server : figures.servers()) {
      if (!figures.of(server, "cold-1").isEmpty()) {
        List<String> cells = new ArrayList<>(List.of(name(server)));
        for (int window = 1; window <= 4; window++) {
          cells.add(show(figures.median(server, "cold-" + window, Figures.Row::cpu)));
        }
        double all = figures.cold(server);
        double warm = figures.median(server, "cold-warm", Figures.Row::cpu);
        cells.addAll(List.of(show(all), show(warm), show(all / warm, "%.2f")));
        cells(cells);
      }
    }
  }

  private void connections() {
    if (!figures.measured("connections")) {
      return;
    }
    heading(
        "Idle connections",
        "64 connections that are busy with JSON, alone and beside idle ones that are kept alive.");
    header(
        List.of(
            "server",
            "idle",
            "lost",
            "they need, MiB",
            "KiB each",
            "p99 alone, ms",
            "p99 beside, ms",
            "ratio",
            "CPU/req beside ÷ alone"));
    for (String server : figures.servers()) {
      List<Figures.Row> held = figures.of(server, "connections");
      if (held.isEmpty()) {
        continue;
      }
      double idle = figures.median(held.stream().mapToDouble(Figures.Row::connections).toArray());
      double lost = held.stream().mapToDouble(Figures.Row::faults).max().orElse(0);
      double rss =
          figures.median(
              figures.of(server, "held").stream().mapToDouble(Figures.Row::rss).toArray());
      double alone = figures.median(server, "active-alone", Figures.Row::p99);
      double beside = figures.median(server, "active-beside", Figures.Row::p99);
      double cpu =
          figures.median(server, "active-beside", Figures.Row::cpu)
              / figures.median(server, "active-alone", Figures.Row::cpu);
      cells(
          List.of(
              name(server),
              show(idle, "%,.0f"),
              show(lost, "%,.0f"),
              show(rss),
              show(rss * 1024 / idle),
              show(alone, "%.2f"),
              show(beside, "%.2f"),
              show(beside / alone, "%.2f"),
              show(cpu, "%.2f")));
    }
  }

  private void details(List<String> scenarios) {
    for (String scenario : scenarios) {
      boolean database =
          figures.rows().stream()
              .anyMatch(r -> r.scenario().equals(scenario) && !Double.isNaN(r.database()));
      heading(TITLES.get(scenario), null);
      List<String> columns =
          new ArrayList<>(
              List.of(
                  "server",
                  "req/s",
                  "CPU/req, µs",
                  "±",
                  "user",
                  "system",
                  "× " + name(figures.reference()).replace("raw ", ""),
                  "p50, ms",
                  "p99, ms",
                  "RSS, MiB",
                  "core"));
      if (database) {
        columns.add("database, µs");
      }
      header(columns);
      for (String server : figures.servers()) {
        if (!figures.sound(server, scenario).isEmpty()) {
          cells(details(server, scenario, database));
        }
      }
    }
  }

  private List<String> details(String server, String scenario, boolean database) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                name(server),
                show(figures.median(server, scenario, Figures.Row::rate), "%,.0f"),
                show(figures.median(server, scenario, Figures.Row::cpu)),
                show(figures.spread(server, scenario) * 100, "%.0f %%"),
                show(figures.median(server, scenario, Figures.Row::user)),
                show(figures.median(server, scenario, Figures.Row::system)),
                show(figures.ratio(server, scenario), "%.2f"),
                show(figures.median(server, scenario, Figures.Row::p50), "%.2f"),
                show(figures.median(server, scenario, Figures.Row::p99), "%.2f"),
                show(figures.median(server, scenario, Figures.Row::rss), "%,.0f"),
                show(figures.median(server, scenario, Figures.Row::busy) * 100, "%.0f %%")));
    if (database) {
      cells.add(show(figures.median(server, scenario, Figures.Row::database)));
    }
    return cells;
  }

  private void faults() {
    List<Figures.Row> bad = figures.rows().stream().filter(row -> row.faults() > 0).toList();
    if (bad.isEmpty()) {
      return;
    }
    heading("Left out", "Rounds with a wrong status or a socket error.");
    header(List.of("server", "scenario", "round", "wrong"));
    for (Figures.Row row : bad) {
      cells(
          List.of(
              name(row.server()),
              row.scenario(),
              String.valueOf(row.round()),
              show(row.faults(), "%,.0f")));
    }
  }

  private void heading(String title, String text) {
    line("");
    line("## " + title);
    line("");
    if (text != null) {
      line(text);
      line("");
    }
  }

  private void header(List<String> columns) {
    cells(columns);
    line("|---" + "|--:".repeat(columns.size() - 1) + "|");
  }

  private void cells(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  static String name(String server) {
    return NAMES.getOrDefault(server, server);
  }

  private static String show(double value, String format) {
    return Double.isNaN(value) ? "–" : format.formatted(value);
  }

  /// Few digits, since more would be noise.
  private static String show(double value) {
    return show(value, value < 1 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f");
  }
}
