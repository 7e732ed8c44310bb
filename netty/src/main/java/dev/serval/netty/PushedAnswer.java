// PushedAnswer: an answer that the event loop takes piece by piece.
package dev.serval.netty;

import dev.serval.transport.Piece;
import dev.serval.transport.PushedBody;
import org.jspecify.annotations.Nullable;

/// The loop's end of an answer that no thread waits for: what its body has is framed and written as
/// the peer reads, all that waits with one flush. Belongs to the event loop of its connection.
///
/// The head is sent at once, so the answer cannot be replaced any more. Where a piece is large it
/// goes out in parts, and others have their turn in between.
final class PushedAnswer {
  /// Bytes that are written in one piece.
  private static final int PART = 16 << 10;

  /// Parts that are written before others have their turn.
  private static final int TURN = 16;

  private final NettyExchange exchange;
  private final PushedBody body;
  private final StreamHead head;
  private final HttpConnection connection;
  private final ConnectionOutput output;
  private final Loop loop;

  private @Nullable Piece current;
  private int at;
  private long lastSent;
  private boolean turnDue;
  private boolean over;

  PushedAnswer(NettyExchange exchange, StreamHead head, PushedBody body) {
    this.exchange = exchange;
    this.head = head;
    this.body = body;
    this.connection = exchange.connection;
    this.output = connection.output();
    this.loop = connection.loop();
  }

  /// Sends the head.
  void begin() {
    output.collected().body(head.bytes(), 0, head.bytes().length);
    lastSent = loop.now();
    body.begin(connection.handOver()::proceed);
  }

  /// Writes for one turn of the loop.
  void proceed() {
    if (over) {
      return;
    }
    ResponseWriter out = output.collected();
    int parts = 0;
    boolean more = true;
    while (more && !output.isFull()) {
      more = writeNext(out);
      if (out.length() >= PART) {
        output.flush();
        parts++;
        if (parts == TURN) {
          proceedLater();
          more = false;
        }
      }
    }
    if (!over) {
      body.taken();
      cutWhereNobodyReads();
    }
  }

  /// A peer that does not read may be given up before it does.
  private void cutWhereNobodyReads() {
    if (body.state() == PushedBody.State.CUT) {
      breakOff();
      output.cut();
    }
  }

  private void proceedLater() {
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
    Piece piece = current;
    if (piece == null) {
      piece = body.poll(loop.now() - lastSent);
      at = 0;
    }
    if (piece == null) {
      return settle(out);
    }
    int count = Math.min(piece.length() - at, PART);
    if (head.framing().kind() == ResponseFraming.Kind.CHUNKED) {
      out.chunk(piece.bytes(), at, count);
    } else {
      out.body(piece.bytes(), at, count);
    }
    at += count;
    current = at < piece.length() ? piece : null;
    lastSent = loop.now();
    return true;
  }

  /// Ends it, if that is due; returns false.
  private boolean settle(ResponseWriter out) {
    switch (body.state()) {
      case OPEN -> {}
      case COMPLETE -> {
        if (head.framing().kind() == ResponseFraming.Kind.CHUNKED) {
          out.lastChunk();
        }
        boolean reuse = head.reuse() && exchange.bodyIsDone();
        over = true;
        exchange.path().collected(reuse ? End.REUSE : End.CLOSE);
        body.ended(true);
      }
      case BROKEN, CUT -> {
        output.flush();
        breakOff();
        output.cut();
      }
    }
    return false;
  }

  /// Whether so much time has passed without a byte that the body shall be asked for a sign of
  /// life.
  boolean isQuiet() {
    return !over && loop.now() - lastSent >= body.patience();
  }

  /// The connection is closed.
  void disconnected() {
    breakOff();
  }

  private void breakOff() {
    if (!over) {
      over = true;
      exchange.run().answered();
      body.ended(false);
    }
  }
}
