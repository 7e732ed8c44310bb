package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.transport.Execution;
import dev.serval.transport.Piece;
import dev.serval.transport.PushedBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One streamed response of items: what makes them, what waits, and the writing of it.
///
/// The maker, an [ItemSource], fills the [Outbox]. Where nothing of the application stands between
/// that and the connection, the connection's thread empties it ([Exchange#push]) and the request's
/// thread ends; else the request's thread does ([#writeTo]), and what the application put around it
/// sees all bytes. See `docs/guide/streaming.md`.
final class OutgoingStream implements StreamWriter, Closeable {
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final Piece HEARTBEAT = new Piece(COMMENT, COMMENT.length);

  /// How often it is looked whether the source is quiet, in nanoseconds.
  private static final long LOOK = 1_000_000;

  private final ItemSource source;
  private final Outbox outbox;
  private final long heartbeatNanos;
  private Lifespan.@Nullable Registration registration;

  /// @param options the bounds; a heartbeat of zero is none
  OutgoingStream(ItemSource source, EventOptions options) {
    this.source = source;
    this.outbox = new Outbox(options.maxQueued(), options.overflow(), source::interrupt);
    this.heartbeatNanos =
        options.heartbeat().isZero() ? Long.MAX_VALUE : options.heartbeat().toNanos();
  }

  /// Starts the source, waits a moment for what it has to say, and returns the response.
  ///
  /// @param lifespan at whose end the stream ends; null where the server shall wait for it
  /// @throws Exception what the source ended in before there was an item
  Response respond(Request request, Headers headers, @Nullable Lifespan lifespan) throws Exception {
    request.parts().exchange().onGone(() -> outbox.end(StreamEnd.GONE));
    if (lifespan != null) {
      registration = lifespan.onStopping(() -> outbox.end(StreamEnd.STOPPING));
    }
    Throwable failure;
    try {
      refuseWhereNothingMayWait(request);
      source.start(outbox);
      failure = awaitFirst();
    } catch (Throwable thrown) {
      close();
      throw thrown;
    }
    if (failure != null) {
      close();
      throw thrown(failure);
    }
    return Response.of(Status.OK, headers, new ResponseBody.Streamed(-1, this, this));
  }

  /// Waits until the head of the response may be sent. A source that is found quiet twice in a row
  /// is so: once may be a wait for a lock.
  ///
  /// @return what the source failed in before there was an item; null where it did not
  private @Nullable Throwable awaitFirst() throws InterruptedException {
    long end = System.nanoTime() + source.patience().toNanos();
    long step = LOOK;
    boolean quiet = false;
    boolean known = false;
    for (long left = end - System.nanoTime(); !known && left > 0; left = end - System.nanoTime()) {
      boolean before = quiet;
      quiet = source.isQuiet();
      if (quiet && before) {
        break;
      }
      step = quiet ? LOOK : Math.min(2 * step, left);
      known = outbox.awaitFirst(step);
    }
    return outbox.firstFailure();
  }

  /// An event loop that waited for items would serve nobody else, and not hear that the client has
  /// gone; the threads for what computes are few.
  private static void refuseWhereNothingMayWait(Request request) {
    MountedRoute mounted = request.parts().route();
    if (mounted == null) {
      return;
    }
    Execution execution = mounted.route().execution();
    if (execution == Execution.INLINE || execution == Execution.CPU) {
      throw new IllegalStateException(
          "%s (%s) streams items and waits for them: expected Execution.VIRTUAL, found %s"
              .formatted(mounted.template(), mounted.route().place(), execution));
    }
  }

  private static Exception thrown(Throwable failure) {
    return switch (failure) {
      case Exception exception -> exception;
      case Error error -> throw error;
      default -> new IllegalStateException("The stream has failed", failure);
    };
  }

  private @Nullable Piece next() {
    Piece item = outbox.poll();
    return item == null ? source.next() : item;
  }

  private void written() {
    int count = outbox.written();
    if (count > 0) {
      source.written(count);
    }
  }

  // By the connection's thread.

  /// What is pushed, and how it ended.
  interface Pushed extends PushedBody {
    /// The bytes that were taken.
    long bytes();

    /// What the stream ended in; null where it is complete.
    @Nullable Throwable failure();
  }

  /// Returns this as a body that the connection's thread takes.
  ///
  /// @param onEnded called by the transport's thread when the answer is over, with what it says
  Pushed pushed(Runnable onEnded) {
    return new Push(onEnded);
  }

  private final class Push implements Pushed {
    private final Runnable onEnded;
    private long bytes;

    Push(Runnable onEnded) {
      this.onEnded = onEnded;
    }

    @Override
    public void begin(Runnable wake) {
      outbox.wakeBy(wake);
    }

    @Override
    public @Nullable Piece poll(long quiet) {
      Piece item = next();
      if (item == null && quiet >= heartbeatNanos && outbox.isOpen()) {
        item = HEARTBEAT;
      }
      bytes += item == null ? 0 : item.length();
      return item;
    }

    @Override
    public void taken() {
      written();
    }

    @Override
    public State state() {
      return switch (outbox.settled()) {
        case null -> State.OPEN;
        case COMPLETE, STOPPING -> State.COMPLETE;
        case FAILED -> State.BROKEN;
        case GONE, SLOW -> State.CUT;
      };
    }

    @Override
    public long patience() {
      return heartbeatNanos;
    }

    @Override
    public void ended(boolean complete) {
      if (!complete) {
        outbox.end(StreamEnd.GONE);
      }
      onEnded.run();
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public @Nullable Throwable failure() {
      StreamEnd end = outbox.ended();
      return end != null && end.isAbrupt()
          ? new StreamEndedException(end.text())
          : outbox.failure();
    }
  }

  // By the request's thread.

  @Override
  public void writeTo(OutputStream out) throws IOException {
    write(out, null);
    while (true) {
      switch (await()) {
        case ITEMS -> write(out, null);
        case NOTHING_IN_TIME -> write(out, HEARTBEAT);
        case END -> {
          finish();
          return;
        }
      }
    }
  }

  private Outbox.Found await() throws IOException {
    try {
      return outbox.await(heartbeatNanos);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while a stream waits").initCause(interruption);
    }
  }

  /// Writes all that waits, or `sign` where nothing does, and flushes, which also sends the head of
  /// the response.
  private void write(OutputStream out, @Nullable Piece sign) throws IOException {
    outbox.beginWriting();
    try {
      Piece item = next();
      item = item == null ? sign : item;
      while (item != null) {
        out.write(item.bytes(), 0, item.length());
        item = next();
      }
      out.flush();
    } catch (IOException failure) {
      StreamEnd end = outbox.ended();
      if (end != null && end.isAbrupt()) {
        throw new StreamEndedException(end.text());
      }
      throw failure;
    } finally {
      outbox.endWriting();
      written();
    }
  }

  /// A stream that did not come to its end must not look as if it had.
  private void finish() throws IOException {
    StreamEnd end = outbox.ended();
    if (end != null && end.isAbrupt()) {
      throw new StreamEndedException(end.text());
    }
    Throwable failure = outbox.failure();
    switch (failure) {
      case null -> {}
      case IOException broken -> throw broken;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalStateException("The stream has failed", failure);
    }
  }

  /// Ends the stream, if that was not done, and waits for the code that makes items. Called when
  /// the request is answered, or when it is answered otherwise.
  @Override
  public void close() {
    outbox.end(StreamEnd.GONE);
    Lifespan.Registration registered = registration;
    if (registered != null) {
      registered.close();
    }
    try {
      source.end();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
