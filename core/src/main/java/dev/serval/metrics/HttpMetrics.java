package dev.serval.metrics;

import dev.serval.Outcome;
import dev.serval.Request;
import dev.serval.http.Method;
import dev.serval.routing.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is counted of requests. Its series are those of the templates of the application; whatever
/// has no route is one more, since a path that a client makes up must not make a series.
final class HttpMetrics {
  private static final String UNROUTED = "unrouted";

  private final Map<PathTemplate, Methods> byTemplate = new ConcurrentHashMap<>();
  private final Methods unrouted = new Methods(UNROUTED);
  private final LongAdder inFlight = new LongAdder();

  /// The series of one template by method.
  @SuppressWarnings("EnumOrdinal") // an index within this process, which nothing outlives
  private static final class Methods {
    private static final int COUNT = Method.values().length;

    private final String route;
    private final AtomicReferenceArray<@Nullable RouteSeries> series =
        new AtomicReferenceArray<>(COUNT);

    Methods(String route) {
      this.route = route;
    }

    RouteSeries of(Method method) {
      RouteSeries known = series.get(method.ordinal());
      if (known == null) {
        RouteSeries made = new RouteSeries(method.name(), route);
        known = series.compareAndExchange(method.ordinal(), null, made);
        known = known == null ? made : known;
      }
      return known;
    }
  }

  /// One request from here to its answer.
  private final class Timing implements Consumer<Outcome> {
    private final RouteSeries series;
    private final long received;
    private final long start = System.nanoTime();

    Timing(RouteSeries series, long received) {
      this.series = series;
      this.received = received;
    }

    @Override
    public void accept(Outcome outcome) {
      inFlight.decrement();
      series.count(outcome, System.nanoTime() - start, received);
    }
  }

  void begin(Request request) {
    inFlight.increment();
    request.onAnswered(new Timing(series(request), announced(request)));
  }

  private RouteSeries series(Request request) {
    PathTemplate template = request.template();
    Methods methods = unrouted;
    if (template != null) {
      Methods known = byTemplate.get(template);
      methods =
          known != null
              ? known
              : byTemplate.computeIfAbsent(template, made -> new Methods(made.text()));
    }
    return methods.of(request.method());
  }

  /// The length of the body as the head says it, which the transport has checked; 0 for none, and
  /// for one that comes in chunks.
  private static long announced(Request request) {
    String length = request.header("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException unusual) {
      return 0;
    }
  }

  void write(PrometheusText out) {
    List<RouteSeries> all = new ArrayList<>();
    List<Methods> templates = new ArrayList<>(byTemplate.values());
    templates.add(unrouted);
    for (Methods methods : templates) {
      for (int i = 0; i < Methods.COUNT; i++) {
        RouteSeries series = methods.series.get(i);
        if (series != null) {
          all.add(series);
        }
      }
    }
    String name = "http_server_request_duration_seconds";
    out.family(name, "histogram", "Time from the head of a request to the end of its answer.");
    all.forEach(series -> series.writeDurations(out, name));
    out.family("http_server_requests_in_flight", "gauge", "Requests that are being answered.");
    out.sample("http_server_requests_in_flight", inFlight.sum());
    String in = "http_server_request_body_bytes_total";
    out.family(in, "counter", "Bytes of request bodies whose length was announced.");
    all.forEach(series -> series.writeRequestBytes(out, in));
    String sent = "http_server_response_body_bytes_total";
    out.family(sent, "counter", "Bytes of response bodies, before any framing.");
    all.forEach(series -> series.writeResponseBytes(out, sent));
  }
}
