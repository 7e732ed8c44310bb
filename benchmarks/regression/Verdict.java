// Verdict: what became of each guarded thing.

import java.util.ArrayList;
import java.util.List;

/// Compares the lines of a baseline with what was measured.
///
/// @param rows in the order of the baseline
record Verdict(List<Row> rows) {

  /// What can be said of one line.
  enum Change {
    WORSE,
    MISSING,
    BETTER,
    NONE
  }

  /// @param now its value is NaN when it was not measured
  record Row(Line was, Line now, Change change) {}

  static Verdict of(List<Line> baseline, Measured measured) {
    List<Row> rows = new ArrayList<>();
    for (Line was : baseline) {
      Line now = measured.of(was);
      rows.add(new Row(was, now, change(was, now.value())));
    }
    return new Verdict(rows);
  }

  private static Change change(Line was, double now) {
    // What nobody measured is not known to be good.
    return Double.isNaN(was.value()) || Double.isNaN(now)
        ? Change.MISSING
        : now > was.most() ? Change.WORSE : now < was.least() ? Change.BETTER : Change.NONE;
  }

  boolean isGood() {
    return failures().isEmpty();
  }

  /// What fails the guard.
  List<Row> failures() {
    List<Row> all = new ArrayList<>(with(Change.WORSE));
    all.addAll(with(Change.MISSING));
    return all;
  }

  List<Row> with(Change change) {
    return rows.stream().filter(row -> row.change() == change).toList();
  }

  /// Returns a report for a reader.
  String report() {
    StringBuilder out = new StringBuilder();
    table(out, "Worse than its noise allows", with(Change.WORSE));
    table(out, "Not measured, now or in the baseline", with(Change.MISSING));
    table(out, "Better: benchmarks/guard --update keeps it so", with(Change.BETTER));
    table(out, "Unchanged", with(Change.NONE));
    return out.toString();
  }

  private static void table(StringBuilder out, String heading, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("%s:%n  %8s %8s %9s%n".formatted(heading, "was", "is", "allowed"));
    for (Row row : rows) {
      Line was = row.was();
      out.append(
          "  %8s %8s %9s  %s%n"
              .formatted(
                  was.show(was.value()),
                  was.show(row.now().value()),
                  was.show(was.most()),
                  was.title()));
    }
  }
}
