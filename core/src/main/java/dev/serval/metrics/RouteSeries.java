package dev.serval.metrics;

import dev.serval.Outcome;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What is counted of one method on one template: by status, each made when it first occurs.
/// Threads that count do not wait for each other.
final class RouteSeries {
  /// In seconds: those that OpenTelemetry recommends for requests.
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };

  private static final long[] NANOS = nanos();
  private static final int FIRST_STATUS = 100;
  private static final int STATUSES = 900;

  private final String method;
  private final String route;
  private final AtomicReferenceArray<@Nullable Cells> byStatus =
      new AtomicReferenceArray<>(STATUSES);
  private final LongAdder requestBytes = new LongAdder();
  private final LongAdder responseBytes = new LongAdder();

  private static final class Cells {
    final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    final LongAdder nanos = new LongAdder();

    Cells() {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }
  }

  RouteSeries(String method, String route) {
    this.method = method;
    this.route = route;
  }

  private static long[] nanos() {
    long[] nanos = new long[BOUNDS.length];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = Math.round(BOUNDS[i] * 1e9);
    }
    return nanos;
  }

  void count(Outcome outcome, long duration, long received) {
    Cells cells = cells(outcome.status().code() - FIRST_STATUS);
    int at = 0;
    while (at < NANOS.length && duration > NANOS[at]) {
      at++;
    }
    cells.counts[at].increment();
    cells.nanos.add(duration);
    responseBytes.add(outcome.bodyBytes());
    if (received > 0) {
      requestBytes.add(received);
    }
  }

  private Cells cells(int index) {
    Cells known = byStatus.get(index);
    if (known == null) {
      Cells made = new Cells();
      known = byStatus.compareAndExchange(index, null, made);
      known = known == null ? made : known;
    }
    return known;
  }

  void writeDurations(PrometheusText out, String name) {
    for (int i = 0; i < STATUSES; i++) {
      Cells cells = byStatus.get(i);
      if (cells != null) {
        String status = Integer.toString(FIRST_STATUS + i);
        String[] labels = {"method", method, "route", route, "status", status};
        long below = 0;
        for (int b = 0; b <= BOUNDS.length; b++) {
          below += cells.counts[b].sum();
          String le = b == BOUNDS.length ? "+Inf" : PrometheusText.bound(BOUNDS[b]);
          out.sample(name + "_bucket", below, Histogram.with(labels, "le", le));
        }
        out.sample(name + "_sum", cells.nanos.sum() / 1e9, labels);
        out.sample(name + "_count", below, labels);
      }
    }
  }

  void writeRequestBytes(PrometheusText out, String name) {
    out.sample(name, requestBytes.sum(), "method", method, "route", route);
  }

  void writeResponseBytes(PrometheusText out, String name) {
    out.sample(name, responseBytes.sum(), "method", method, "route", route);
  }
}
