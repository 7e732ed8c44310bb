// ArrivedBody: a body that came with its head, or none.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import org.jspecify.annotations.Nullable;

/// All bytes of a body, in one array that nobody else has. Needs no lock: only its reader uses it,
/// apart from [#fail].
final class ArrivedBody implements IncomingBody {
  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private int at;
  private volatile @Nullable Refusal failure;

  ArrivedBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the body of a request out of the input, or returns null if not all of it is there, or if
  /// nobody knows before it was decoded. A request without a body has an empty one.
  static @Nullable ArrivedBody of(AcceptedRequest request, InputBuffer input) {
    long length = request.contentLength();
    if (length == 0) {
      return new ArrivedBody(NOTHING);
    }
    return length > 0 && length <= input.size() ? new ArrivedBody(input.take((int) length)) : null;
  }

  @Override
  public int read(byte[] target, int offset, int length, long limit) throws RequestBodyException {
    Refusal broken = failure;
    if (broken != null) {
      throw new RequestBodyException(broken);
    }
    if (at == bytes.length) {
      return -1;
    }
    int taken = Math.min(length, available());
    System.arraycopy(bytes, at, target, offset, taken);
    at += taken;
    return taken;
  }

  @Override
  public int available() {
    return bytes.length - at;
  }

  @Override
  public boolean isComplete() {
    return failure == null;
  }

  @Override
  public long received() {
    return bytes.length;
  }

  @Override
  public void fail(Refusal refusal) {
    if (failure == null) {
      failure = refusal;
    }
  }

  @Override
  public void discard(long max, long nanos) {}

  @Override
  public void awaitArrival(long nanos) {}
}
