// LoopBuffer: a direct buffer that an event loop uses again and again.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// One buffer of a fixed size, lent to whoever is about to read from a socket or to write to one.
///
/// Nearly always it is back before the next one asks: what was read has been copied, what was
/// written the kernel took at once. Then nothing is allocated, counted or tracked. Who keeps it, as
/// a channel does whose peer does not read, keeps it for good, and the next one gets another.
/// Belongs to one event loop.
final class LoopBuffer {
  /// Without leak detection: that it came back is seen each time it is lent.
  private static final ByteBufAllocator UNTRACKED = new UnpooledByteBufAllocator(true, true);

  private final int capacity;
  private @Nullable ByteBuf buffer;

  /// @param capacity in bytes; nothing is allocated before the first use
  LoopBuffer(int capacity) {
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  /// Returns the buffer, empty; the borrower releases it.
  ByteBuf lend() {
    ByteBuf lent = buffer;
    if (lent == null || lent.refCnt() > 1) {
      drop();
      lent = UNTRACKED.directBuffer(capacity, capacity);
      buffer = lent;
    }
    return lent.clear().retain();
  }

  /// Frees the memory; a borrower may still hold it.
  void drop() {
    ByteBuf last = buffer;
    if (last != null) {
      buffer = null;
      last.release();
    }
  }
}
