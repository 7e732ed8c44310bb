package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.json.JsonWriter;
import dev.serval.transport.Execution;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One streamed response of items: what makes them, what waits, and the writing of it.
///
/// Two threads have a part in it. The maker, an [ItemSource], fills the [Outbox]; the request's
/// thread empties it into the connection and, where nothing comes for a while, sends a sign of
/// life: its wait has a time, so no other clock is needed. See `docs/guide/streaming.md`.
final class OutgoingStream implements Closeable {
  /// How long the head waits for a first item, so that what fails at once is an error answer.
  static final Duration FIRST = Duration.ofMillis(500);

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final ItemSource source;
  private final Outbox outbox;
  private final long heartbeatNanos;
  private final Queue<JsonWriter> batch = new ArrayDeque<>();
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
    request.parts().exchange().onGone(() -> outbox.end(Outbox.End.GONE));
    if (lifespan != null) {
      registration = lifespan.onStopping(() -> outbox.end(Outbox.End.STOPPING));
    }
    Throwable failure;
    try {
      refuseWhereNothingMayWait(request);
      source.start(outbox);
      failure = outbox.awaitFirst(FIRST.toNanos());
    } catch (Throwable thrown) {
      close();
      throw thrown;
    }
    if (failure != null) {
      close();
      throw thrown(failure);
    }
    return Response.of(Status.OK, headers, new ResponseBody.Streamed(-1, this::writeTo, this));
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

  private void writeTo(OutputStream out) throws IOException {
    boolean begun = false;
    while (true) {
      switch (take(begun ? heartbeatNanos : 0)) {
        case ITEMS -> {
          int count = batch.size();
          write(out, this::writeBatch);
          source.written(count);
        }
        case NOTHING_IN_TIME -> write(out, begun ? OutgoingStream::writeHeartbeat : _ -> 0);
        case END -> {
          finish();
          return;
        }
      }
      begun = true;
    }
  }

  /// Writes something, and returns what it took of the outbox.
  @FunctionalInterface
  private interface Piece {
    long writeTo(OutputStream out) throws IOException;
  }

  private long writeBatch(OutputStream out) throws IOException {
    long size = 0;
    for (JsonWriter item = batch.poll(); item != null; item = batch.poll()) {
      out.write(item.buffer(), 0, item.length());
      size += Outbox.cost(item);
    }
    return size;
  }

  private static long writeHeartbeat(OutputStream out) throws IOException {
    out.write(HEARTBEAT);
    return 0;
  }

  private Outbox.Taken take(long nanos) throws IOException {
    try {
      return outbox.take(batch, nanos);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while a stream waits").initCause(interruption);
    }
  }

  /// Writes a piece and flushes, which also sends the head of the response.
  private void write(OutputStream out, Piece piece) throws IOException {
    outbox.beginWriting();
    long size = 0;
    try {
      size = piece.writeTo(out);
      out.flush();
    } catch (IOException failure) {
      Outbox.End end = outbox.ended();
      if (end != null && end.isAbrupt()) {
        throw new StreamEndedException(end.text());
      }
      throw failure;
    } finally {
      outbox.endWriting(size);
    }
  }

  /// A stream that did not come to its end must not look as if it had.
  private void finish() throws IOException {
    Outbox.End end = outbox.ended();
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
    outbox.end(Outbox.End.GONE);
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
