// JsonReadBenchmark: from JSON in UTF-8 to values.
package dev.serval.benchmarks;

import com.alibaba.fastjson2.JSON;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.validation.Violations;
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

/// Reads one document again and again. `serval` is what a route does with a body, its list of
/// violations included; `servalKept` has a reader of its own, so it makes nothing but the value.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class JsonReadBenchmark {
  @Param({"message", "record", "list", "large"})
  String document;

  private final JsonReader in = new JsonReader();
  private final Violations none = new Violations();
  private JsonLibraries<?> json;
  private byte[] bytes;

  @Setup
  public void build() {
    json = JsonLibraries.of(document);
    bytes = json.bytes();
  }

  @Benchmark
  public @Nullable Object serval() {
    Violations violations = new Violations();
    return json.body().read(bytes, 0, bytes.length, JsonLimits.defaults(), violations);
  }

  @Benchmark
  public @Nullable Object servalKept() {
    in.reset(bytes, 0, bytes.length, JsonLimits.defaults(), none);
    return in.readDocument(json.codec());
  }

  @Benchmark
  public Object fastjson2() {
    return JSON.parseObject(bytes, json.type());
  }

  @Benchmark
  public Object avaje() {
    return json.avaje().fromJson(bytes);
  }

  @Benchmark
  public Object jackson() {
    return json.jacksonReader().readValue(bytes);
  }
}
