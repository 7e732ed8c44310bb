// ResponseStream: the body of an answer, written as it is made.
package dev.serval.netty;

import dev.serval.http.Status;
import dev.serval.transport.FileSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what is written in pieces of [#PIECE] bytes, frames them and hands them to the
/// connection, waiting while the peer does not read.
///
/// The head leaves with the first piece. Until then the answer can still be replaced: by the
/// refusal of a broken request body, or by a 500 if the handler fails.
final class ResponseStream extends OutputStream implements FileSink {
  /// Bytes collected before they are sent.
  static final int PIECE = 16 << 10;

  private final NettyExchange exchange;
  private final @Nullable Status refusal;
  private final ResponseFraming framing;
  private final long length;
  private final boolean reuse;
  private byte @Nullable [] head;
  private byte[] buffer = new byte[1024];
  private int count;
  private long written;
  private boolean closed;
  private boolean ended;
  private boolean dropped;

  /// @param refusal the status of a refusal that this answer is; null if it is none
  /// @param length what the handler announced, or -1
  ResponseStream(NettyExchange exchange, @Nullable Status refusal, StreamHead head, long length) {
    this.exchange = exchange;
    this.refusal = refusal;
    this.framing = head.framing();
    this.length = length;
    this.head = head.bytes();
    this.reuse = head.reuse();
  }

  /// Whether bytes of the answer have left.
  boolean hasBegun() {
    return head == null;
  }

  /// Whether the answer was sent as a whole, or replaced.
  boolean hasEnded() {
    return ended;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int size) throws IOException {
    Objects.checkFromIndexSize(offset, size, source.length);
    account(size);
    if (!framing.hasBody()) {
      return;
    }
    int from = offset;
    int left = size;
    while (left > 0) {
      int taken = Math.min(left, PIECE - count);
      collect(source, from, taken);
      from += taken;
      left -= taken;
      if (count == PIECE) {
        sendPiece(End.MORE, false);
      }
    }
  }

  /// Chunks are copied, since each needs its size before it; a file rarely is sent in chunks.
  @Override
  public void transfer(FileChannel file, long position, long size) throws IOException {
    boolean own = framing.kind() != ResponseFraming.Kind.CHUNKED && framing.hasBody();
    // A platform thread may be the loop's own, which must not wait for itself.
    boolean waits = Thread.currentThread().isVirtual();
    if (!own || !waits || size < FileTransfer.SHORTEST) {
      FileSink.copy(this, file, position, size);
      return;
    }
    account(size);
    if (head != null || count > 0) {
      sendPiece(End.MORE, false);
    }
    if (!dropped) {
      FileTransfer transfer = new FileTransfer(file, position, size);
      HttpConnection connection = exchange.path().handedOver();
      connection.handOver().send(transfer);
      transfer.await(connection);
    }
  }

  /// Counts bytes that are to be written, if they may be.
  private void account(long size) throws IOException {
    if (closed) {
      throw new IOException("the answer was closed");
    }
    if (length >= 0 && size > length - written) {
      throw new IOException(
          "the answer was announced with " + length + " bytes, and more were written");
    }
    if (!exchange.isOpen()) {
      throw new IOException("the connection is closed");
    }
    written += size;
  }

  @Override
  public void flush() throws IOException {
    if (!closed && (count > 0 || head != null)) {
      sendPiece(End.MORE, false);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (framing.hasBody() && length > written) {
      // Not ended: the exchange cuts it, or answers 500 if nothing has left yet.
      throw new IOException(
          "the answer was announced with " + length + " bytes, and " + written + " were written");
    }
    exchange.settleBody();
    boolean next = reuse && exchange.bodyIsDone();
    sendPiece(next ? End.REUSE : End.CLOSE, true);
    ended = true;
  }

  private void collect(byte[] source, int from, int size) {
    if (count + size > buffer.length) {
      buffer = Arrays.copyOf(buffer, PIECE);
    }
    System.arraycopy(source, from, buffer, count, size);
    count += size;
  }

  private void sendPiece(End end, boolean last) throws IOException {
    if (dropped) {
      count = 0;
      return;
    }
    if (head != null && exchange.refuseBrokenBody(refusal)) {
      dropped = true;
      ended = true;
      count = 0;
      return;
    }
    ResponseWriter out = new ResponseWriter((head == null ? 0 : head.length) + count + 16);
    if (head != null) {
      out.body(head, 0, head.length);
      head = null;
    }
    if (framing.kind() == ResponseFraming.Kind.CHUNKED) {
      out.chunk(buffer, 0, count);
      if (last) {
        out.lastChunk();
      }
    } else {
      out.body(buffer, 0, count);
    }
    count = 0;
    exchange.path().send(out.toBytes(), end);
  }
}
