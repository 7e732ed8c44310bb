// EventEncodingBenchmark: from a value to the bytes of a server-sent event.
package dev.serval;

import dev.serval.benchmarks.JsonModels.Task;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Encodes one event with an id and a record of five members as JSON data, into an array of its own
/// each time. Beside Serval's encoder is what programs write by hand, with JSON by Jackson: into a
/// buffer of Vert.x, and as a text by a `StringBuilder` whose bytes are taken then.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class EventEncodingBenchmark {
  private static final String OPEN = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  private final Task task = new Task(4_711, "Write the report", "ada@example.com", 3, false);
  private final EventEncoder<Task> encoder =
      new EventEncoder<>(JsonFamily.generated().body(JsonType.of(Task.class)));
  private final ObjectWriter jackson = JsonMapper.builder().build().writerFor(Task.class);
  private long number;

  @Benchmark
  @Fork(value = 1, jvmArgsAppend = OPEN)
  public JsonWriter serval() {
    return encoder.encodeEvent(Event.of(task).withId(Long.toString(++number)));
  }

  /// Without access to the inside of strings.
  @Benchmark
  public JsonWriter servalClosed() {
    return encoder.encodeEvent(Event.of(task).withId(Long.toString(++number)));
  }

  @Benchmark
  public byte[] jacksonAndStringBuilder() {
    return new StringBuilder()
        .append("id: ")
        .append(++number)
        .append("\ndata: ")
        .append(jackson.writeValueAsString(task))
        .append("\n\n")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public byte[] jacksonAndVertxBuffer() {
    return Buffer.buffer(256)
        .appendString("id: ")
        .appendString(Long.toString(++number))
        .appendString("\ndata: ")
        .appendBytes(jackson.writeValueAsBytes(task))
        .appendString("\n\n")
        .getBytes();
  }
}
