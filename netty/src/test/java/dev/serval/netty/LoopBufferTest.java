package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

final class LoopBufferTest {
  private final LoopBuffer buffer = new LoopBuffer(1024);

  @Test
  void lendsTheSameBufferAgainOnceItIsBack() {
    ByteBuf first = buffer.lend();
    first.writeLong(42);
    first.release();
    ByteBuf second = buffer.lend();
    assertThat(second).isSameAs(first);
    assertThat(second.readableBytes()).isZero();
    assertThat(second.isDirect()).isTrue();
    second.release();
    buffer.drop();
  }

  @Test
  void leavesABufferToWhoKeepsIt() {
    ByteBuf kept = buffer.lend().writeLong(42);
    ByteBuf other = buffer.lend().writeLong(7);
    assertThat(other).isNotSameAs(kept);
    assertThat(kept.readLong()).isEqualTo(42);
    assertThat(kept.release()).as("freed by its last holder").isTrue();
    assertThat(other.release()).as("freed while it may be lent again").isFalse();
    buffer.drop();
  }

  @Test
  void isFreedWhenDroppedAndNobodyHoldsIt() {
    ByteBuf lent = buffer.lend();
    lent.release();
    buffer.drop();
    assertThat(lent.refCnt()).isZero();
    buffer.drop();
  }

  @Test
  void outlivesItsLoopWhereAChannelStillHoldsIt() {
    ByteBuf lent = buffer.lend();
    buffer.drop();
    assertThat(lent.refCnt()).isEqualTo(1);
    assertThat(lent.release()).isTrue();
  }

  @Test
  @SuppressWarnings("deprecation") // as in ReceiveAllocator
  void servesEachReadOfASocket() {
    RecvByteBufAllocator.Handle handle = new ReceiveAllocator(buffer).newHandle();
    EmbeddedChannel channel = new EmbeddedChannel();
    handle.reset(channel.config());
    ByteBuf first = handle.allocate(UnpooledByteBufAllocator.DEFAULT);
    assertThat(handle.guess()).isEqualTo(first.writableBytes()).isEqualTo(1024);
    first.release();
    ByteBuf second = handle.allocate(UnpooledByteBufAllocator.DEFAULT);
    assertThat(second).isSameAs(first);
    second.release();
    buffer.drop();
    channel.finishAndReleaseAll();
  }
}
