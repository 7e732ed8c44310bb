package dev.serval.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Problem;
import dev.serval.Response;
import dev.serval.concurrent.Tasks;
import dev.serval.http.MediaType;
import dev.serval.middleware.TrustedProxies;
import dev.serval.testing.TestClient;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/// What is recorded of requests.
final class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final List<SpanData> spans = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(new Collecting()))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final TestClient client = TestClient.of(app(telemetry));

  private final class Collecting implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private App app(OpenTelemetry telemetry) {
    return App.create()
        .use(Tracing.of(telemetry).withLogIds())
        .get(
            "/todos/{id}",
            request -> {
              seen.add(Span.current().getSpanContext().getTraceId());
              seen.add(String.valueOf(MDC.get("trace_id")));
              Runnable note = () -> seen.add(Span.current().getSpanContext().getTraceId());
              Thread.ofVirtual().start(Context.current().wrap(note)).join();
              return Response.text("todo");
            })
        .get(
            "/tasks",
            request ->
                Tasks.all(
                        () -> Span.current().getSpanContext().getTraceId(),
                        () -> String.valueOf(MDC.get("trace_id")))
                    .map((span, log) -> Response.text(span + " " + log)))
        .get(
            "/broken",
            request -> {
              throw new IllegalStateException("no disk");
            })
        .get(
            "/missing",
            request -> {
              throw Problem.notFound("none");
            })
        .get("/down", request -> Response.text("down").withStatus(503))
        .get(
            "/stream",
            request ->
                Response.stream(
                    MediaType.TEXT,
                    out -> {
                      seen.add(Span.current().getSpanContext().getTraceId());
                      out.write(new byte[3]);
                    }))
        .webSocket(
            "/socket",
            session -> {
              seen.add(Span.current().getSpanContext().getTraceId());
              session.send("" + session.receive());
            })
        .get(
            "/cut",
            request ->
                Response.stream(
                    MediaType.TEXT,
                    out -> {
                      throw new IOException("disk");
                    }));
  }

  @AfterEach
  void close() {
    client.close();
    telemetry.close();
  }

  private SpanData only() {
    assertThat(spans).hasSize(1);
    return spans.getFirst();
  }

  private static Object attribute(SpanData span, String name) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(name))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse("absent");
  }

  @Test
  void recordsARequestByTheSemanticConventions() {
    client.get("/todos/7?secret=x").header("User-Agent", "a".repeat(600)).expect(200);

    SpanData span = only();
    assertThat(span.getName()).isEqualTo("GET /todos/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(attribute(span, "http.request.method")).isEqualTo("GET");
    assertThat(attribute(span, "url.path")).isEqualTo("/todos/7");
    assertThat(attribute(span, "url.scheme")).isEqualTo("http");
    assertThat(attribute(span, "http.route")).isEqualTo("/todos/{id}");
    assertThat(attribute(span, "http.response.status_code")).isEqualTo(200L);
    assertThat(attribute(span, "http.response.body.size")).isEqualTo(4L);
    assertThat(attribute(span, "server.address")).isEqualTo("localhost");
    assertThat(attribute(span, "server.port")).isEqualTo(80L);
    assertThat(attribute(span, "client.address")).isEqualTo("127.0.0.1");
    assertThat(attribute(span, "network.peer.address")).isEqualTo("127.0.0.1");
    assertThat(attribute(span, "network.peer.port")).isEqualTo(1L);
    assertThat(attribute(span, "network.protocol.version")).isEqualTo("1.1");
    assertThat(attribute(span, "user_agent.original")).isEqualTo("a".repeat(512));
    assertThat(attribute(span, "error.type")).isEqualTo("absent");
    assertThat(span.getAttributes().asMap().values().toString()).doesNotContain("secret");
  }

  @Test
  void continuesTheTraceOfTheRequestInTheHandlerItsThreadsAndItsLog() {
    client.get("/todos/7").header("traceparent", "00-" + TRACE + "-" + PARENT + "-01").expect(200);

    assertThat(only().getTraceId()).isEqualTo(TRACE);
    assertThat(only().getParentSpanId()).isEqualTo(PARENT);
    assertThat(seen).containsExactly(TRACE, TRACE, TRACE);
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void startsATraceWhereTheFieldIsMalformed() {
    client.get("/todos/7").header("traceparent", "00-" + TRACE + "-zz-01").expect(200);

    assertThat(only().getTraceId()).isNotEqualTo(TRACE);
    assertThat(only().getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void namesWhatHasNoRouteByItsMethod() {
    client.get("/no/such/path").expect(404);

    assertThat(only().getName()).isEqualTo("GET");
    assertThat(attribute(only(), "http.route")).isEqualTo("absent");
  }

  @Test
  void makesFaultsOfTheServerErrorsAndNotThoseOfTheClient() {
    client.get("/broken").expect(500);
    client.get("/missing").expect(404);
    client.get("/down").expect(503);

    assertThat(spans.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attribute(spans.get(0), "error.type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(spans.get(0).getEvents())
        .singleElement()
        .satisfies(event ->
            assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
                .isEqualTo("no disk"));
    assertThat(spans.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(spans.get(1).getEvents()).isEmpty();
    assertThat(spans.get(2).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attribute(spans.get(2), "error.type")).isEqualTo("503");
  }

  @Test
  void lastsUntilAStreamedBodyIsWrittenAndIsCurrentInIt() {
    client.get("/stream").expect(200);

    assertThat(seen).containsExactly(only().getTraceId());
    assertThat(attribute(only(), "http.response.body.size")).isEqualTo(3L);
  }

  @Test
  void lastsUntilAWebSocketIsClosedAndIsCurrentInIt() {
    client.webSocket(
        "/socket",
        ws -> {
          assertThat(spans).isEmpty();
          ws.send("a").expectText("a").expectClose(1000);
        });

    assertThat(seen).containsExactly(only().getTraceId());
    assertThat(only().getName()).isEqualTo("GET /socket");
    assertThat(attribute(only(), "http.response.status_code")).isEqualTo(101L);
  }

  @Test
  void makesACutBodyAnError() {
    try {
      Objects.requireNonNull(client.get("/cut").expect(200));
    } catch (AssertionError | RuntimeException cut) {
      // A client may see it as it likes.
    }

    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attribute(only(), "error.type")).isEqualTo("java.io.IOException");
  }

  @Test
  void tellsHostAndPortApart() {
    client.get("/todos/1").header("Host", "shop.example:8443").expect(200);
    client.get("/todos/1").header("Host", "[::1]").expect(200);

    assertThat(attribute(spans.get(0), "server.address")).isEqualTo("shop.example");
    assertThat(attribute(spans.get(0), "server.port")).isEqualTo(8443L);
    assertThat(attribute(spans.get(1), "server.address")).isEqualTo("::1");
    assertThat(attribute(spans.get(1), "server.port")).isEqualTo(80L);
  }

  @Test
  void tellsTheClientFromTheProxyInFrontOfIt() {
    App behind =
        App.create()
            .use(TrustedProxies.of("127.0.0.1"), Tracing.of(telemetry))
            .get("/", request -> Response.text("x"));
    try (TestClient proxied = TestClient.of(behind)) {
      proxied
          .get("/")
          .header("X-Forwarded-For", "192.0.2.7")
          .header("X-Forwarded-Proto", "https")
          .host("shop.example")
          .expect(200);
    }

    assertThat(attribute(only(), "client.address")).isEqualTo("192.0.2.7");
    assertThat(attribute(only(), "network.peer.address")).isEqualTo("127.0.0.1");
    assertThat(attribute(only(), "url.scheme")).isEqualTo("https");
    assertThat(attribute(only(), "server.port")).isEqualTo(443L);
  }

  @Test
  void recordsTheQueryWhereItIsAskedForWithoutKnownSecrets() {
    App asked =
        App.create().use(Tracing.of(telemetry).withQuery()).get("/", request -> Response.text("x"));
    try (TestClient querying = TestClient.of(asked)) {
      querying.get("/?q=tea&sig=abc&Signature=&design=1").expect(200);
      querying.get("/").expect(200);
      querying.get("/?q=" + "x".repeat(3_000)).expect(200);
    }

    assertThat(attribute(spans.get(0), "url.query"))
        .isEqualTo("q=tea&sig=REDACTED&Signature=REDACTED&design=1");
    assertThat(attribute(spans.get(1), "url.query")).isEqualTo("absent");
    assertThat(attribute(spans.get(2), "url.query").toString()).hasSize(2_048);
  }

  @Test
  void doesNothingWithoutAnSdk() {
    try (TestClient plain = TestClient.of(app(OpenTelemetry.noop()))) {
      plain.get("/todos/1").expect(200);
    }

    assertThat(spans).isEmpty();
    assertThat(seen.get(1)).isEqualTo("null");
  }

  @Test
  void tasksAreInTheSpanAndTheLogOfTheirRequest() {
    String both =
        client
            .get("/tasks")
            .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
            .expect(200)
            .text();
    assertThat(both).isEqualTo(TRACE + " " + TRACE);
  }
}
