// RequestBodyStream: the body of a request as a blocking stream.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// Reads the [IncomingBody] of an exchange and holds the body to its limit.
///
/// A body of exactly the limit is read to its end; the first byte above it fails the body, and one
/// whose announced length is above the limit fails before a byte is asked for. So does one with a
/// chunk whose announced size leads above the limit.
final class RequestBodyStream extends InputStream {
  private final NettyExchange exchange;
  private long limit;
  private long consumed;
  private boolean touched;
  private boolean closed;

  RequestBodyStream(NettyExchange exchange, long limit) {
    this.exchange = exchange;
    this.limit = limit;
  }

  void limit(long max) {
    limit = max;
  }

  long limit() {
    return limit;
  }

  /// Whether anybody has tried to read.
  boolean isTouched() {
    return touched;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (closed) {
      throw new IOException("the body was closed");
    }
    touched = true;
    if (length == 0) {
      return 0;
    }
    if (exchange.contentLength() > limit) {
      throw tooLarge();
    }
    exchange.askForBody();
    long left = limit - consumed;
    int wanted = left < length ? (int) left + 1 : length;
    int taken = exchange.incoming().read(target, offset, wanted, limit);
    if (taken > left || taken == IncomingBody.TOO_LARGE) {
      throw tooLarge();
    }
    consumed += Math.max(taken, 0);
    return taken;
  }

  @Override
  public int available() {
    return closed ? 0 : exchange.incoming().available();
  }

  @Override
  public void close() {
    closed = true;
  }

  private RequestBodyException tooLarge() {
    Refusal refusal = Refusals.bodyTooLarge(limit);
    exchange.failBody(refusal);
    return new RequestBodyException(Objects.requireNonNullElse(exchange.bodyFailure(), refusal));
  }
}
