package dev.serval.middleware;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Reads `br` (RFC 7932) to its very end, and gives away what there is without waiting for more.
///
/// The library's own stream waits until the caller's array is full, and takes long content for cut
/// when its end came with the input before.
final class BrotliInput extends InputStream {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final InputStream in;
  private final byte[] buffer = new byte[8_192];
  private final DecoderJNI.Wrapper decoder = new DecoderJNI.Wrapper(buffer.length);
  private ByteBuffer output = NOTHING;
  private boolean inputOver;
  private boolean pushedEnd;
  private boolean closed;

  BrotliInput(InputStream in) throws IOException {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (closed) {
      throw new IOException("The stream is closed");
    }
    while (!output.hasRemaining()) {
      if (decoder.hasOutput()) {
        output = decoder.pull();
        pushedEnd = false;
      } else if (!advance()) {
        return -1;
      }
    }
    int count = Math.min(length, output.remaining());
    output.get(into, from, count);
    return count;
  }

  /// Decodes further; false at the end.
  private boolean advance() throws IOException {
    switch (decoder.getStatus()) {
      case DONE -> {
        if (in.read() >= 0) {
          throw new IOException("bytes after the end");
        }
        return false;
      }
      case OK -> decoder.push(0);
      case NEEDS_MORE_OUTPUT -> output = decoder.pull();
      case NEEDS_MORE_INPUT -> feed();
      case ERROR -> throw new IOException("the content is malformed");
    }
    return true;
  }

  private void feed() throws IOException {
    if (inputOver) {
      if (pushedEnd) {
        throw new IOException("the content is cut");
      }
      pushedEnd = true; // it may have all of the input, and output to come from it
      decoder.push(0);
      return;
    }
    int read = in.read(buffer, 0, buffer.length);
    if (read < 0) {
      inputOver = true;
      return;
    }
    ByteBuffer to = decoder.getInputBuffer();
    to.clear();
    to.put(buffer, 0, read);
    decoder.push(read);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      output = NOTHING; // it is memory of the decoder
      decoder.destroy();
    }
  }
}
