// LengthDecoder: a body of Content-Length bytes.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import org.jspecify.annotations.Nullable;

/// A body whose length is known. Nothing in it can be malformed.
final class LengthDecoder implements BodyDecoder {
  private long remaining;

  LengthDecoder(long length) {
    this.remaining = length;
  }

  @Override
  public int decode(byte[] in, int from, int to, Sink sink) {
    int length = (int) Math.min(remaining, to - from);
    if (length > 0) {
      sink.accept(in, from, length);
      remaining -= length;
    }
    return from + length;
  }

  @Override
  public boolean isDone() {
    return remaining == 0;
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }
}
