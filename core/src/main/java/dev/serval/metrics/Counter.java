package dev.serval.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// A number that only grows, for each combination of its labels; [Metrics#counter] makes one.
///
/// ```java
/// Counter orders = metrics.counter("shop_orders_total", "Orders taken.", "payment");
/// orders.increment("card");
/// ```
///
/// At most 1,000 combinations; what comes above is counted as `other`. Safe for many threads, which
/// do not wait for each other.
public final class Counter {
  private final String name;
  private final String help;
  private final Labelled<LongAdder> series;

  Counter(String name, String help, List<String> labels) {
    this.name = name;
    this.help = help;
    this.series = new Labelled<>(name, labels, LongAdder::new);
  }

  /// Adds one.
  ///
  /// @param labels the values of the labels, in their order
  public void increment(String... labels) {
    series.of(labels).increment();
  }

  /// Adds a number.
  ///
  /// @throws IllegalArgumentException if it is negative
  public void add(long amount, String... labels) {
    if (amount < 0) {
      throw new IllegalArgumentException(name + ": a counter only grows, found " + amount);
    }
    series.of(labels).add(amount);
  }

  void write(PrometheusText out) {
    out.family(name, "counter", help);
    series.forEach((labels, adder) -> out.sample(name, adder.sum(), labels));
  }
}
