// MessageDeflater: compresses whole messages for permessage-deflate.
package dev.serval.transport;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// The compression of RFC 7692 section 7.2.1, each message on its own (no context takeover), so
/// that its bytes are the same for every connection. For any number of threads.
///
/// A [Deflater] holds 256 KiB outside the heap, which costs more to get than a message to compress:
/// a few are kept.
final class MessageDeflater {
  /// Payloads shorter than this are sent as they are: the gain would be some bytes.
  static final int SHORTEST = 128;

  /// What ends every message of a sync flush, and is left out on the wire.
  private static final int TAIL = 4;

  private static final BlockingQueue<Deflater> KEPT =
      new ArrayBlockingQueue<>(Math.max(1, Runtime.getRuntime().availableProcessors()));

  private MessageDeflater() {}

  /// Returns the compressed payload, or null where that is no shorter.
  static byte @Nullable [] deflate(byte[] payload) {
    if (payload.length < SHORTEST) {
      return null;
    }
    Deflater deflater = KEPT.poll();
    if (deflater == null) {
      deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }
    try {
      return deflate(deflater, payload);
    } finally {
      deflater.reset();
      if (!KEPT.offer(deflater)) {
        deflater.end();
      }
    }
  }

  private static byte @Nullable [] deflate(Deflater deflater, byte[] payload) {
    byte[] out = new byte[Math.max(64, payload.length / 4)];
    int length = 0;
    deflater.setInput(payload);
    while (true) {
      length += deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
      if (length < out.length) {
        int kept = length - TAIL;
        return kept < payload.length ? Arrays.copyOf(out, kept) : null;
      }
      if (length >= payload.length + TAIL) {
        return null;
      }
      out = Arrays.copyOf(out, Math.min(length * 2, payload.length + TAIL + 1));
    }
  }
}
