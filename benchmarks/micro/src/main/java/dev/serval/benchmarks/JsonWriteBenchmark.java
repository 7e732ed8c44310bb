// JsonWriteBenchmark: from values to JSON in UTF-8.
package dev.serval.benchmarks;

import com.alibaba.fastjson2.JSON;
import dev.serval.json.JsonWriter;
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

/// Writes one value again and again. Serval writes into a writer that is used again, with strings
/// open to it and closed; `servalBytes` makes an array for each text, as the others do.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class JsonWriteBenchmark {
  @Param({"message", "record", "list", "large"})
  String document;

  private final JsonWriter out = new JsonWriter();
  private JsonLibraries<?> json;

  @Setup
  public void build() {
    json = JsonLibraries.of(document);
  }

  @Benchmark
  @Fork(value = 1, jvmArgsAppend = JsonLibraries.OPEN)
  public int serval() {
    out.reset();
    return json.write(out);
  }

  @Benchmark
  public int servalClosed() {
    out.reset();
    return json.write(out);
  }

  @Benchmark
  @Fork(value = 1, jvmArgsAppend = JsonLibraries.OPEN)
  public byte[] servalBytes() {
    out.reset();
    json.write(out);
    return out.toByteArray();
  }

  @Benchmark
  public byte[] fastjson2() {
    return JSON.toJSONBytes(json.value());
  }

  @Benchmark
  public byte[] avaje() {
    return avaje(json);
  }

  private static <T> byte[] avaje(JsonLibraries<T> json) {
    return json.avaje().toJsonBytes(json.value());
  }

  @Benchmark
  public byte[] jackson() {
    return json.jacksonWriter().writeValueAsBytes(json.value());
  }
}
