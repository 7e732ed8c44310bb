// Line: one thing that is guarded, as a line of the baseline.

/// How much something cost when the baseline was written, and how sure that is.
///
/// @param what a scenario of `benchmarks/run`, or a benchmark as `Class.method(parameter=value)`
///     without the `Benchmark` that its class ends with
/// @param beside what it is divided by: a server or a benchmark; `-` for bytes
/// @param value a ratio, or bytes; NaN when never measured
/// @param noise half of what lies between the best and the worst repeat, of `value`; for
///     [Kind#BYTES] what lies between the best and the next, in bytes
record Line(Kind kind, String what, String beside, double value, double noise) {

  /// What is compared, and what difference is none, however small the noise was.
  enum Kind {
    LOAD(0.05),
    TIME(0.10),
    BYTES(8);

    private final double least;

    Kind(double least) {
      this.least = least;
    }
  }

  static Line parse(String text) {
    String[] cells = text.split("\t");
    if (cells.length != 5) {
      throw new IllegalArgumentException("Expected five columns, found: " + text);
    }
    return new Line(
        Kind.valueOf(cells[0].toUpperCase()),
        cells[1],
        cells[2],
        figure(cells[3]),
        figure(cells[4]));
  }

  private static double figure(String cell) {
    return cell.equals("-") ? Double.NaN : Double.parseDouble(cell);
  }

  @Override
  public String toString() {
    String format = kind == Kind.BYTES ? "%.0f" : "%.3f";
    return String.join(
        "\t", kind.name().toLowerCase(), what, beside, show(value, format), show(noise, format));
  }

  private static String show(double figure, String format) {
    return Double.isNaN(figure) ? "-" : format.formatted(figure);
  }

  Line with(double value, double noise) {
    return new Line(kind, what, beside, value, noise);
  }

  /// The highest value that is no regression.
  double most() {
    return value + tolerance();
  }

  /// The lowest value that is no improvement.
  double least() {
    return value - tolerance();
  }

  private double tolerance() {
    double relevant = Math.max(kind.least, noise);
    return kind == Kind.BYTES ? relevant : value * relevant;
  }

  /// What is guarded, for a reader.
  String title() {
    return kind == Kind.BYTES ? what + ", B/op" : what + " / " + beside;
  }

  String show(double figure) {
    return show(figure, kind == Kind.BYTES ? "%.0f" : "%.2f");
  }
}
