package dev.serval.otel;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Outcome;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.routing.PathTemplate;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// A server span for each request, by the stable semantic conventions for HTTP.
///
/// ```java
/// OpenTelemetry telemetry = AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk();
/// App.create().use(Tracing.of(telemetry)).mount(new Todos(store)).start();
/// ```
///
/// The span is called `GET /todos/{id}`, or by the method alone where no route matches, and
/// continues the trace that the request's fields name by the configured propagators. It ends when
/// the response was handed to the transport, streamed ones included. A status of 500 and above, and
/// a body that was cut, make it an error, with the exception that caused it; a 4xx is the client's
/// fault and no error here.
///
/// Its context is current in the handler, in the layers further inside, and while a streamed body
/// is written or a WebSocket is open, since all of these run on the request's virtual thread, and
/// in what [dev.serval.concurrent.Tasks] runs; other threads are given theirs by
/// `Context.current().wrap(…)`. The query is not recorded unless [#withQuery] asks for it: it may
/// hold secrets.
///
/// Immutable, and safe for many threads.
public final class Tracing implements Middleware {
  private static final String SCOPE = "dev.serval";
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<Long> BODY_SIZE =
      AttributeKey.longKey("http.response.body.size");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private static final RequestFields FIELDS = new RequestFields();

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final boolean logged;
  private final boolean query;
  private final boolean off;

  private Tracing(
      Tracer tracer, TextMapPropagator propagator, boolean logged, boolean query, boolean off) {
    this.off = off;
    this.tracer = tracer;
    this.propagator = propagator;
    this.logged = logged;
    this.query = query;
  }

  /// Returns the middleware that makes its spans with `telemetry`; with [OpenTelemetry#noop] it
  /// only passes requests on.
  public static Tracing of(OpenTelemetry telemetry) {
    return new Tracing(
        telemetry.getTracer(SCOPE),
        telemetry.getPropagators().getTextMapPropagator(),
        false,
        false,
        telemetry.equals(OpenTelemetry.noop()));
  }

  /// Returns one that also puts `trace_id` and `span_id` into SLF4J's MDC, for log lines.
  public Tracing withLogIds() {
    return new Tracing(tracer, propagator, true, query, off);
  }

  /// Returns one that also records the query, `url.query`, for an API in which it holds nothing
  /// secret. Values that the conventions name as secrets (`AWSAccessKeyId`, `Signature`, `sig`,
  /// `X-Goog-Signature`) are `REDACTED`; it is cut at 2,048 characters.
  public Tracing withQuery() {
    return new Tracing(tracer, propagator, logged, true, off);
  }

  @Override
  public Phase phase() {
    return Phase.OBSERVATION;
  }

  /// Returns a place outside of other observers, so that what they log is in the span.
  @Override
  public int priority() {
    return -100;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (off) {
      return next.handle(request);
    }
    Context parent = propagator.extract(Context.current(), request, FIELDS);
    Span span = start(request, parent);
    request.onAnswered(outcome -> end(span, outcome));
    Context context = parent.with(span);
    try (Scope _ = context.makeCurrent()) {
      if (logged) {
        putIds(span.getSpanContext());
      }
      Response response = next.handle(request);
      return switch (response.body()) {
        case ResponseBody.Streamed streamed when !streamed.isPushed() ->
            response.withBody(within(context, streamed));
        case ResponseBody.OfWebSocket socket -> response.withBody(within(context, socket));
        default -> response;
      };
    } finally {
      if (logged) {
        removeIds();
      }
    }
  }

  private Span start(Request request, Context parent) {
    PathTemplate template = request.template();
    String method = request.method().name();
    SpanBuilder builder =
        tracer
            .spanBuilder(template == null ? method : method + " " + template.text())
            .setSpanKind(SpanKind.SERVER)
            .setParent(parent);
    RequestAttributes.set(builder, request, query);
    return builder.startSpan();
  }

  private static ResponseBody within(Context context, ResponseBody.OfWebSocket socket) {
    return socket.around(session ->
        () -> {
          try (Scope _ = context.makeCurrent()) {
            session.run();
          }
        });
  }

  private static ResponseBody within(Context context, ResponseBody.Streamed streamed) {
    return new ResponseBody.Streamed(
        streamed.length(),
        out -> {
          try (Scope _ = context.makeCurrent()) {
            streamed.writeTo(out);
          }
        },
        streamed.source());
  }

  private static void end(Span span, Outcome outcome) {
    int status = outcome.status().code();
    span.setAttribute(STATUS, (long) status);
    span.setAttribute(BODY_SIZE, outcome.bodyBytes());
    @Nullable Throwable failure = outcome.failure();
    // A client that went away before its answer is no fault.
    if (status >= 500 || (!outcome.isComplete() && failure != null)) {
      span.setStatus(StatusCode.ERROR);
      if (failure != null) {
        span.recordException(failure);
      }
      span.setAttribute(
          ERROR, failure == null ? Integer.toString(status) : failure.getClass().getName());
    }
    span.end();
  }

  private static void putIds(SpanContext span) {
    if (span.isValid()) {
      MDC.put("trace_id", span.getTraceId());
      MDC.put("span_id", span.getSpanId());
    }
  }

  private static void removeIds() {
    MDC.remove("trace_id");
    MDC.remove("span_id");
  }
}
