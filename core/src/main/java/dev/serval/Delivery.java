package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.FileSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The way of a response out of the [Dispatcher]: handed to the exchange, then its sources are
/// closed, then those are told who wait for the outcome. By the request's thread; where the
/// connection takes the body by itself ([OutgoingStream]), what comes after is done by a new one.
final class Delivery {
  private static final byte[] NOTHING = new byte[0];

  private final Exchange exchange;
  private final Response response;
  private final @Nullable Request request;
  private @Nullable Throwable cut;
  private long bodyBytes;
  private OutgoingStream.@Nullable Pushed pushed;

  private Delivery(Exchange exchange, Response response, @Nullable Request request) {
    this.exchange = exchange;
    this.response = response;
    this.request = request;
  }

  /// Answers `exchange`.
  ///
  /// @param request the request; null where none could be made of the exchange
  static void deliver(Exchange exchange, Response response, @Nullable Request request) {
    Delivery delivery = new Delivery(exchange, response, request);
    RequestParts parts = request == null ? null : request.parts();
    RequestParts ending = parts != null && parts.hasEnd(response) ? parts : null;
    if (ending != null) {
      ending.ending();
    }
    if (response.body() instanceof ResponseBody.Streamed streamed
        && streamed.writer() instanceof OutgoingStream stream
        && delivery.push(stream, ending)) {
      return;
    }
    try {
      delivery.write();
    } catch (RuntimeException | Error failure) {
      delivery.cut = failure;
      throw failure;
    } finally {
      delivery.end(ending);
    }
  }

  /// Has the connection take the body, where it can.
  ///
  /// @return whether it does; all that is left is done when that has ended
  private boolean push(OutgoingStream stream, @Nullable RequestParts ending) {
    if (!hasContent()) {
      return false;
    }
    OutgoingStream.Pushed body =
        stream.pushed(
            () -> Thread.ofVirtual().name("serval-stream-end").start(() -> endPushed(ending)));
    pushed = body;
    try {
      return exchange.push(response.status(), response.headers(), body);
    } catch (Throwable failure) {
      cut = failure;
      if (exchange.isOpen()) {
        ErrorMapper.fault(failure, request);
      }
      end(ending);
      return true;
    }
  }

  private void endPushed(@Nullable RequestParts ending) {
    OutgoingStream.Pushed body = Objects.requireNonNull(pushed);
    bodyBytes = body.bytes();
    cut = body.failure();
    if (cut != null && !(cut instanceof StreamEndedException) && exchange.isOpen()) {
      ErrorMapper.fault(cut, request);
    }
    end(ending);
  }

  private void end(@Nullable RequestParts ending) {
    try {
      end();
    } finally {
      if (ending != null) {
        ending.ended();
      }
    }
  }

  /// Whatever one step throws, the next is taken.
  private void end() {
    try {
      closeSources(response, request);
    } finally {
      try {
        tell();
      } finally {
        deleteUploads(request);
      }
    }
  }

  private void write() {
    Status status = response.status();
    Headers headers = response.headers();
    if (status.code() < 200 && !(response.body() instanceof ResponseBody.OfWebSocket)) {
      throw new IllegalStateException("A layer replaced what a WebSocket does, and not its status");
    }
    switch (response.body()) {
      case ResponseBody.Empty() -> exchange.respond(status, headers, NOTHING, 0, 0);
      case ResponseBody.Bytes bytes -> {
        exchange.respond(status, headers, bytes.array(), 0, (int) bytes.length());
        bodyBytes = hasContent() ? bytes.length() : 0;
      }
      case ResponseBody.Streamed streamed -> stream(streamed);
      case ResponseBody.OfWebSocket _ when status.code() >= 200 ->
          exchange.respond(status, headers, NOTHING, 0, 0); // a layer refused it
      case ResponseBody.OfWebSocket socket -> cut = socket.run().run(exchange, response);
      case ResponseBody.OfFile file -> stream(file);
    }
  }

  private boolean hasContent() {
    return exchange.method() != Method.HEAD && !response.status().forbidsContent();
  }

  /// Streams the body. When its writer fails, the stream stays open, which makes the transport cut
  /// the connection: half a body must not look like a whole one.
  private void stream(ResponseBody body) {
    try {
      OutputStream out = exchange.stream(response.status(), response.headers(), body.length());
      if (hasContent()) {
        // Whoever makes a stream may still ask to hear of it.
        body.writeTo(isAwaited() || body.length() < 0 ? new Counted(out) : out);
      }
      out.close();
    } catch (Throwable failure) {
      cut = failure;
      if (exchange.isOpen() && !(failure instanceof StreamEndedException)) {
        ErrorMapper.fault(failure, request);
      }
    }
  }

  private boolean isAwaited() {
    return request != null && request.parts().isAwaited();
  }

  @SuppressWarnings("ReferenceEquality") // it is this very failure that counts
  private void tell() {
    if (request == null) {
      return;
    }
    RequestParts parts = request.parts();
    Throwable failure = cut != null ? cut : parts.failure();
    if (isAwaited()) {
      // What became of a WebSocket its own end says.
      boolean webSocket = response.status().code() < 200;
      boolean complete = cut == null && (webSocket || exchange.isSent());
      parts.answered(new Outcome(response.status(), bodyBytes, failure, complete), request);
    }
    if (parts.isOpen()) { // opened too late for its end to change the response
      Throwable last = parts.close(response, failure);
      if (last != null && last != failure) {
        ErrorMapper.fault(last, request);
      }
    }
  }

  /// Closes what the response reads from, and what those before it did.
  static void closeSources(Response last, @Nullable Request request) {
    try {
      if (request == null) {
        Closeable source = last.source();
        if (source != null) {
          source.close();
        }
        return;
      }
      request.parts().opened(last);
      OpenSources sources = request.parts().sources();
      if (sources != null) {
        sources.close();
      }
    } catch (IOException failure) {
      ErrorMapper.fault(failure, request);
    }
  }

  /// Deletes the files that the request brought and nobody moved.
  private static void deleteUploads(@Nullable Request request) {
    if (request != null) {
      try {
        request.parts().body().close();
      } catch (IOException failure) {
        ErrorMapper.fault(failure, request);
      }
    }
  }

  /// Counts what is written of the body.
  private final class Counted extends OutputStream implements FileSink {
    private final OutputStream out;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bodyBytes++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      bodyBytes += length;
    }

    @Override
    public void transfer(FileChannel file, long position, long count) throws IOException {
      FileSink.send(out, file, position, count);
      bodyBytes += count;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
