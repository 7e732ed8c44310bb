// InputBuffer: bytes of a connection that nobody has consumed yet.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Received bytes in order: in the array of the loop while a batch is served, in an own array of
/// just their size between batches.
///
/// Belongs to the event loop. Netty's buffer is copied and can be released at once, so none
/// outlives the read that brought it; an idle connection holds no array.
final class InputBuffer {
  private static final byte[] NONE = {};

  private final byte[] window;
  private byte[] bytes = NONE;
  private int from;
  private int to;

  /// @param window the loop's array, free when a batch begins
  InputBuffer(byte[] window) {
    this.window = window;
  }

  /// Copies what is readable in `buffer`, which stays the caller's to release.
  void append(ByteBuf buffer) {
    int added = buffer.readableBytes();
    int kept = to - from;
    if (kept == 0 && added <= window.length) {
      bytes = window;
      from = 0;
      to = 0;
    } else if (to + added > bytes.length) {
      byte[] target = kept + added <= bytes.length ? bytes : new byte[kept + added];
      System.arraycopy(bytes, from, target, 0, kept);
      bytes = target;
      from = 0;
      to = kept;
    }
    buffer.getBytes(buffer.readerIndex(), bytes, to, added);
    to += added;
  }

  /// Ends the batch: what is left moves out of the loop's array.
  @SuppressWarnings("ReferenceEquality") // which array it is, not what it holds
  void leaveWindow() {
    if (bytes == window) {
      bytes = Arrays.copyOfRange(window, from, to);
      to -= from;
      from = 0;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int size() {
    return to - from;
  }

  boolean isEmpty() {
    return from == to;
  }

  /// Takes the next bytes out, in an array of their own.
  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, from, from + count);
    consumeTo(from + count);
    return taken;
  }

  void consumeTo(int index) {
    from = index;
    if (from == to) {
      clear();
    }
  }

  void clear() {
    bytes = NONE;
    from = 0;
    to = 0;
  }
}
