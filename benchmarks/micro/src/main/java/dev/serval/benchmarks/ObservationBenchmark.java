// ObservationBenchmark: what metrics and tracing cost, on and off.
package dev.serval.benchmarks;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.benchmarks.FakeExchange.Sent;
import dev.serval.metrics.Metrics;
import dev.serval.otel.Tracing;
import dev.serval.transport.ExchangeHandler;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A handler of one line, watched in several ways.
///
/// `tracing-noop` is the middleware without an SDK, `tracing-unsampled` one that records nothing of
/// this request, `tracing` one that records it and hands it to nobody.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class ObservationBenchmark {
  @Param({"none", "metrics", "tracing-noop", "tracing-unsampled", "tracing"})
  String watched;

  private ExchangeHandler app;
  private final Sent get = Sent.get("/text");

  @Setup
  public void build() {
    App made = App.create().get("/text", request -> Response.text("Hello, World!"));
    switch (watched) {
      case "metrics" -> made.use(Metrics.standard());
      case "tracing-noop" -> made.use(Tracing.of(OpenTelemetry.noop()));
      case "tracing-unsampled" -> made.use(Tracing.of(sdk(Sampler.alwaysOff())));
      case "tracing" -> made.use(Tracing.of(sdk(Sampler.alwaysOn())));
      default -> {}
    }
    app = made.handler();
  }

  private static OpenTelemetry sdk(Sampler sampler) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(SdkTracerProvider.builder().setSampler(sampler).build())
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();
  }

  @Benchmark
  public int get() {
    return get.to(app, 200);
  }
}
