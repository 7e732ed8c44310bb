package dev.serval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Problem;
import dev.serval.Response;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is counted of requests and told to Prometheus.
final class MetricsTest {
  private static final String DURATION = "http_server_request_duration_seconds";
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) [a-z_:]+ .+|[a-z_:]+(\\{([a-z]+=\"([^\"\\\\]|\\\\.)*\",?)+})? [^ ]+");

  private final Metrics metrics = Metrics.standard();
  private final AtomicReference<String> within = new AtomicReference<>("");
  private final App app =
      App.create()
          .use(metrics)
          .mount(metrics)
          .get(
              "/todos/{id}",
              request -> {
                within.set(metrics.text());
                return Response.text("12345");
              })
          .get(
              "/missing/{id}",
              request -> {
                throw Problem.notFound("none");
              })
          .get(
              "/stream",
              request ->
                  Response.stream(
                      MediaType.TEXT,
                      out -> {
                        Thread.yield();
                        out.write(new byte[7]);
                      }))
          .post("/todos", request -> Response.text(request.body().text()));

  private String counted(String path) {
    Call.get(path).on(app);
    return metrics.text();
  }

  @Test
  void countsAndTimesByMethodTemplateAndStatus() {
    counted("/todos/1");
    counted("/todos/2");
    String text = counted("/missing/1");

    assertThat(text.lines())
        .contains("# TYPE " + DURATION + " histogram")
        .contains(DURATION + "_count{method=\"GET\",route=\"/todos/{id}\",status=\"200\"} 2")
        .contains(
            DURATION + "_bucket{method=\"GET\",route=\"/todos/{id}\",status=\"200\",le=\"+Inf\"} 2")
        .contains(
            DURATION + "_bucket{method=\"GET\",route=\"/todos/{id}\",status=\"200\",le=\"10\"} 2")
        .contains(DURATION + "_count{method=\"GET\",route=\"/missing/{id}\",status=\"404\"} 1")
        .contains("http_server_response_body_bytes_total{method=\"GET\",route=\"/todos/{id}\"} 10");
    assertThat(text).containsPattern(DURATION + "_sum\\{.*todos.*} \\d+\\.\\d");
  }

  @Test
  void knowsRequestsInFlight() {
    String after = counted("/todos/1");

    assertThat(within.get()).contains("\nhttp_server_requests_in_flight 1\n");
    assertThat(after).contains("\nhttp_server_requests_in_flight 0\n");
  }

  @Test
  void countsBytesOfStreamsAndOfRequests() {
    Call.post("/todos").header("Content-Length", "3").body("text/plain", "abc").on(app);
    Call.post("/todos").body("text/plain", "abc").on(app);

    assertThat(counted("/stream"))
        .contains("http_server_response_body_bytes_total{method=\"GET\",route=\"/stream\"} 7")
        .contains("http_server_request_body_bytes_total{method=\"POST\",route=\"/todos\"} 3");
  }

  /// CVE-2026-33012 (Micronaut): no map grows by what a request says.
  @Test
  void makesNoSeriesOfPathsWithoutRoute() {
    long before = counted("/no/such/path").lines().count();
    for (int i = 0; i < 500; i++) {
      Call.get("/no/such/path/" + i).on(app);
    }

    String text = metrics.text();
    assertThat(text.lines().count()).isEqualTo(before);
    assertThat(text)
        .contains(DURATION + "_count{method=\"GET\",route=\"unrouted\",status=\"404\"} 501")
        .doesNotContain("such");
  }

  @Test
  void tellsTheVirtualMachine() {
    assertThat(metrics.text())
        .containsPattern("\njvm_memory_used_bytes\\{area=\"heap\"} [1-9]")
        .containsPattern("\njvm_memory_used_bytes\\{area=\"nonheap\"} [1-9]")
        .containsPattern("\njvm_gc_collections_total\\{gc=\"[^\"]+\"} \\d")
        .containsPattern("\njvm_threads [1-9]")
        .containsPattern("\njvm_virtual_threads\\{state=\"mounted\"} \\d")
        .containsPattern("\njvm_classes_loaded [1-9]")
        .containsPattern("\nprocess_cpu_seconds_total \\d")
        .containsPattern("\nprocess_uptime_seconds \\d");
  }

  @Test
  void answersInTheFormatOfPrometheusWithoutShowingInTheDocument() {
    metrics.counter("odd_total", "A \\ \n \"help\".", "word").increment("a\"b\\c\nd");
    Call call = Call.get("/metrics").on(app);

    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answered("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(call.answered("Cache-Control")).isEqualTo("no-store");
    assertThat(call.text())
        .contains("# HELP odd_total A \\\\ \\n \"help\".\n")
        .contains("odd_total{word=\"a\\\"b\\\\c\\nd\"} 1\n")
        .endsWith("\n");
    assertThat(call.text().lines()).allMatch(line -> LINE.matcher(line).matches());
    assertThat(Call.get("/openapi.json").on(app).text()).doesNotContain("/metrics");
    assertThat(Call.of(Method.POST, "/metrics").on(app).status()).isEqualTo(405);
  }

  @Test
  void countsWhatTheProgramCounts() {
    Counter orders = metrics.counter("shop_orders_total", "Orders.", "payment");
    Counter plain = metrics.counter("shop_visits_total", "Visits.");
    Histogram items = metrics.histogram("shop_items", "Items.", new double[] {1, 2.5}, "kind");
    metrics
        .gauge("shop_queue", "Queue.", () -> 3.5)
        .gauge(
            "shop_broken",
            "Broken.",
            () -> {
              throw new IllegalStateException();
            });
    orders.increment("card");
    orders.add(2, "card");
    items.record(1, "a");
    items.record(2, "a");
    items.record(100, "a");

    assertThat(plain).isNotNull();
    assertThat(metrics.text().lines())
        .contains("shop_orders_total{payment=\"card\"} 3")
        .contains("shop_visits_total 0")
        .contains("shop_items_bucket{kind=\"a\",le=\"1\"} 1")
        .contains("shop_items_bucket{kind=\"a\",le=\"2.5\"} 2")
        .contains("shop_items_bucket{kind=\"a\",le=\"+Inf\"} 3")
        .contains("shop_items_sum{kind=\"a\"} 103")
        .contains("shop_items_count{kind=\"a\"} 3")
        .contains("shop_queue 3.5")
        .contains("shop_broken NaN");
  }

  @Test
  void boundsTheSeriesOfTheProgram() {
    Counter counter = metrics.counter("shop_words_total", "Words.", "word");
    for (int i = 0; i < Labelled.MAX_SERIES + 50; i++) {
      counter.increment("w" + i);
    }

    List<String> lines =
        metrics.text().lines().filter(line -> line.startsWith("shop_words_total{")).toList();
    assertThat(lines)
        .hasSize(Labelled.MAX_SERIES + 1)
        .contains("shop_words_total{word=\"other\"} 50");
  }

  @Test
  void refusesNamesAndValuesThatDoNotFit() {
    metrics.counter("a_total", "A.");

    assertThatThrownBy(() -> metrics.counter("a_total", "A."))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> metrics.gauge("jvm_mine", "A.", () -> 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> metrics.counter("a-b", "A."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.counter("b", "B.", "le"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> metrics.histogram("c", "C.", new double[] {2, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    Counter counter = metrics.counter("d_total", "D.", "x");
    assertThatThrownBy(counter::increment).hasMessageContaining("[x]");
    assertThatThrownBy(() -> counter.add(-1, "a")).hasMessageContaining("-1");
  }

  @Test
  void writesInfinity() {
    assertThat(
            new PrometheusText()
                .sample("a", Double.POSITIVE_INFINITY)
                .sample("b", Double.NEGATIVE_INFINITY))
        .hasToString("a +Inf\nb -Inf\n");
  }
}
