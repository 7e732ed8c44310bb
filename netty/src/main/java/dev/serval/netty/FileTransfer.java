// FileTransfer: bytes of a file on their way to the kernel, which takes them without a copy here.
package dev.serval.netty;

import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One region of an open file. The request's thread makes it and waits for its end, the event loop
/// sends it.
///
/// The file is the request's: it may be closed only when the loop cannot touch it any more, or its
/// descriptor could be another file's by then, or another client's socket. So [#await] returns
/// early only while the loop has not begun, and then keeps it from beginning; afterwards it waits
/// for the end, which comes at the latest when the connection is closed.
///
/// The connection is plain: a TLS handler in the pipeline would need the bytes, and then this way
/// must not be taken.
final class FileTransfer {
  /// Bytes below which copying costs less than a region of its own.
  static final int SHORTEST = 64 << 10;

  private enum State {
    WAITING,
    SENDING,
    ABANDONED
  }

  private final FileChannel file;
  private final long position;
  private final long count;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  FileTransfer(FileChannel file, long position, long count) {
    this.file = file;
    this.position = position;
    this.count = count;
  }

  long count() {
    return count;
  }

  /// Begins to send; null where nobody waits any more. For the loop.
  @Nullable FileRegion begin() {
    return state.compareAndSet(State.WAITING, State.SENDING)
        ? new Region(file, position, count)
        : null;
  }

  /// Says that the file is not used any more. For the loop.
  ///
  /// @param cause why not all of it was sent; null if it was
  void end(@Nullable Throwable cause) {
    failure = cause;
    ended.countDown();
  }

  /// Says that the connection sends nothing any more. For the loop.
  void refuse() {
    end(new ClosedChannelException());
  }

  /// Waits until the file is not used any more.
  ///
  /// @throws IOException if not all of it was sent
  void await(HttpConnection connection) throws IOException {
    boolean interrupted = false;
    boolean abandoned = false;
    while (!abandoned) {
      try {
        if (ended.await(1, TimeUnit.SECONDS)) {
          break;
        }
        // A loop that has ended never begins.
        abandoned = connection.window().isClosed() && abandon();
      } catch (InterruptedException e) {
        interrupted = true;
        abandoned = abandon();
        connection.handOver().cut();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a file was sent");
    }
    Throwable cause = failure;
    if (abandoned || cause != null) {
      throw new IOException("the file was not sent to its end", cause);
    }
  }

  private boolean abandon() {
    return state.compareAndSet(State.WAITING, State.ABANDONED);
  }

  /// A region that leaves its file open: that belongs to the request.
  private static final class Region extends DefaultFileRegion {
    Region(FileChannel file, long position, long count) {
      super(file, position, count);
    }

    @Override
    protected void deallocate() {}
  }
}
