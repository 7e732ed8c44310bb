// HttpConnection: room one; the bytes of one connection become exchanges, in order.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One connection: reads heads, feeds bodies, starts one virtual thread per request, writes
/// answers, and closes in order.
///
/// All state belongs to the event loop of the channel. A request thread that the loop carries uses
/// [#collector] and [#collected]; any other reaches it through [HandOver]. The loop never waits for
/// them. No Netty buffer leaves the loop: what comes in is copied to [InputBuffer] and released at
/// once, what goes out is allocated when it is written.
///
/// Reading is on demand, one buffer at a time, and stops while [#READ_AHEAD] bytes are unconsumed.
/// The next request of the connection begins when the answer to the one before is complete:
/// pipelined requests are answered one by one and leave with one flush, [#BATCH] at most before
/// other connections have their turn. The states, with pictures: `docs/design/byte-path.md`. Next
/// rooms: [HeadIntake], [RequestRules], [RequestRun], [NettyExchange], [ResponseWriter].
final class HttpConnection {
  /// Unconsumed input above which nothing more is read.
  static final int READ_AHEAD = 16 << 10;

  /// Requests of one connection that are answered before the loop looks at other connections.
  static final int BATCH = 64;

  private enum Phase {
    HEAD,
    EXCHANGE,
    UPGRADED,
    LINGER,
    CLOSED
  }

  private final ServerState server;
  private final Channel channel;
  private final SocketAddress remoteAddress;
  private final Loop loop;
  private final ConnectionOutput output;
  private final InputBuffer input;
  private final HeadIntake heads;
  private final InFlight inFlight;
  private final HandOver handOver;
  private final Timeouts timeouts;
  private final Linger linger;

  /// Managed by [ConnectionSweep].
  int sweepIndex = -1;

  private Phase phase = Phase.HEAD;
  private @Nullable Upgraded upgraded;
  private boolean advancing;
  private boolean reading;
  private boolean inputEnded;
  private volatile boolean peerGone;
  private boolean retired;
  private int begun;

  HttpConnection(ServerState server, Channel channel, Loop loop) {
    this.server = server;
    this.channel = channel;
    this.remoteAddress = channel.remoteAddress();
    this.loop = loop;
    this.output = new ConnectionOutput(channel, loop, this::advance, this::failed);
    this.input = new InputBuffer(loop.window());
    this.heads = new HeadIntake(loop.scanner(), server.config());
    this.handOver = new HandOver(this, output, loop);
    this.inFlight = new InFlight(server, this, input);
    this.timeouts = new Timeouts(server.config(), System.nanoTime());
    this.linger = new Linger(output, timeouts, loop);
  }

  // Events of the channel, from ConnectionEvents.

  void opened() {
    loop.tick();
    loop.sweep().add(this);
    int open = server.connectionOpened();
    long limit = server.config().maxConnections();
    if (open > limit + limit / 8) {
      output.close();
    } else if (open > limit) {
      refuse(Refusals.OVERLOADED, false);
    }
    advance();
  }

  /// @param buffer stays the caller's
  void received(ByteBuf buffer) {
    if (phase == Phase.LINGER) {
      linger.discard(buffer);
    } else if (phase != Phase.CLOSED) {
      input.append(buffer);
    }
  }

  void batchReceived() {
    reading = false;
    loop.tick();
    try {
      advance();
    } finally {
      input.leaveWindow();
    }
  }

  void inputEnded() {
    inputEnded = true;
    peerGone = true;
    inFlight.peerGone();
    if (phase == Phase.LINGER) {
      output.closeAfterWrites();
    }
    advance();
  }

  /// Ends the connection because of a fault, of the peer's or of ours.
  void failed(Throwable cause) {
    if (!(cause instanceof IOException)) {
      server.fault("a connection failed", cause);
    }
    // What was collected is this connection's: no other may send it.
    loop.output().clear();
    output.cut();
  }

  void closed() {
    phase = Phase.CLOSED;
    peerGone = true;
    loop.sweep().remove(this);
    server.connectionClosed();
    output.window().close();
    input.clear();
    heads.clear();
    inFlight.disconnected(loop.sweep());
    if (upgraded != null) {
      upgraded.closed();
    }
  }

  // Input.

  /// Consumes input as far as the state allows, then reads more if that is wanted.
  void advance() {
    if (advancing) {
      return;
    }
    advancing = true;
    begun = 0;
    try {
      boolean more = true;
      while (more && begun < BATCH) {
        more =
            switch (phase) {
              case HEAD -> readHead();
              case EXCHANGE -> readBody();
              case UPGRADED -> proceedUpgraded();
              case LINGER, CLOSED -> {
                input.clear();
                yield false;
              }
            };
      }
    } finally {
      advancing = false;
    }
    output.flush();
    linger.proceed(inputEnded);
    if (begun == BATCH) {
      output.execute(this::advance);
    } else {
      readMore();
    }
  }

  private void readMore() {
    boolean wanted = phase != Phase.UPGRADED || Objects.requireNonNull(upgraded).wantsInput();
    boolean possible = phase != Phase.CLOSED && !inputEnded && input.size() < READ_AHEAD;
    if (wanted && possible && !reading) {
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
    boolean wasPartial = heads.isPartial();
    RequestHead head = heads.take(input);
    Refusal refusal = heads.refusal();
    if (refusal != null) {
      refuse(refusal, heads.isHead());
    } else if (head != null) {
      begin(head);
    } else if (!wasPartial) {
      timeouts.enter(Timeouts.Stage.HEAD, loop.now());
    }
    return true;
  }

  private void endOfInput() {
    if (heads.hasBegun()) {
      refuse(Refusals.HEAD_CUT, heads.isHead());
    } else {
      phase = Phase.LINGER;
      linger.begin();
    }
  }

  private void begin(RequestHead head) {
    switch (RequestRules.judge(head)) {
      case RequestRules.Refused refused -> refuse(refused.refusal(), refused.head());
      case AcceptedRequest request when server.hasRoomForRequest() -> begin(request);
      case AcceptedRequest request -> refuse(Refusals.OVERLOADED, request.isHead());
    }
  }

  private void begin(AcceptedRequest request) {
    phase = Phase.EXCHANGE;
    begun++;
    timeouts.enter(Timeouts.Stage.EXCHANGE, loop.now());
    NettyExchange next = inFlight.begin(request);
    // First, so that a message that is known to be broken gets nowhere.
    readBody();
    next.run().start(loop);
  }

  /// Returns whether the phase changed.
  private boolean readBody() {
    inFlight.readBody(inputEnded);
    inFlight.takePushed();
    return phase != Phase.EXCHANGE;
  }

  /// Returns whether the phase changed.
  private boolean proceedUpgraded() {
    Objects.requireNonNull(upgraded).proceed(input, inputEnded);
    return phase != Phase.UPGRADED;
  }

  // Output.

  OutputWindow window() {
    return output.window();
  }

  ConnectionOutput output() {
    return output;
  }

  Loop loop() {
    return loop;
  }

  /// The way here for threads that the loop does not carry.
  HandOver handOver() {
    return handOver;
  }

  /// Whether the answer to a request is due.
  boolean isAnswering() {
    return phase == Phase.EXCHANGE;
  }

  SocketAddress remoteAddress() {
    return remoteAddress;
  }

  /// Whether the peer sends nothing more. From any thread.
  boolean isPeerGone() {
    return peerGone;
  }

  /// What takes the next bytes of an answer right now; null if they must be sent by [#handOver].
  ///
  /// Only the loop gets it, or the thread that it carries; nobody else can be asking then.
  @Nullable ResponseWriter collector() {
    return loop.isCurrent() && phase == Phase.EXCHANGE && output.hasRoom()
        ? output.collected()
        : null;
  }

  /// The request that is being answered. For the loop.
  InFlight inFlight() {
    return inFlight;
  }

  /// Says that bytes were put into [#collector]. They leave when the loop goes on.
  void collected(End end) {
    switch (end) {
      case MORE -> {}
      case REUSE -> endExchange();
      case CLOSE -> linger();
    }
  }

  private void endExchange() {
    inFlight.end();
    phase = Phase.HEAD;
    timeouts.enter(Timeouts.Stage.IDLE, loop.now());
    if (retired && input.isEmpty()) {
      linger();
    }
    advance();
  }

  /// Leaves HTTP: the answer in [#collector] said so. Under the terms of [#collected].
  void upgrade(Upgraded next) {
    inFlight.end();
    phase = Phase.UPGRADED;
    upgraded = next;
    timeouts.enter(Timeouts.Stage.UPGRADED, loop.now());
    if (retired) {
      next.retire();
    }
  }

  /// Answers an error without a handler, and ends the connection.
  private void refuse(Refusal refusal, boolean head) {
    server.refusal(refusal, head, output.collected());
    linger();
  }

  /// Ends the connection in order ([Linger]).
  ///
  /// A handler that still runs is remembered, to be interrupted when the server ends; it can read
  /// no more of its body.
  void linger() {
    phase = Phase.LINGER;
    inFlight.cutBody();
    heads.clear();
    linger.begin();
    advance();
  }

  // Time and the end of the server.

  void checkTimeouts() {
    if (inFlight.checkAnswer(loop.now())) {
      advance();
    }
    if (phase == Phase.UPGRADED && Objects.requireNonNull(upgraded).checkTimeouts()) {
      advance();
    }
    switch (timeouts.check(
        loop.now(),
        inFlight.awaitsBody(),
        inFlight.received(),
        output.isPending(),
        output.written())) {
      case NOTHING -> {}
      case IDLE, LINGER -> output.close();
      case WRITE -> output.cut();
      case HEAD -> {
        if (heads.hasBegun()) {
          refuse(Refusals.HEAD_TIMEOUT, heads.isHead());
        } else {
          output.close();
        }
      }
      case BODY -> inFlight.failBody(Refusals.BODY_TIMEOUT);
    }
  }

  /// Closes the connection if it is idle, else after the answers to what was received. For the
  /// loop.
  void retire() {
    retired = true;
    if (phase == Phase.UPGRADED) {
      Objects.requireNonNull(upgraded).retire();
    } else if (phase == Phase.HEAD && input.isEmpty() && !heads.hasBegun()) {
      output.closeAfterWrites();
    }
  }

  /// Interrupts the handler and cuts the connection. For the loop.
  void abandon() {
    inFlight.interrupt();
    if (upgraded != null) {
      upgraded.abandon();
    }
    output.cut();
  }
}
