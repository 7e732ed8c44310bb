// MiddlewareBenchmark: what each layer around a handler costs.
package dev.serval.benchmarks;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.benchmarks.FakeExchange.Sent;
import dev.serval.transport.ExchangeHandler;
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

/// A handler of one line inside of layers that only pass on.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class MiddlewareBenchmark {
  @Param({"0", "1", "10"})
  int layers;

  private ExchangeHandler app;
  private final Sent get = Sent.get("/text");

  @Setup
  public void build() {
    App made = App.create().get("/text", request -> Response.text("Hello, World!"));
    for (int i = 0; i < layers; i++) {
      made.use((request, next) -> next.handle(request));
    }
    app = made.handler();
  }

  @Benchmark
  public int get() {
    return get.to(app, 200);
  }
}
