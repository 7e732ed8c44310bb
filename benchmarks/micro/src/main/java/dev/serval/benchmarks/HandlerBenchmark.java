// HandlerBenchmark: typed handlers from the target to the bytes of the answer, without a socket.
package dev.serval.benchmarks;

import dev.serval.benchmarks.FakeExchange.Sent;
import dev.serval.http.Method;
import dev.serval.transport.ExchangeHandler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a request costs above its transport when all goes well: check of the target, route, binding
/// and conversion, decoding and validation, the call, encoding. On the calling thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandlerBenchmark {
  private final ExchangeHandler app = Accounts.handler();

  private final Sent text = Sent.get("/text");
  private final Sent json = Sent.get("/accounts");
  private final Sent parameter = Sent.get("/accounts/4711");
  private final Sent query = Sent.get("/accounts/search?q=ada%20l&limit=50&page=3");
  private final Sent valid =
      Sent.of(
          Method.POST,
          "/accounts",
          "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"age\":36,"
              + "\"tags\":[\"mathematics\",\"engines\"]}");

  @Benchmark
  public int getText() {
    return text.to(app, 200);
  }

  @Benchmark
  public int getJson() {
    return json.to(app, 200);
  }

  @Benchmark
  public int getByParameter() {
    return parameter.to(app, 200);
  }

  @Benchmark
  public int getByQueryModel() {
    return query.to(app, 200);
  }

  @Benchmark
  public int postValidated() {
    return valid.to(app, 201);
  }
}
