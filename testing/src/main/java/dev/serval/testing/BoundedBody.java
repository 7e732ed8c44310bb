// The body of a request in memory, held to its limit.
package dev.serval.testing;

import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A body of known length: one above the limit fails at the first read, as on a connection.
final class BoundedBody extends InputStream {
  private final ByteArrayInputStream bytes;
  private final int length;
  private long limit;
  private @Nullable Refusal failure;

  BoundedBody(byte[] bytes, long limit) {
    this.bytes = new ByteArrayInputStream(bytes);
    this.length = bytes.length;
    this.limit = limit;
  }

  void limit(long max) {
    limit = max;
  }

  long limit() {
    return limit;
  }

  @Nullable Refusal failure() {
    return failure;
  }

  @Override
  public int read() throws RequestBodyException {
    check();
    return bytes.read();
  }

  @Override
  public int read(byte[] into, int from, int size) throws RequestBodyException {
    check();
    return bytes.read(into, from, size);
  }

  private void check() throws RequestBodyException {
    if (length > limit) {
      failure = Refusal.bodyTooLarge(limit);
      throw new RequestBodyException(failure);
    }
  }
}
