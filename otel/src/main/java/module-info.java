import org.jspecify.annotations.NullMarked;

/// Spans of requests, through the API of OpenTelemetry.
@SuppressWarnings("requires-transitive-automatic") // the jars of OpenTelemetry are such
@NullMarked
module dev.serval.otel {
  requires transitive dev.serval.core;
  requires transitive io.opentelemetry.api;
  requires transitive io.opentelemetry.context;
  requires static org.jspecify;

  exports dev.serval.otel;

  provides dev.serval.concurrent.ContextCarrier with
      dev.serval.otel.TraceCarrier;
}
