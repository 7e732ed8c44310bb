// ReceiveAllocator: has the sockets of an event loop read into one buffer.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/// Gives each read the [LoopBuffer], in place of one that is sized by what earlier reads brought.
///
/// A read is over when [ConnectionEvents] has copied what came, so the buffer can be as large as
/// the loop's window at no cost for each connection.
final class ReceiveAllocator extends DefaultMaxMessagesRecvByteBufAllocator {
  private final LoopBuffer buffer;

  ReceiveAllocator(LoopBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface of Netty's that channels are configured with
  public Handle newHandle() {
    return new MaxMessageHandle() {
      @Override
      public int guess() {
        return buffer.capacity();
      }

      @Override
      public ByteBuf allocate(ByteBufAllocator pool) {
        return buffer.lend();
      }
    };
  }
}
