// ErrorAnswerBenchmark: the same way as HandlerBenchmark, when something is wrong.
package dev.serval.benchmarks;

import dev.serval.App;
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

/// What a bad request costs, beside a good one in the same run (`ok`): a flood of bad requests must
/// not cost more than one of good ones. Nothing is logged here; a fault of the program (500) is
/// otherwise, with its stack trace.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
public class ErrorAnswerBenchmark {
  private final ExchangeHandler app = App.create().mount(new Accounts()).handler();

  private final Sent ok = Sent.get("/accounts/4711");
  private final Sent unknown = Sent.get("/nothing/here");
  private final Sent missing = Sent.get("/accounts/missing/4711");
  private final Sent method = Sent.of(Method.DELETE, "/accounts/4711", null);
  private final Sent escape = Sent.get("/accounts?q=%zz");
  private final Sent path = Sent.get("/accounts/seven");
  private final Sent query = Sent.get("/accounts/search?limit=1000&page=zero");
  private final Sent okBody = body("Ada", "ada@example.org", 36);
  private final Sent badBody = body(" ", "nobody", 151);
  private final Sent syntax = Sent.of(Method.POST, "/accounts", "{\"name\":\"Ada\",\"email\":");
  private final Sent broken = Sent.get("/accounts/broken");

  private static Sent body(String name, String email, int age) {
    return Sent.of(
        Method.POST,
        "/accounts",
        "{\"name\":\"%s\",\"email\":\"%s\",\"age\":%d,\"tags\":[]}".formatted(name, email, age));
  }

  @Benchmark
  public int ok() {
    return ok.to(app, 200);
  }

  @Benchmark
  public int okBody() {
    return okBody.to(app, 201);
  }

  @Benchmark
  public int noRoute404() {
    return unknown.to(app, 404);
  }

  @Benchmark
  public int problem404() {
    return missing.to(app, 404);
  }

  @Benchmark
  public int wrongMethod405() {
    return method.to(app, 405);
  }

  @Benchmark
  public int badEscape400() {
    return escape.to(app, 400);
  }

  @Benchmark
  public int badParameter422() {
    return path.to(app, 422);
  }

  @Benchmark
  public int badQueryModel422() {
    return query.to(app, 422);
  }

  @Benchmark
  public int badBody422() {
    return badBody.to(app, 422);
  }

  @Benchmark
  public int brokenJson400() {
    return syntax.to(app, 400);
  }

  @Benchmark
  public int fault500() {
    return broken.to(app, 500);
  }
}
