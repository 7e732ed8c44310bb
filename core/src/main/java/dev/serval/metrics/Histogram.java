package dev.serval.metrics;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// How many values were at most each of some bounds, for each combination of its labels;
/// [Metrics#histogram] makes one.
///
/// ```java
/// Histogram sizes =
///     metrics.histogram("shop_basket_items", "Items of an order.", new double[] {1, 5, 10, 50});
/// sizes.record(basket.size());
/// ```
///
/// At most 1,000 combinations; what comes above is counted as `other`. Safe for many threads.
public final class Histogram {
  private final String name;
  private final String help;
  private final double[] bounds;
  private final Labelled<Cells> series;

  /// One series.
  private static final class Cells {
    final LongAdder[] counts;
    final DoubleAdder sum = new DoubleAdder();

    Cells(int bounds) {
      counts = new LongAdder[bounds + 1];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }
  }

  Histogram(String name, String help, double[] bounds, List<String> labels) {
    this.name = name;
    this.help = help;
    this.bounds = bounds.clone();
    this.series = new Labelled<>(name, labels, () -> new Cells(bounds.length));
    for (int i = 0; i < bounds.length; i++) {
      if (!Double.isFinite(bounds[i]) || i > 0 && bounds[i] <= bounds[i - 1]) {
        throw new IllegalArgumentException(name + ": expected bounds that grow, without infinity");
      }
    }
  }

  /// Counts a value.
  ///
  /// @param labels the values of the labels, in their order
  public void record(double value, String... labels) {
    int at = 0;
    while (at < bounds.length && !(value <= bounds[at])) {
      at++;
    }
    Cells cells = series.of(labels);
    cells.counts[at].increment();
    cells.sum.add(value);
  }

  void write(PrometheusText out) {
    out.family(name, "histogram", help);
    series.forEach((labels, cells) -> {
      long below = 0;
      for (int i = 0; i <= bounds.length; i++) {
        below += cells.counts[i].sum();
        String le = i == bounds.length ? "+Inf" : PrometheusText.bound(bounds[i]);
        out.sample(name + "_bucket", below, with(labels, "le", le));
      }
      out.sample(name + "_sum", cells.sum.sum(), labels);
      out.sample(name + "_count", below, labels);
    });
  }

  /// The labels and one more.
  static String[] with(String[] labels, String name, String value) {
    String[] more = java.util.Arrays.copyOf(labels, labels.length + 2);
    more[labels.length] = name;
    more[labels.length + 1] = value;
    return more;
  }
}
