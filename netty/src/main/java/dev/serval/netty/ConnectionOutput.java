// ConnectionOutput: what leaves a connection, and how the connection ends.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.RejectedExecutionException;

/// The writing half of a connection. Belongs to its event loop, apart from [#window] and
/// [#execute].
///
/// Buffers are allocated here, filled, and given to Netty, which releases them; nothing else of the
/// module owns an outgoing buffer.
final class ConnectionOutput {
  private final Channel channel;
  private final Runnable onRoom;
  private final OutputWindow window = new OutputWindow();
  private int pending;
  private long written;
  private boolean held;

  /// @param onRoom called on the loop when [#isFull] said yes and there is room again
  ConnectionOutput(Channel channel, Runnable onRoom) {
    this.channel = channel;
    this.onRoom = onRoom;
  }

  /// Counts what is written. For any thread.
  OutputWindow window() {
    return window;
  }

  /// Whether the peer must read before it gets another answer; if so, `onRoom` will be called.
  boolean isFull() {
    held = window.isFull();
    return held;
  }

  /// Writes bytes that [#window] has counted.
  void write(byte[] bytes) {
    ByteBuf buffer = channel.alloc().directBuffer(bytes.length).writeBytes(bytes);
    pending += bytes.length;
    channel.writeAndFlush(buffer).addListener(done -> written(bytes.length));
  }

  private void written(int count) {
    pending -= count;
    written += count;
    window.release(count);
    if (held && !window.isFull()) {
      held = false;
      onRoom.run();
    }
  }

  boolean isPending() {
    return pending > 0;
  }

  /// Bytes that the kernel took, also of a buffer that it has not taken as a whole.
  long written() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? written : written + buffer.currentProgress();
  }

  /// Runs a task when everything was written, or never will be.
  void afterWrites(Runnable task) {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> task.run());
  }

  void closeAfterWrites() {
    afterWrites(this::close);
  }

  /// Says that nothing more will be sent; receiving goes on.
  void halfClose() {
    var _ = ((DuplexChannel) channel).shutdownOutput();
  }

  void close() {
    var _ = channel.close();
  }

  /// Closes with a reset.
  void cut() {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      close();
    }
  }

  /// Runs a task on the loop, after those given before. From any thread.
  void execute(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException e) {
      // The server has stopped for good, and this connection with it.
      window.close();
    }
  }
}
