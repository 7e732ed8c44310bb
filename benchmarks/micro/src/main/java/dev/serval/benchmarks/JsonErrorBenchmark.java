// JsonErrorBenchmark: documents that are refused, beside one of the same size that is not.
package dev.serval.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alibaba.fastjson2.JSON;
import dev.serval.benchmarks.JsonModels.TaskPage;
import dev.serval.json.JsonException;
import dev.serval.json.JsonLimits;
import dev.serval.validation.Violations;
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

/// Reads 20 records in which something is wrong. A flood of such bodies must not cost more than one
/// of good ones. Serval reads on and reports all faults, up to 100; the others stop at the first.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class JsonErrorBenchmark {
  /// What is wrong: nothing; every value is of another type, so that there are 100 violations; one
  /// value in each record is; five more members in each record are unknown; the last bracket is
  /// another; the last member comes twice.
  @Param({"nothing", "types", "type", "unknown", "syntax", "duplicate"})
  String fault;

  private JsonLibraries<TaskPage> json;
  private byte[] bytes;

  @Setup
  public void build() {
    json = JsonLibraries.of(TaskPage.class, JsonModels.page());
    bytes = damaged(new String(json.bytes(), UTF_8)).getBytes(UTF_8);
  }

  private String damaged(String document) {
    return switch (fault) {
      case "nothing" -> document;
      case "types" ->
          document
              .replaceAll("\"(id|priority)\":(\\d+)", "\"$1\":\"$2\"")
              .replaceAll("\"(title|owner)\":\"[^\"]+\"", "\"$1\":1234567890123456")
              .replaceAll("true|false", "null");
      case "type" -> document.replaceAll("true|false", "null");
      case "unknown" ->
          document.replaceAll(
              "\"id\"",
              "\"ix\":1,\"subject\":\"Buy milk\",\"holder\":2,\"rank\":3,\"at\":4,\"id\"");
      case "syntax" -> document.substring(0, document.length() - 1) + "]";
      case "duplicate" -> document.replaceAll("}]}$", ",\"done\":true}]}");
      default -> throw new IllegalArgumentException(fault);
    };
  }

  @Benchmark
  public Object serval() {
    Violations violations = new Violations();
    try {
      TaskPage page = json.body().read(bytes, 0, bytes.length, JsonLimits.defaults(), violations);
      return page == null ? violations : page;
    } catch (JsonException e) {
      return e;
    }
  }

  @Benchmark
  public Object fastjson2() {
    try {
      return JSON.parseObject(bytes, TaskPage.class);
    } catch (RuntimeException e) {
      return e;
    }
  }

  @Benchmark
  public Object avaje() {
    try {
      return json.avaje().fromJson(bytes);
    } catch (RuntimeException e) {
      return e;
    }
  }

  @Benchmark
  public Object jackson() {
    try {
      return json.jacksonReader().readValue(bytes);
    } catch (RuntimeException e) {
      return e;
    }
  }
}
