// RequestPathBenchmark: from the bytes that a socket would give to the bytes that it would take.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.serval.benchmarks.Accounts;
import dev.serval.transport.TransportConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A whole request: head, body, route, virtual thread, binding, handler, encoding, answer, on a
/// channel that is a queue. With `-prof gc` it says what a request allocates, to the byte.
///
/// `canned` answers the same bytes from memory on the same channel, one buffer and one flush for
/// each read: what Netty and the channel themselves cost and allocate. The difference is Serval's
/// and the handler's. Each has one request for each read, and sixteen.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      // Which buffers it records is random, and a record allocates.
      "-Dio.netty.leakDetection.level=disabled"
    })
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class RequestPathBenchmark {
  private static final int DEPTH = 16;

  @Param({"plaintext", "json", "path", "post", "invalid", "notfound"})
  String request;

  private ByteBuf one;
  private ByteBuf batch;
  private byte[] answer;
  private @Nullable EmbeddedChannel serval;
  private @Nullable EmbeddedChannel canned;

  @Setup
  public void build() {
    byte[] bytes = bytes(request).getBytes(US_ASCII);
    one = Unpooled.directBuffer().writeBytes(bytes);
    batch = Unpooled.directBuffer();
    for (int i = 0; i < DEPTH; i++) {
      batch.writeBytes(bytes);
    }
    EmbeddedChannel channel = connect();
    answer = answer(channel);
    channel.close();
  }

  @TearDown
  public void release() {
    one.release();
    batch.release();
  }

  private static String bytes(String request) {
    return switch (request) {
      case "plaintext" -> get("/text");
      case "json" -> get("/accounts");
      case "path" -> get("/accounts/4711");
      case "notfound" -> get("/nothing");
      case "post" -> post("Ada Lovelace", "ada@example.org", 36);
      case "invalid" -> post("", "nobody", 200);
      default -> throw new IllegalArgumentException(request);
    };
  }

  private static String get(String target) {
    return "GET "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: wrk\r\nAccept: */*\r\n\r\n";
  }

  private static String post(String name, String email, int age) {
    String body =
        "{\"name\":\"%s\",\"email\":\"%s\",\"age\":%d,\"tags\":[\"mathematics\",\"engines\"]}"
            .formatted(name, email, age);
    return "POST /accounts HTTP/1.1\r\nHost: localhost\r\nUser-Agent: wrk\r\nAccept: */*\r\n"
        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length())
        + body;
  }

  /// A connection whose loop is the calling thread.
  private static EmbeddedChannel connect() {
    if (!LoopMount.works()) {
      throw new IllegalStateException("java.lang is not open");
    }
    DateField.renew();
    TransportConfig config = TransportConfig.defaults();
    ServerState server = new ServerState(config, Accounts.handler());
    Loop loop = new Loop(Thread.currentThread(), true, config);
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.pipeline().addLast(new ConnectionEvents(new HttpConnection(server, channel, loop)));
    channel.pipeline().fireChannelActive();
    return channel;
  }

  private byte[] answer(EmbeddedChannel channel) {
    receive(channel, one);
    ByteBuf answer = channel.readOutbound();
    byte[] bytes = new byte[answer.readableBytes()];
    answer.readBytes(bytes).release();
    return bytes;
  }

  private EmbeddedChannel servalChannel() {
    EmbeddedChannel channel = serval;
    if (channel == null) {
      // Here, because JMH may set up on another thread than the one that measures.
      channel = connect();
      serval = channel;
    }
    return channel;
  }

  private EmbeddedChannel cannedChannel() {
    EmbeddedChannel channel = canned;
    if (channel == null) {
      channel = new EmbeddedChannel(new Canned(answer, one.readableBytes()));
      canned = channel;
    }
    return channel;
  }

  @Benchmark
  public int serval() {
    return exchange(servalChannel(), one, 1);
  }

  @Benchmark
  public int canned() {
    return exchange(cannedChannel(), one, 1);
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int servalPipelined() {
    return exchange(servalChannel(), batch, DEPTH);
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int cannedPipelined() {
    return exchange(cannedChannel(), batch, DEPTH);
  }

  private int exchange(EmbeddedChannel channel, ByteBuf requests, int count) {
    receive(channel, requests);
    ByteBuf answers = channel.readOutbound();
    int length = answers.readableBytes();
    answers.release();
    if (length != answer.length * count) {
      throw new IllegalStateException(length + " bytes, not " + answer.length * count);
    }
    return length;
  }

  /// What an event loop does after a read.
  private static void receive(EmbeddedChannel channel, ByteBuf requests) {
    channel.pipeline().fireChannelRead(requests.retain().setIndex(0, requests.writerIndex()));
    channel.pipeline().fireChannelReadComplete();
  }

  /// Answers each request with the same bytes, unread.
  private static final class Canned extends ChannelInboundHandlerAdapter {
    private final byte[] answer;
    private final int requestLength;
    private int requests;

    Canned(byte[] answer, int requestLength) {
      this.answer = answer;
      this.requestLength = requestLength;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf buffer = (ByteBuf) message;
      requests += buffer.readableBytes() / requestLength;
      buffer.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      ByteBuf out = context.alloc().directBuffer(requests * answer.length);
      for (; requests > 0; requests--) {
        out.writeBytes(answer);
      }
      var _ = context.channel().writeAndFlush(out);
      context.channel().read();
    }
  }
}
