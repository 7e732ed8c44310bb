// InputBuffer: bytes of a connection that nobody has consumed yet.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;

/// Received bytes in order, in a heap array that exists only while there are any.
///
/// Belongs to the event loop. Netty's buffer is copied and can be released at once, so none
/// outlives the read that brought it; an idle connection holds no array.
final class InputBuffer {
  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int from;
  private int to;

  /// Copies what is readable in `buffer`, which stays the caller's to release.
  void append(ByteBuf buffer) {
    int added = buffer.readableBytes();
    int kept = to - from;
    if (to + added > bytes.length) {
      byte[] target = kept + added > bytes.length ? new byte[kept + added] : bytes;
      System.arraycopy(bytes, from, target, 0, kept);
      bytes = target;
      from = 0;
      to = kept;
    }
    buffer.getBytes(buffer.readerIndex(), bytes, to, added);
    to += added;
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
