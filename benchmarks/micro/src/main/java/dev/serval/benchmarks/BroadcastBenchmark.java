// BroadcastBenchmark: what one message to ten thousand subscribers costs.
package dev.serval.benchmarks;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.transport.WebSocketMessage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One message of a channel to ten thousand subscribers, the time for each of them.
///
/// - `sockets`: called, each takes the message of a WebSocket that all share
/// - `socketsEncodingEach`: the same, but each makes its own, as where nothing is shared
/// - `buffers`: with a buffer, whose oldest message makes room
/// - `submissionPublisher`: that of the JDK, with buffers and subscribers that ask for nothing
///   more, so that it too drops; nearest to `buffers`
///
/// With `-t 2` two threads publish to one channel. With `-prof gc` the bytes for each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BroadcastBenchmark.SUBSCRIBERS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class BroadcastBenchmark {
  static final int SUBSCRIBERS = 10_000;
  private static final int BUFFER = 16;

  private final Line line = new Line("ada", "hello, everybody in this room", 1_763_745_600);
  private Channels channels;
  private Channel<Line> sockets;
  private Channel<Line> socketsEncodingEach;
  private Channel<Line> buffers;
  private SubmissionPublisher<Line> submissions;

  /// What somebody says.
  record Line(String name, String text, long at) {}

  private static final class LineCodec implements JsonCodec<Line> {
    @Override
    public void write(JsonWriter out, Line line) {
      out.beginArray().value(line.name()).value(line.text()).value(line.at()).endArray();
    }

    @Override
    public @Nullable Line read(JsonReader in) {
      in.skipValue();
      return null;
    }
  }

  /// A queue of sending, as far as a broadcast sees it. Messages come one after the other.
  private static final class Socket {
    private @Nullable WebSocketMessage last;

    void offer(WebSocketMessage message) {
      last = message;
    }

    @Nullable WebSocketMessage last() {
      return last;
    }
  }

  /// Asks for nothing.
  private static final class Idle implements Flow.Subscriber<Line> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(Line line) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onComplete() {}
  }

  /// Subscribes.
  @Setup
  public void build() {
    channels = Channels.inMemory();
    LineCodec codec = new LineCodec();
    sockets = channels.channel("sockets", codec);
    socketsEncodingEach = channels.channel("each", codec);
    buffers = channels.channel("buffers", codec);
    submissions = new SubmissionPublisher<>(Runnable::run, BUFFER);
    for (int i = 0; i < SUBSCRIBERS; i++) {
      Socket shared = new Socket();
      sockets.subscribe(message -> shared.offer(message.message()));
      Socket own = new Socket();
      socketsEncodingEach.subscribe(message -> {
        JsonWriter out = new JsonWriter();
        codec.write(out, message.value());
        own.offer(WebSocketMessage.utf8(out.toByteArray()));
      });
      buffers.subscribe(BUFFER, Overflow.DROP_OLDEST);
      submissions.subscribe(new Idle());
    }
  }

  /// Ends all.
  @TearDown
  public void end() {
    submissions.close();
    channels.close();
  }

  /// Sends the same message to all.
  @Benchmark
  public void sockets() {
    sockets.publish(line);
  }

  /// Sends each its own.
  @Benchmark
  public void socketsEncodingEach() {
    socketsEncodingEach.publish(line);
  }

  /// Gives it to threads that come for it some time.
  @Benchmark
  public void buffers() {
    buffers.publish(line);
  }

  /// Does so as the JDK does.
  @Benchmark
  public int submissionPublisher() {
    return submissions.offer(line, null);
  }
}
