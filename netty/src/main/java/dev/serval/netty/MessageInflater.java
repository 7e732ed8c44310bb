// MessageInflater: decompresses whole messages of permessage-deflate.
package dev.serval.netty;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The decompression of RFC 7692 section 7.2.2, each message on its own, on the thread that
/// receives: a loop has no time for it. For any number of threads.
final class MessageInflater {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /// An inflater holds 40 KiB outside the heap; a few are kept.
  private static final BlockingQueue<Inflater> KEPT =
      new ArrayBlockingQueue<>(Math.max(1, Runtime.getRuntime().availableProcessors()));

  private MessageInflater() {}

  /// Decompresses a message.
  ///
  /// @param max bytes that it may have
  /// @return the payload; `max + 1` bytes if there are more
  /// @throws DataFormatException if the bytes are not compressed data
  static byte[] inflate(byte[] compressed, int max) throws DataFormatException {
    Inflater inflater = KEPT.poll();
    if (inflater == null) {
      inflater = new Inflater(true);
    }
    try {
      Growing out = new Growing(compressed.length, max);
      inflate(inflater, compressed, out);
      inflate(inflater, TAIL, out);
      return out.toBytes();
    } finally {
      inflater.reset();
      if (!KEPT.offer(inflater)) {
        inflater.end();
      }
    }
  }

  /// A final block ends a stream of zlib's but not the message (section 7.2.3.4).
  private static void inflate(Inflater inflater, byte[] input, Growing out)
      throws DataFormatException {
    inflater.setInput(input);
    while (!out.isOver()) {
      int room = out.room();
      int count = inflater.inflate(out.bytes, out.length, room);
      out.length += count;
      if (inflater.finished()) {
        int left = inflater.getRemaining();
        inflater.reset();
        inflater.setInput(input, input.length - left, left);
      } else if (inflater.needsDictionary()) {
        throw new DataFormatException("a preset dictionary");
      } else if (count == 0 && inflater.needsInput()) {
        return;
      } else if (count == 0) {
        throw new DataFormatException("no progress");
      }
    }
  }

  /// Output that grows up to one byte more than is allowed.
  private static final class Growing {
    private final int most;
    byte[] bytes;
    int length;

    Growing(int compressed, int max) {
      most = max == Integer.MAX_VALUE ? max : max + 1;
      bytes = new byte[(int) Math.min(most, 64 + 3L * compressed)];
    }

    boolean isOver() {
      return length == most;
    }

    int room() {
      if (length == bytes.length && length < most) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * length));
      }
      return bytes.length - length;
    }

    byte[] toBytes() {
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }
}
