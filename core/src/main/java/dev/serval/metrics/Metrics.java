package dev.serval.metrics;

import dev.serval.Group;
import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// Counts and times requests, and tells Prometheus: a middleware, and the route `/metrics`.
///
/// ```java
/// Metrics metrics = Metrics.standard();
/// App.create().use(metrics).mount(metrics).mount(new Todos(store)).start();
/// ```
///
/// | metric | labels |
/// |---|---|
/// | `http_server_request_duration_seconds`, a histogram | `method`, `route`, `status` |
/// | `http_server_requests_in_flight` | |
/// | `http_server_request_body_bytes_total`, `http_server_response_body_bytes_total` | `method`, `route` |
/// | `jvm_memory_…_bytes` | `area` |
/// | `jvm_gc_collections_total`, `jvm_gc_seconds_total` | `gc` |
/// | `jvm_threads`, `jvm_virtual_threads`, `jvm_classes_loaded` | `state` for virtual threads |
/// | `process_cpu_seconds_total`, `process_start_time_seconds`, `process_uptime_seconds` | |
///
/// `route` is the template, such as `/todos/{id}`, and `unrouted` for whatever has none: what a
/// client sends makes no series. The time of a request ends when its response was handed to the
/// transport, streamed ones included. A request costs two counters and one object.
///
/// The route is not in the document. It tells what is inside, so mount it where only those get who
/// may know: in a guarded group, or in an application of its own on another port. Safe for many
/// threads.
public final class Metrics implements Middleware, Routes {
  private static final MediaType TEXT = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

  private final HttpMetrics http = new HttpMetrics();
  private final Map<String, Consumer<PrometheusText>> own = new TreeMap<>();

  private Metrics() {}

  /// Returns one that has counted nothing yet.
  public static Metrics standard() {
    return new Metrics();
  }

  /// Adds a counter.
  ///
  /// @param name such as `shop_orders_total`
  /// @param help one sentence
  /// @param labels their names; the values must come from a small set
  /// @throws IllegalArgumentException if a name breaks the grammar of Prometheus
  /// @throws IllegalStateException if there is a metric of that name
  public Counter counter(String name, String help, String... labels) {
    Counter counter = new Counter(name, help, List.of(labels));
    add(name, counter::write);
    return counter;
  }

  /// Adds a histogram.
  ///
  /// @param bounds what its values are compared with, growing
  /// @throws IllegalArgumentException if a name breaks the grammar of Prometheus, or the bounds do
  ///   not grow
  /// @throws IllegalStateException if there is a metric of that name
  public Histogram histogram(String name, String help, double[] bounds, String... labels) {
    Histogram histogram = new Histogram(name, help, bounds, List.of(labels));
    add(name, histogram::write);
    return histogram;
  }

  /// Adds a value that is asked for when somebody looks: `queue::size`.
  ///
  /// @param value must be quick and safe for any thread; one that throws is told as `NaN`
  /// @throws IllegalArgumentException if the name breaks the grammar of Prometheus
  /// @throws IllegalStateException if there is a metric of that name
  public Metrics gauge(String name, String help, DoubleSupplier value) {
    PrometheusText.checkName(name);
    add(name, out -> out.family(name, "gauge", help).sample(name, read(value)));
    return this;
  }

  private static double read(DoubleSupplier value) {
    try {
      return value.getAsDouble();
    } catch (RuntimeException failed) {
      return Double.NaN;
    }
  }

  private void add(String name, Consumer<PrometheusText> metric) {
    synchronized (own) {
      boolean reserved =
          name.startsWith("http_server_") || name.startsWith("jvm_") || name.startsWith("process_");
      if (reserved || own.putIfAbsent(name, metric) != null) {
        throw new IllegalStateException("Metrics: there is a metric " + name + " already");
      }
    }
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    http.begin(request);
    return next.handle(request);
  }

  @Override
  public Phase phase() {
    return Phase.OBSERVATION;
  }

  @Override
  public void addTo(Group group) {
    group.route(Route.of(Method.GET, "/metrics", request -> response()));
  }

  private Response response() {
    return Response.bytes(TEXT, text().getBytes(StandardCharsets.UTF_8))
        .withHeader("Cache-Control", "no-store");
  }

  /// Returns what `/metrics` answers.
  public String text() {
    PrometheusText out = new PrometheusText();
    http.write(out);
    synchronized (own) {
      own.values().forEach(metric -> metric.accept(out));
    }
    JvmMetrics.write(out);
    return out.toString();
  }
}
