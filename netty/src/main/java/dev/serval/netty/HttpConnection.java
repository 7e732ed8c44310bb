// HttpConnection: room one; the bytes of one connection become exchanges, in order.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One connection: reads heads, feeds bodies, starts one virtual thread per request, writes
/// answers, and closes in order.
///
/// All state belongs to the event loop of the channel; request threads reach it through [#send],
/// [#bodyHasRoom] and [#cut] only, which hand a task to the loop. The loop never waits for them. No
/// Netty buffer leaves the loop: what comes in is copied to [InputBuffer] and released at once,
/// what goes out is allocated when it is written.
///
/// Reading is on demand, one buffer at a time, and stops while [#READ_AHEAD] bytes are unconsumed.
/// The next request of the connection begins when the answer to the one before was handed to the
/// channel: pipelined requests are answered one by one, each from a task of its own, so that no
/// connection keeps the loop from others. The states, with pictures: `docs/design/byte-path.md`.
/// Next rooms: [RequestHeadParser], [RequestRules], [NettyExchange], [ResponseWriter].
final class HttpConnection extends ChannelInboundHandlerAdapter {
  /// Unconsumed input above which nothing more is read.
  static final int READ_AHEAD = 16 << 10;

  /// Bytes of a refused peer that are discarded so that it can read its answer.
  static final int MAX_LINGER = 4 << 20;

  private enum Phase {
    HEAD,
    EXCHANGE,
    LINGER,
    CLOSED
  }

  private final ServerState server;
  private final Channel channel;
  private final SocketAddress remoteAddress;
  private final ConnectionSweep sweep;
  private final ConnectionOutput output;
  private final InputBuffer input = new InputBuffer();
  private final Timeouts timeouts;

  /// Managed by [ConnectionSweep].
  int sweepIndex = -1;

  private Phase phase = Phase.HEAD;
  private @Nullable RequestHeadParser parser;
  private @Nullable NettyExchange exchange;
  private @Nullable BodyDecoder decoder;
  private boolean advancing;
  private boolean reading;
  private boolean inputEnded;
  private boolean retired;
  private int lingered;

  HttpConnection(ServerState server, Channel channel, ConnectionSweep sweep) {
    this.server = server;
    this.channel = channel;
    this.remoteAddress = channel.remoteAddress();
    this.sweep = sweep;
    this.output = new ConnectionOutput(channel, this::advance);
    this.timeouts = new Timeouts(server.config(), System.nanoTime());
  }

  // Events of the channel.

  @Override
  public void channelActive(ChannelHandlerContext context) {
    sweep.add(this);
    int open = server.connectionOpened();
    int limit = server.config().maxConnections();
    if (open > limit + limit / 8) {
      output.close();
    } else if (open > limit) {
      refuse(Refusals.OVERLOADED, false);
    }
    advance();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf buffer = (ByteBuf) message;
    try {
      if (phase == Phase.LINGER) {
        lingered += buffer.readableBytes();
      } else if (phase != Phase.CLOSED) {
        input.append(buffer);
      }
    } finally {
      buffer.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    reading = false;
    if (lingered > MAX_LINGER) {
      output.close();
    }
    advance();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      inputEnded = true;
      if (phase == Phase.LINGER) {
        output.closeAfterWrites();
      }
      advance();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      server.fault("a connection failed", cause);
    }
    output.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    phase = Phase.CLOSED;
    sweep.remove(this);
    server.connectionClosed();
    output.window().close();
    input.clear();
    parser = null;
    decoder = null;
    if (exchange != null) {
      exchange.disconnected();
      exchange = null;
    }
  }

  // Input.

  /// Consumes input as far as the state allows, then reads more if that is wanted.
  private void advance() {
    if (advancing) {
      return;
    }
    advancing = true;
    try {
      boolean more = true;
      while (more) {
        more =
            switch (phase) {
              case HEAD -> readHead();
              case EXCHANGE -> readBody();
              case LINGER, CLOSED -> {
                input.clear();
                yield false;
              }
            };
      }
    } finally {
      advancing = false;
    }
    readMore();
  }

  private void readMore() {
    boolean wanted = phase != Phase.CLOSED && !inputEnded && input.size() < READ_AHEAD;
    if (wanted && !reading) {
      reading = true;
      channel.read();
    }
  }

  /// Returns whether there is more to do.
  private boolean readHead() {
    if (output.isFull()) {
      return false;
    }
    if (input.isEmpty()) {
      if (inputEnded) {
        endOfInput();
      }
      return false;
    }
    if (parser == null) {
      parser = new RequestHeadParser(server.config());
      timeouts.enter(Timeouts.Stage.HEAD, System.nanoTime());
    }
    input.consumeTo(parser.feed(input.bytes(), input.from(), input.to()));
    Refusal refusal = parser.refusal();
    if (refusal != null) {
      refuse(refusal, parser.isHead());
    } else if (parser.isDone()) {
      RequestHead head = parser.head();
      parser = null;
      begin(head);
    }
    return true;
  }

  private void endOfInput() {
    if (hasBegunHead()) {
      refuse(Refusals.HEAD_CUT, Objects.requireNonNull(parser).isHead());
    } else {
      phase = Phase.LINGER;
      output.closeAfterWrites();
    }
  }

  private boolean hasBegunHead() {
    return parser != null && parser.hasBegun();
  }

  private void begin(RequestHead head) {
    switch (RequestRules.judge(head)) {
      case RequestRules.Refused refused -> refuse(refused.refusal(), refused.head());
      case AcceptedRequest request -> {
        if (server.requestBegins()) {
          begin(request);
        } else {
          refuse(Refusals.OVERLOADED, request.isHead());
        }
      }
    }
  }

  private void begin(AcceptedRequest request) {
    phase = Phase.EXCHANGE;
    timeouts.enter(Timeouts.Stage.EXCHANGE, System.nanoTime());
    NettyExchange begun = new NettyExchange(server, this, request);
    exchange = begun;
    decoder = request.decoder(server.config());
    // What has arrived of the body is checked first: a message that is known to be broken never
    // reaches a handler.
    readBody();
    if (phase == Phase.EXCHANGE) {
      begun.start();
    } else {
      server.requestEnded();
    }
  }

  /// Returns whether the phase changed.
  private boolean readBody() {
    NettyExchange current = Objects.requireNonNull(exchange);
    while (decoder != null && !input.isEmpty()) {
      BodyQueue queue = current.queue();
      int room = queue.room();
      if (room == 0) {
        return false;
      }
      int to = Math.min(input.to(), input.from() + room);
      input.consumeTo(decoder.decode(input.bytes(), input.from(), to, queue));
      Refusal refusal = decoder.refusal();
      if (refusal != null) {
        failBody(current, refusal);
      } else if (decoder.isDone()) {
        decoder = null;
        queue.complete();
      }
    }
    if (decoder != null && inputEnded) {
      failBody(current, Refusals.BODY_CUT);
    }
    return phase != Phase.EXCHANGE;
  }

  private void failBody(NettyExchange current, Refusal refusal) {
    decoder = null;
    current.failBody(refusal);
  }

  // Output.

  OutputWindow window() {
    return output.window();
  }

  SocketAddress remoteAddress() {
    return remoteAddress;
  }

  /// Writes bytes that [#window] has counted, in the order of the calls. From any thread.
  void send(byte[] bytes, End end) {
    if (channel.eventLoop().inEventLoop()) {
      write(bytes, end);
    } else {
      output.execute(() -> write(bytes, end));
    }
  }

  /// Says that the body's queue has room again. From any thread.
  void bodyHasRoom() {
    output.execute(this::advance);
  }

  /// Cuts the connection with a reset, so that the peer cannot take what it got for the whole. From
  /// any thread.
  void cut() {
    output.execute(output::cut);
  }

  private void write(byte[] bytes, End end) {
    if (phase != Phase.EXCHANGE) {
      output.window().release(bytes.length);
      return;
    }
    output.write(bytes);
    switch (end) {
      case MORE -> {}
      case REUSE -> endExchange();
      case CLOSE -> linger();
    }
  }

  private void endExchange() {
    exchange = null;
    phase = Phase.HEAD;
    timeouts.enter(Timeouts.Stage.IDLE, System.nanoTime());
    if (retired && input.isEmpty()) {
      linger();
    }
    advance();
  }

  /// Answers an error without a handler, and ends the connection.
  private void refuse(Refusal refusal, boolean head) {
    byte[] bytes = server.refusal(refusal, head);
    output.window().add(bytes.length);
    output.write(bytes);
    linger();
  }

  /// Ends the connection in order: half-closes after the answer and discards what still comes, so
  /// that no reset destroys the answer before the peer has read it.
  private void linger() {
    phase = Phase.LINGER;
    exchange = null;
    decoder = null;
    parser = null;
    timeouts.enter(Timeouts.Stage.LINGER, System.nanoTime());
    if (inputEnded) {
      output.closeAfterWrites();
    } else {
      output.afterWrites(this::halfClose);
    }
    advance();
  }

  private void halfClose() {
    timeouts.enter(Timeouts.Stage.LINGER, System.nanoTime());
    output.halfClose();
  }

  // Time and the end of the server.

  void checkTimeouts(long now) {
    NettyExchange current = exchange;
    boolean awaitsBody =
        decoder != null && input.isEmpty() && current != null && current.awaitsBody();
    long received = awaitsBody && current != null ? current.queue().received() : 0;
    switch (timeouts.check(now, awaitsBody, received, output.isPending(), output.written())) {
      case NOTHING -> {}
      case IDLE, LINGER -> output.close();
      case WRITE -> output.cut();
      case HEAD -> {
        if (hasBegunHead()) {
          refuse(Refusals.HEAD_TIMEOUT, Objects.requireNonNull(parser).isHead());
        } else {
          output.close();
        }
      }
      case BODY -> failBody(Objects.requireNonNull(current), Refusals.BODY_TIMEOUT);
    }
  }

  /// Closes the connection if it is idle, else after the answers to what was received. For the
  /// loop.
  void retire() {
    retired = true;
    if (phase == Phase.HEAD && input.isEmpty() && !hasBegunHead()) {
      output.closeAfterWrites();
    }
  }

  /// Interrupts the handler and cuts the connection. For the loop.
  void abandon() {
    if (exchange != null) {
      exchange.interrupt();
    }
    output.cut();
  }
}
