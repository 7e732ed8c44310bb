// AnswerPath: how the pieces of one answer get to their connection.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way of one answer: into the loop's own array while the loop carries the request's thread,
/// and as tasks of the loop from when a piece had to be handed over. Used by the request's thread,
/// and by the loop where the transport answers.
final class AnswerPath {
  /// The body of an answer up to which it is sent in one piece with its head.
  static final int ONE_PIECE = 64 << 10;

  private final ServerState server;
  private final HttpConnection connection;
  private final RequestRun run;

  /// Set once a piece was handed to the loop; all that follow go the same way, or they would
  /// overtake it.
  private volatile boolean sendsLater;

  /// Whether the whole answer of the handler was handed over while the peer was there.
  private boolean sent;

  AnswerPath(ServerState server, HttpConnection connection, RequestRun run) {
    this.server = server;
    this.connection = connection;
    this.run = run;
  }

  boolean isSent() {
    return sent;
  }

  /// What takes the next bytes right now; null if they must be handed over.
  @Nullable ResponseWriter collector() {
    return sendsLater ? null : connection.collector();
  }

  /// Says that the last bytes of an answer were put into [#collector].
  void collected(End end) {
    sent = true;
    run.answered();
    connection.collected(end);
  }

  void send(byte[] bytes, End end) throws IOException {
    ResponseWriter shared = collector();
    if (shared != null) {
      shared.body(bytes, 0, bytes.length);
    } else {
      sendsLater = true;
      connection.window().acquire(bytes.length);
    }
    if (end != End.MORE) {
      sent = true;
      run.answered();
    }
    if (shared != null) {
      connection.collected(end);
    } else {
      connection.handOver().send(bytes, end);
    }
  }

  /// Sends a body in pieces, the first with its head.
  void sendInPieces(ResponseWriter head, byte[] bytes, int from, int length, End end)
      throws IOException {
    ResponseWriter out = head;
    int at = from;
    int left = length;
    while (left > ONE_PIECE) {
      send(out.body(bytes, at, ONE_PIECE).toBytes(), End.MORE);
      at += ONE_PIECE;
      left -= ONE_PIECE;
      out = new ResponseWriter(Math.min(left, ONE_PIECE));
    }
    send(out.body(bytes, at, left).toBytes(), end);
  }

  /// The connection, for what does not go through [#send]: all that follows goes to the loop.
  HttpConnection handedOver() {
    sendsLater = true;
    return connection;
  }

  /// Answers a refusal, and ends the connection.
  ///
  /// @param head whether the request was HEAD
  void refuse(Refusal refusal, boolean head) {
    run.answered();
    ResponseWriter shared = collector();
    if (shared != null) {
      server.refusal(refusal, head, shared);
      connection.collected(End.CLOSE);
    } else {
      ResponseWriter out = new ResponseWriter(512);
      server.refusal(refusal, head, out);
      byte[] bytes = out.toBytes();
      connection.window().add(bytes.length);
      connection.handOver().send(bytes, End.CLOSE);
    }
  }
}
