// ConnectionOutput: what leaves a connection, and how the connection ends.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.FileRegion;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The writing half of a connection. Belongs to its event loop, apart from [#window] and
/// [#execute].
///
/// Answers of a read batch are collected in the array of the [Loop] and leave as one buffer with
/// one flush. Buffers are allocated here, filled, and given to Netty, which releases them; nothing
/// else of the module owns an outgoing buffer.
final class ConnectionOutput {
  /// Collected bytes above which an answer is sent on its own.
  private static final int FULL = 64 << 10;

  private final Channel channel;
  private final Loop loop;
  private final Runnable onRoom;
  private final Consumer<Throwable> onFault;
  private final OutputWindow window = new OutputWindow();
  private long pending;
  private long written;
  private boolean held;

  /// @param onRoom called on the loop when [#isFull] said yes and there is room again
  /// @param onFault called on the loop when a task of [#execute] threw
  ConnectionOutput(Channel channel, Loop loop, Runnable onRoom, Consumer<Throwable> onFault) {
    this.channel = channel;
    this.loop = loop;
    this.onRoom = onRoom;
    this.onFault = onFault;
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

  /// Takes bytes that [#flush] will send: the only thing here that may be used from a virtual
  /// thread which the loop carries, because it does not touch the channel.
  ResponseWriter collected() {
    return loop.output();
  }

  /// Whether another answer may be collected: not when many were, nor when the peer does not read.
  boolean hasRoom() {
    return collected().length() < FULL && !window.isFull();
  }

  /// Sends what was collected.
  void flush() {
    ResponseWriter collected = loop.output();
    int count = collected.length();
    if (count > 0) {
      try {
        send(collected.array(), count, false);
      } finally {
        collected.clear();
      }
    }
  }

  /// Sends bytes that [#window] has counted, after what was collected.
  void write(byte[] bytes) {
    flush();
    send(bytes, bytes.length, true);
  }

  /// Sends bytes of a file, after what was collected. They take no memory, so the window does not
  /// count them; whoever sends a file waits for its end.
  void write(FileTransfer file) {
    flush();
    FileRegion region = file.begin();
    if (region == null) {
      return;
    }
    pending += file.count();
    var _ =
        channel
            .writeAndFlush(region)
            .addListener(done -> {
              pending -= file.count();
              written += done.isSuccess() ? file.count() : 0;
              file.end(done.cause());
            });
  }

  /// @param counted whether the window has counted them
  private void send(byte[] bytes, int count, boolean counted) {
    int left = 0;
    try {
      LoopBuffer shared = loop.sending();
      if (pending == 0 && count <= shared.capacity()) {
        left = sendAtOnce(shared.lend().writeBytes(bytes, 0, count));
      } else {
        left = queue(channel.alloc().directBuffer(count).writeBytes(bytes, 0, count));
      }
    } catch (IOException gone) {
      cut();
    } finally {
      written += count - left;
      settle(count, left, counted);
    }
  }

  /// Returns how many of the bytes have to wait.
  private int sendAtOnce(ByteBuf bytes) throws IOException {
    try {
      SocketSend.send(channel, bytes);
      return bytes.isReadable() ? queue(bytes.retain()) : 0;
    } finally {
      bytes.release();
    }
  }

  /// Returns how many of the bytes have to wait.
  private int queue(ByteBuf bytes) {
    int count = bytes.readableBytes();
    ChannelFuture sent = channel.writeAndFlush(bytes);
    if (sent.isDone()) {
      return 0;
    }
    pending += count;
    sent.addListener(done -> written(count));
    return count;
  }

  /// Has the window count what waits, and nothing else.
  private void settle(int count, int left, boolean counted) {
    if (!counted) {
      if (left > 0) {
        window.add(left);
      }
    } else if (left < count) {
      window.release(count - left);
    }
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

  /// Has the kernel end the connection when the peer does not acknowledge what was sent for so
  /// long; where it cannot be told (NIO), it does so in its own time, a quarter of an hour on
  /// Linux.
  void boundUnacknowledged(Duration time) {
    if (channel.config() instanceof EpollSocketChannelConfig config) {
      config.setTcpUserTimeout(Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE));
    }
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
      channel.eventLoop().execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      // The server has stopped for good, and this connection with it.
      window.close();
    }
  }

  /// Runs a task when the loop has looked at its sockets again, which a task that gives itself to
  /// [#execute] would keep it from. For the loop.
  void executeAfterEvents(Runnable task) {
    var _ = channel.eventLoop().schedule(() -> run(task), 0, TimeUnit.NANOSECONDS);
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable failure) {
      onFault.accept(failure);
    }
  }
}
