// BodyDecoder: takes the body of a request out of the bytes of its connection.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import org.jspecify.annotations.Nullable;

/// Finds where a body ends, and hands out its bytes (RFC 9112 section 6). Resumable at every byte.
sealed interface BodyDecoder permits LengthDecoder, ChunkedDecoder {

  /// Takes decoded bytes.
  @FunctionalInterface
  interface Sink {
    void accept(byte[] bytes, int from, int length);

    /// Hears of a chunk before its first byte, so that one that is too large need not be awaited.
    default void announce(long size) {}
  }

  /// Consumes bytes until the body is complete, refused, or the window is empty. Never hands out
  /// more bytes than it consumed.
  ///
  /// @return the index after the last byte consumed
  int decode(byte[] in, int from, int to, Sink sink);

  boolean isDone();

  /// What is wrong, or null as long as nothing is.
  @Nullable Refusal refusal();
}
