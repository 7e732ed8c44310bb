// FileSink: the way of a file into an answer without passing through the program.
package dev.serval.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// An output stream that takes bytes of a file as such; what [Exchange#stream] returns may be one,
/// and sends them without a copy in this process where the system can.
///
/// A stream that wraps another, as a compressor does, is none, so the bytes are copied through it.
public interface FileSink {
  /// Writes bytes of a file after those written before, and waits until they are sent or the peer
  /// is gone; then the file is not used any more and may be closed.
  ///
  /// @param file an open file, whose position is neither used nor changed
  /// @param position the index of the first byte
  /// @param count the number of bytes
  /// @throws EOFException if the file ends before that
  /// @throws IOException if the peer is gone, or as [OutputStream#write(byte[])]
  void transfer(FileChannel file, long position, long count) throws IOException;

  /// Writes bytes of a file to any stream: without a copy if it is a sink.
  ///
  /// @throws EOFException if the file ends before that
  static void send(OutputStream out, FileChannel file, long position, long count)
      throws IOException {
    if (out instanceof FileSink sink) {
      sink.transfer(file, position, count);
    } else {
      copy(out, file, position, count);
    }
  }

  /// Copies bytes of a file to a stream, at most 64 KiB at a time.
  ///
  /// @throws EOFException if the file ends before that
  static void copy(OutputStream out, FileChannel file, long position, long count)
      throws IOException {
    byte[] buffer = new byte[Math.clamp(count, 1, 1 << 16)];
    long at = position;
    long left = count;
    while (left > 0) {
      int most = (int) Math.min(buffer.length, left);
      int read = file.read(ByteBuffer.wrap(buffer, 0, most), at);
      if (read < 0) {
        throw new EOFException("The file became shorter while it was sent");
      }
      out.write(buffer, 0, read);
      at += read;
      left -= read;
    }
  }
}
