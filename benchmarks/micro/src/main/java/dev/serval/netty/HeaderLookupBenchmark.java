// HeaderLookupBenchmark: one field of a request, by its name.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.transport.TransportConfig;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// Serval looks through the bytes of the head and makes a string of the value it finds; Netty has
/// made strings and a hash table of all fields before, which [HeadParsingBenchmark] counts.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class HeaderLookupBenchmark {
  @Param({"1", "6", "20"})
  int fields;

  private Headers serval;
  private HttpHeaders netty;
  private String last;

  @Setup
  public void build() {
    byte[] bytes = RequestHeads.with(fields);
    HeadScanner scanner = new HeadScanner(TransportConfig.defaults());
    RequestHead head = Objects.requireNonNull(scanner.scan(bytes, 0, bytes.length));
    serval = ((AcceptedRequest) RequestRules.judge(head)).headers();
    netty = new DefaultHttpHeaders();
    serval.forEach((name, value) -> {
      netty.add(name, value);
      last = name;
    });
  }

  @Benchmark
  public @Nullable String servalFirst() {
    return serval.first("Host");
  }

  @Benchmark
  public @Nullable String servalLast() {
    return serval.first(last);
  }

  @Benchmark
  public @Nullable String servalMissing() {
    return serval.first("Content-Type");
  }

  @Benchmark
  public @Nullable String nettyFirst() {
    return netty.get("Host");
  }

  @Benchmark
  public @Nullable String nettyLast() {
    return netty.get(last);
  }

  @Benchmark
  public @Nullable String nettyMissing() {
    return netty.get("Content-Type");
  }
}
