package dev.serval.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The series of one metric by the values of their labels: a bounded number of them. What comes
/// above the bound is counted in one series whose labels are all `other`, so that no input can fill
/// the memory.
final class Labelled<T> {
  static final int MAX_SERIES = 1_000;

  private final String metric;
  private final List<String> labels;
  private final Supplier<T> maker;
  private final Map<List<String>, T> series = new ConcurrentHashMap<>();

  Labelled(String metric, List<String> labels, Supplier<T> maker) {
    PrometheusText.checkName(metric);
    PrometheusText.checkLabels(labels);
    this.metric = metric;
    this.labels = List.copyOf(labels);
    this.maker = maker;
    if (labels.isEmpty()) {
      series.put(List.of(), maker.get());
    }
  }

  /// The series of these values, made when it is first asked for.
  T of(String... values) {
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(
          metric + ": expected values for the labels " + labels + ", found " + values.length);
    }
    List<String> key = List.of(values);
    T known = series.get(key);
    if (known != null) {
      return known;
    }
    List<String> taken =
        series.size() < MAX_SERIES ? key : Collections.nCopies(labels.size(), "other");
    return series.computeIfAbsent(List.copyOf(taken), _ -> maker.get());
  }

  /// Calls `action` with the labels, names and values in turn, and what belongs to them.
  void forEach(BiConsumer<String[], T> action) {
    series.forEach((values, one) -> {
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        pairs.add(labels.get(i));
        pairs.add(values.get(i));
      }
      action.accept(pairs.toArray(String[]::new), one);
    });
  }
}
