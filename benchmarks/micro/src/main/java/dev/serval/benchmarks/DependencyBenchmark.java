// DependencyBenchmark: what a tree of dependencies costs above the calls it is made of.
package dev.serval.benchmarks;

import dev.serval.benchmarks.FakeExchange.Sent;
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

/// A route with a tree of five dependencies beside one that makes the five calls itself; each as a
/// whole request without a socket.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DependencyBenchmark {
  private final ExchangeHandler app = Tree.handler();

  private final Sent provided = Sent.get("/tree/provided");
  private final Sent local = Sent.get("/tree/local");

  @Benchmark
  public int treeOfFive() {
    return provided.to(app, 200);
  }

  @Benchmark
  public int fiveLocalCalls() {
    return local.to(app, 200);
  }
}
