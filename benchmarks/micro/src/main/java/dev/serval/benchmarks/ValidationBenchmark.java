// ValidationBenchmark: what the constraints of a body cost.
package dev.serval.benchmarks;

import dev.serval.benchmarks.JsonModels.CheckedTask;
import dev.serval.benchmarks.JsonModels.Task;
import dev.serval.json.JsonLimits;
import dev.serval.validation.Violations;
import io.avaje.validation.ConstraintViolationException;
import io.avaje.validation.Validator;
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

/// Reads a record of five members. Serval checks each while it reads (`serval`); `unchecked` is the
/// same without constraints. avaje reads the record and validates it then.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class ValidationBenchmark {
  /// Whether the body is valid; else four of its members break a constraint.
  @Param({"true", "false"})
  boolean valid;

  private JsonLibraries<CheckedTask> checked;
  private JsonLibraries<Task> plain;
  private Validator avaje;
  private byte[] bytes;

  @Setup
  public void build() {
    CheckedTask task =
        valid ? JsonModels.checkedTask() : new CheckedTask(0, " ", "ada at example", 9, true);
    checked = JsonLibraries.of(CheckedTask.class, task);
    plain = JsonLibraries.of(Task.class, JsonModels.task(1));
    avaje = Validator.builder().build();
    bytes = checked.bytes();
  }

  @Benchmark
  public Object serval() {
    return read(checked);
  }

  @Benchmark
  public Object unchecked() {
    return read(plain);
  }

  private <T> Object read(JsonLibraries<T> json) {
    Violations violations = new Violations();
    T task = json.body().read(bytes, 0, bytes.length, JsonLimits.defaults(), violations);
    return task == null ? violations : task;
  }

  @Benchmark
  public Object avaje() {
    CheckedTask task = checked.avaje().fromJson(bytes);
    try {
      avaje.validate(task);
      return task;
    } catch (ConstraintViolationException e) {
      return e;
    }
  }
}
