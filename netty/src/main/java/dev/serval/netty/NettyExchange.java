// NettyExchange: one request of a connection, its body, and the one answer to it.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.transport.PushedBody;
import dev.serval.transport.Refusal;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The exchange that a handler sees, and the rule of who answers.
///
/// The right to answer is taken once ([AnswerRight]): by the handler when it calls [#respond] or
/// [#stream], or by the transport when the handler ends without an answer, or gives none in time
/// though the body is broken. What the handler answers to a broken body is sent if it says what the
/// refusal says, and else replaced. So a framing error wins over any answer that was not yet begun,
/// and loses against one that was; either way the connection is closed after it.
///
/// Runs on the request's virtual thread. While the event loop carries that thread, a small answer
/// is composed in the loop's own array and no other thread hears of it; once the thread has waited
/// for something it goes on elsewhere, and what it sends is handed to the loop ([RequestRun]).
/// [#refuseLate] and [#disconnected] are called by the loop.
final class NettyExchange extends RequestView {
  private final IncomingBody incoming;
  private final RequestBodyStream body;
  private final RequestRun run;
  private final AnswerRight right = new AnswerRight();
  private final BodyFailure failure = new BodyFailure();
  private volatile boolean awaitsContinue;

  private @Nullable ResponseStream stream;
  private boolean isPushed;
  private @Nullable NettyWebSocket webSocket;

  private final AnswerPath path;

  NettyExchange(
      ServerState server,
      HttpConnection connection,
      AcceptedRequest request,
      IncomingBody incoming) {
    super(server, request, connection);
    this.incoming = incoming;
    this.body = new RequestBodyStream(this, server.config().maxBody());
    this.run = new RequestRun(server, this);
    this.path = new AnswerPath(server, connection, run);
    this.awaitsContinue = request.expectsContinue() && !incoming.isComplete();
  }

  // The request.

  /// How what is answered gets to the connection.
  AnswerPath path() {
    return path;
  }

  /// Where it runs, and whether it is over.
  RequestRun run() {
    return run;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void limitBody(long max) {
    if (max < 0) {
      throw new IllegalArgumentException("a body limit must be at least 0, not " + max);
    }
    body.limit(max);
  }

  @Override
  public long bodyLimit() {
    return body.limit();
  }

  @Override
  public @Nullable Refusal bodyFailure() {
    return failure.get();
  }

  IncomingBody incoming() {
    return incoming;
  }

  /// Whether bytes of the body are due: not before the peer was told to continue.
  boolean awaitsBody() {
    return !awaitsContinue;
  }

  /// Asks for the body, if the peer waits to be asked. Called before each read.
  void askForBody() throws IOException {
    if (!awaitsContinue) {
      return;
    }
    awaitsContinue = false;
    if (failure.get() != null || incoming.received() > 0 || incoming.isComplete()) {
      return;
    }
    if (stream != null && stream.hasBegun()) {
      failBody(Refusals.NOT_CONTINUED);
      return;
    }
    path.send(ResponseFraming.CONTINUE, End.MORE);
  }

  /// Makes the body unreadable, and leaves it to the handler to answer the refusal: its answer has
  /// what all answers of the application have. Any thread.
  void failBody(Refusal refusal) {
    if (failure.found(refusal, System.nanoTime())) {
      incoming.fail(refusal);
    }
  }

  /// Answers the refusal of a broken body, where the handler has had its time to do so. For the
  /// loop.
  ///
  /// @param now the time in nanoseconds
  void refuseLate(long now) {
    Refusal refusal = failure.foundBefore(now - server.config().lingerTimeout().toNanos());
    if (refusal != null && right.takeForTransport()) {
      path.refuse(refusal, request.isHead());
    }
  }

  // The answer.

  @Override
  public boolean isCommitted() {
    return right.isTaken();
  }

  @Override
  public boolean isSent() {
    return path.isSent();
  }

  @Override
  public void respond(Status status, Headers headers, byte[] bytes, int from, int length) {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (!commit(status)) {
      return;
    }
    try {
      settleBody();
      if (refuseBrokenBody(status)) {
        return;
      }
      ResponseFraming framing =
          ResponseFraming.of(request.isHead(), request.minor(), status, length);
      int size = framing.hasBody() ? length : 0;
      End end = end(headers);
      ResponseWriter shared = size > AnswerPath.ONE_PIECE ? null : path.collector();
      if (shared != null) {
        compose(shared, status, headers, framing, end);
        shared.body(bytes, from, size);
        path.collected(end);
      } else {
        ResponseWriter out = new ResponseWriter(256 + Math.min(size, AnswerPath.ONE_PIECE));
        compose(out, status, headers, framing, end);
        path.sendInPieces(out, bytes, from, size, end);
      }
    } catch (IOException e) {
      // The peer is gone, or this thread was interrupted by the end of the server.
      connection.handOver().cut();
    }
  }

  /// Writes the head; if it cannot be sent, nothing of it stays, and the handler may answer anew.
  private void compose(
      ResponseWriter out, Status status, Headers headers, ResponseFraming framing, End end) {
    int mark = out.length();
    try {
      out.head(status, headers, framing, end == End.REUSE, request.minor());
    } catch (IllegalArgumentException e) {
      out.truncate(mark);
      right.giveBack();
      throw e;
    }
  }

  @Override
  public OutputStream stream(Status status, Headers headers, long length) {
    if (length < -1) {
      throw new IllegalArgumentException("a length must be at least -1, not " + length);
    }
    if (!commit(status)) {
      return OutputStream.nullOutputStream();
    }
    StreamHead head = head(status, headers, length);
    if (head == null) {
      return OutputStream.nullOutputStream();
    }
    stream = new ResponseStream(this, bodyFailure() == null ? null : status, head, length);
    return stream;
  }

  @Override
  public boolean push(Status status, Headers headers, PushedBody pushed) {
    StreamHead head = commit(status) ? head(status, headers, -1) : null;
    isPushed = true;
    if (head == null) {
      run.answered();
      pushed.ended(false);
    } else {
      path.handedOver().handOver().push(new PushedAnswer(this, head, pushed));
    }
    return true;
  }

  /// Whether the answer goes on without a thread.
  boolean isPushed() {
    return isPushed;
  }

  /// Encodes the head of a body that is made while it is sent; null if it was answered otherwise.
  private @Nullable StreamHead head(Status status, Headers headers, long length) {
    try {
      if (!body.isTouched() && !awaitsContinue) {
        incoming.awaitArrival(server.config().lingerTimeout().toNanos());
      }
      if (refuseBrokenBody(status)) {
        return null;
      }
      ResponseFraming framing =
          ResponseFraming.of(request.isHead(), request.minor(), status, length);
      boolean reuse = mayReuse(headers) && framing.kind() != ResponseFraming.Kind.UNTIL_CLOSE;
      ResponseWriter out = new ResponseWriter(256);
      out.head(status, headers, framing, reuse, request.minor());
      return new StreamHead(out.toBytes(), framing, reuse);
    } catch (IllegalArgumentException e) {
      right.giveBack();
      throw e;
    } catch (IOException e) {
      connection.handOver().cut();
      return null;
    }
  }

  @Override
  public WebSocketChannel openWebSocket(Headers headers, WebSocketOptions options)
      throws IOException {
    if (!isUpgradable()) {
      throw new IllegalStateException("only a GET of HTTP/1.1 without a body opens a WebSocket");
    }
    if (!right.takeForHandler() || !isOpen()) {
      throw new IOException("the peer is gone");
    }
    try {
      webSocket = WebSocketHandshake.open(this, path.collector(), headers, options);
      return webSocket;
    } catch (IllegalArgumentException e) {
      right.giveBack();
      throw e;
    }
  }

  /// Takes the right to answer.
  ///
  /// @return false if the transport has answered
  private boolean commit(Status status) {
    if (status.code() < 200) {
      throw new IllegalArgumentException("a final status is 200 or above, not " + status.code());
    }
    return right.takeForHandler();
  }

  /// Waits for the rest of a body that nobody reads, within bounds, so that a broken one is refused
  /// and a good one leaves the connection usable.
  void settleBody() throws IOException {
    if (awaitsContinue || incoming.isComplete()) {
      return;
    }
    int max = server.config().maxDrain();
    if (request.contentLength() - incoming.received() <= max) {
      incoming.discard(max, server.config().lingerTimeout().toNanos());
    }
  }

  /// Sends the refusal in place of an answer that has not begun, unless that says the same.
  ///
  /// @param status that of an answer which knows of the broken body, and so closes the connection;
  ///   null for one that does not
  /// @return whether it was sent
  boolean refuseBrokenBody(@Nullable Status status) {
    Refusal refusal = failure.get();
    if (refusal == null || refusal.status().equals(status)) {
      return false;
    }
    path.refuse(refusal, request.isHead());
    return true;
  }

  private End end(Headers headers) {
    return mayReuse(headers) && bodyIsDone() ? End.REUSE : End.CLOSE;
  }

  private boolean mayReuse(Headers headers) {
    boolean unasked = awaitsContinue && !incoming.isComplete();
    return request.keepAlive()
        && !unasked
        && failure.get() == null
        && !server.isStopping()
        && !ResponseWriter.asksToClose(headers);
  }

  /// Whether the next byte of the connection belongs to the next request.
  boolean bodyIsDone() {
    return incoming.isComplete();
  }

  // The end.

  /// Makes sure of an answer, when the handler has returned or thrown `fault`.
  void finish(@Nullable Throwable fault) {
    if (isPushed) {
      return; // the loop does
    }
    if (webSocket != null) {
      webSocket.handlerEnded(fault);
      return;
    }
    if (right.takeForTransport()) {
      Refusal broken = failure.get();
      if (broken == null) {
        report("a handler ended without an answer", fault);
      }
      path.refuse(broken == null ? Refusals.INTERNAL : broken, request.isHead());
      return;
    }
    ResponseStream begun = stream;
    if (begun != null && !begun.hasEnded()) {
      if (fault != null || !connection.isPeerGone()) { // who streams is told, and gives up
        report("a handler did not finish its answer", fault);
      }
      if (begun.hasBegun()) {
        connection.handOver().cut();
      } else {
        path.refuse(Refusals.INTERNAL, request.isHead());
      }
    } else if (fault != null && failure.get() == null) {
      report("a handler failed after its answer", fault);
    }
  }

  void disconnected() {
    peerGone();
    if (!incoming.isComplete()) {
      failure.cut();
      incoming.fail(Refusals.BODY_CUT);
    }
  }
}
