// HeadParsingBenchmark: from the bytes of a head to a request that is known to mean one thing.
package dev.serval.netty;

import dev.serval.transport.TransportConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
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
import org.openjdk.jmh.infra.Blackhole;

/// Serval's two ways and Netty's decoder. Serval's include all rules of [RequestRules], the check
/// of the target among them, and copy the head; Netty's makes strings of all fields.
///
/// Netty's decoder is driven through its pipeline, as a server drives it: `nettyPipeline` is the
/// cost of a pipeline that decodes nothing, to be subtracted.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class HeadParsingBenchmark {
  @Param({"1", "6", "20"})
  int fields;

  private final TransportConfig limits = TransportConfig.defaults();
  private final HeadScanner scanner = new HeadScanner(limits);
  private final EmbeddedChannel decoder = new EmbeddedChannel(new HttpRequestDecoder());
  private final EmbeddedChannel nothing = new EmbeddedChannel();
  private byte[] head;
  private ByteBuf buffer;

  @Setup
  public void build() {
    head = RequestHeads.with(fields);
    buffer = Unpooled.directBuffer(head.length).writeBytes(head);
  }

  /// A head that arrived whole: nearly every one.
  @Benchmark
  public AcceptedRequest servalScanner() {
    return accepted(Objects.requireNonNull(scanner.scan(head, 0, head.length)));
  }

  /// A head that the scanner leaves to the parser, say because it is cut.
  @Benchmark
  public AcceptedRequest servalParser() {
    RequestHeadParser parser = new RequestHeadParser(limits);
    parser.feed(head, 0, head.length);
    return accepted(parser.head());
  }

  private static AcceptedRequest accepted(RequestHead head) {
    return (AcceptedRequest) RequestRules.judge(head);
  }

  @Benchmark
  public void nettyDecoder(Blackhole hole) {
    decoder.writeInbound(buffer.retainedDuplicate());
    HttpRequest request = decoder.readInbound();
    if (request.decoderResult().isFailure()) {
      throw new IllegalStateException(request.decoderResult().cause());
    }
    hole.consume(request);
    ReferenceCountUtil.release(decoder.readInbound());
  }

  @Benchmark
  public void nettyPipeline(Blackhole hole) {
    nothing.writeInbound(buffer.retainedDuplicate());
    ByteBuf same = nothing.readInbound();
    hole.consume(same);
    same.release();
  }
}
