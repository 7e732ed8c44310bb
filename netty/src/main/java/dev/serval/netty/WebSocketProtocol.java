// WebSocketProtocol: the event loop's end of a connection that has become a WebSocket.
package dev.serval.netty;

import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import org.jspecify.annotations.Nullable;

/// What the loop does for one WebSocket; it meets the application in [NettyWebSocket].
///
/// Input is decoded as it comes. While the inbox is full the loop goes on as far as the next data
/// frame, so control frames are answered, and reads no further: TCP stops the peer. Its pong cannot
/// be seen then, so it is asked and not judged: a peer that is gone does not acknowledge the pings,
/// and TCP ends the connection ([ConnectionOutput#boundUnacknowledged]). Output is written as the
/// peer reads; pongs, pings and the close frame go between frames of data.
final class WebSocketProtocol implements Upgraded {
  /// Bytes that are written in one piece.
  private static final int PIECE = 16 << 10;

  /// Pieces that are written before others have their turn.
  private static final int TURN = 16;

  private static final byte[] NOTHING = {};

  private final HttpConnection connection;
  private final ConnectionOutput output;
  private final Loop loop;
  private final RequestRun run;
  private final WebSocketOptions options;
  private final NettyWebSocket channel;
  private final MessageInbox inbox;
  private final MessageOutbox outbox;
  private final FrameDecoder decoder;
  private final FrameWriter writer = new FrameWriter();

  private int leftOver;
  private boolean held;
  private long heard = System.nanoTime();
  private long pinged;
  private boolean pingDue;
  private boolean pingSent;
  private byte @Nullable [] pong;
  private boolean turnDue;
  private int sending;
  private @Nullable CloseStatus due;
  private @Nullable CloseStatus sent;
  private long sentAt;

  /// @param run runs the handler
  /// @param compression whether permessage-deflate was agreed on
  WebSocketProtocol(
      HttpConnection connection,
      RequestRun run,
      NettyWebSocket channel,
      WebSocketOptions options,
      boolean compression) {
    this.connection = connection;
    this.output = connection.output();
    this.loop = connection.loop();
    this.run = run;
    this.options = options;
    this.channel = channel;
    this.inbox = channel.inbox();
    this.outbox = channel.outbox();
    this.decoder = new FrameDecoder(options.maxFrame(), options.maxMessage(), compression);
  }

  // Input.

  @Override
  public void proceed(InputBuffer input, boolean ended) {
    if (input.size() != leftOver) {
      heard = loop.now();
      pingSent = false;
    }
    CloseStatus fault = channel.found();
    if (fault != null && !isClosed()) {
      fail(fault);
    }
    receive(input, ended);
    leftOver = input.size();
    if (ended && !isClosed()) {
      finish(sent == null ? CloseStatus.CUT : sent);
      connection.linger();
    } else {
      write();
    }
  }

  private void receive(InputBuffer input, boolean ended) {
    boolean before = held;
    held = false;
    while (!input.isEmpty() && !isClosed()) {
      held = !ended && mustWait(input);
      if (held) {
        return;
      }
      input.consumeTo(decoder.decode(input.bytes(), input.from(), input.to()));
      switch (decoder.event()) {
        case NONE, PONG -> {}
        case MESSAGE -> add(decoder.message());
        case PING -> ping(decoder.control());
        case CLOSE -> peerCloses(decoder.control());
        case FAULT -> fail(decoder.fault());
      }
    }
    if (isClosed()) {
      input.clear();
    } else if (before) {
      // Its silence was ours, and so were the pings that it could not be heard to answer.
      heard = loop.now();
      pingSent = false;
    }
  }

  /// What comes after our close frame is received while there is room; the peer's close frame must
  /// not wait for that.
  private void add(ReceivedMessage message) {
    if (sent == null || !inbox.isFull()) {
      inbox.add(message);
    }
  }

  private boolean mustWait(InputBuffer input) {
    return sent == null
        && decoder.isBetweenFrames()
        && !FrameDecoder.beginsControl(input.bytes()[input.from()])
        && inbox.isFull();
  }

  @Override
  public boolean wantsInput() {
    return !held;
  }

  /// Answers at once, or where that cannot be, only the newest (section 5.5.3): a flood of pings
  /// costs one payload.
  private void ping(byte[] payload) {
    pong = payload;
    if (sent == null && due == null && !writer.isWithinFrame() && !output.isFull()) {
      writePong(payload);
    }
  }

  private void peerCloses(byte[] payload) {
    CloseStatus wrong = CloseStatus.fault(payload);
    if (wrong != null) {
      fail(wrong);
    } else {
      CloseStatus said = CloseStatus.of(payload);
      end(said, said.echo());
    }
  }

  private void fail(CloseStatus fault) {
    end(fault, fault);
  }

  /// Ends it by what came first: a close frame that was sent, or `cause`.
  ///
  /// @param answer what is sent, unless a close frame was
  private void end(CloseStatus cause, CloseStatus answer) {
    CloseStatus first = sent;
    if (first == null) {
      due = answer;
      writer.truncate();
      finish(cause);
    } else {
      finish(first);
    }
  }

  private boolean isClosed() {
    return channel.isClosed();
  }

  private void finish(CloseStatus how) {
    held = false;
    channel.closed(how);
  }

  // Output.

  /// Writes for one turn of the loop: a peer that reads as fast as is written must not have the
  /// loop for itself, and what it sends meanwhile is read in between.
  private void write() {
    ResponseWriter out = output.collected();
    int pieces = 0;
    while (sent == null && !output.isFull() && writeNext(out)) {
      if (out.length() >= PIECE) {
        output.flush();
        pieces++;
        if (pieces == TURN) {
          writeLater();
          break;
        }
      }
    }
    if (sent != null && isClosed()) {
      connection.linger();
    }
  }

  private void writeLater() {
    if (!turnDue) {
      turnDue = true;
      output.executeAfterEvents(() -> {
        turnDue = false;
        loop.tick();
        connection.advance();
      });
    }
  }

  /// Returns whether there may be more to write.
  private boolean writeNext(ResponseWriter out) {
    if (!writer.isWithinFrame()) {
      if (due != null) {
        return writeClose(out, due);
      }
      if (pong != null) {
        writePong(pong);
      }
      if (pingDue) {
        writePing(out);
      }
      if (!writer.isBusy() && !begin(outbox.poll())) {
        CloseStatus last = outbox.last();
        return last != null && writeClose(out, last);
      }
    }
    if (writer.write(out, Math.max(1, PIECE - out.length()))) {
      outbox.sent(sending);
    }
    return true;
  }

  private boolean begin(@Nullable WebSocketMessage message) {
    if (message == null) {
      return false;
    }
    byte[] content = outbox.content(message);
    sending = content.length;
    writer.begin(message.isText(), content.length < message.payload().length, content);
    return true;
  }

  private void writePong(byte[] payload) {
    FrameWriter.control(output.collected(), FrameDecoder.PONG, payload);
    pong = null;
    if (output.collected().length() >= PIECE) {
      output.flush();
    }
  }

  private void writePing(ResponseWriter out) {
    FrameWriter.control(out, FrameDecoder.PING, NOTHING);
    pingDue = false;
    pingSent = true;
    pinged = loop.now();
  }

  /// Returns false: nothing follows a close frame.
  private boolean writeClose(ResponseWriter out, CloseStatus last) {
    FrameWriter.control(out, FrameDecoder.CLOSE, last.payload());
    sent = last;
    sentAt = loop.now();
    pong = null;
    return false;
  }

  // Time and the end.

  @Override
  public boolean checkTimeouts() {
    long now = loop.now();
    if (isClosed()) {
      return false;
    }
    CloseStatus last = sent;
    if (last != null) {
      if (now - sentAt >= options.closeTimeout().toNanos()) {
        finish(last);
        output.cut();
      }
      return false;
    }
    long patience = options.pingInterval().toNanos();
    if (now - heard < patience) {
      return false;
    }
    boolean unanswered = pingSent && now - pinged >= patience;
    if (unanswered && !held) {
      finish(CloseStatus.CUT);
      output.cut();
      return false;
    }
    pingDue = !pingSent || unanswered;
    if (held && pingDue) {
      output.boundUnacknowledged(channel.patience());
      channel.tellIfNobodyReceives(run.placement().route());
    }
    return pingDue;
  }

  @Override
  public void retire() {
    outbox.close(new CloseStatus(CloseStatus.GOING_AWAY, ""));
  }

  @Override
  public void abandon() {
    run.interrupt();
  }

  @Override
  public void closed() {
    if (!isClosed()) {
      finish(sent == null ? CloseStatus.CUT : sent);
    }
    loop.sweep().orphan(run);
  }
}
