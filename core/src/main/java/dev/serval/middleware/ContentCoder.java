package dev.serval.middleware;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One content coding (RFC 9110 section 8.4.1), both ways. Thread-safe; what it opens is for one
/// thread.
interface ContentCoder {
  /// Returns its name on the wire, in lower case.
  String token();

  /// Begins to encode to `out`.
  Encoding encode(OutputStream out) throws IOException;

  /// Returns what `in` decodes to. Closing it frees what it holds; `in` stays open. Reading fails
  /// with an [IOException] where `in` is not of this coding, is cut, or goes on after its end.
  InputStream decode(InputStream in) throws IOException;

  /// A stream that encodes. `flush()` makes all that was written before readable at the other end.
  abstract class Encoding extends OutputStream {
    private final byte[] one = new byte[1];

    @Override
    public final void write(int b) throws IOException {
      one[0] = (byte) b;
      write(one, 0, 1);
    }

    @Override
    public abstract void write(byte[] bytes, int from, int length) throws IOException;

    /// Writes the end, and leaves the stream below open.
    abstract void finish() throws IOException;

    /// Frees what is held outside of the heap; writes nothing. To be called in any case.
    abstract void release();
  }

  /// An encoding by another stream, which writes its end when it is closed.
  final class Wrapped extends Encoding {
    private final Gate gate;
    private final OutputStream encoder;
    private boolean released;

    /// What makes an encoder that writes to a stream.
    @FunctionalInterface
    interface Maker {
      OutputStream on(OutputStream out) throws IOException;
    }

    Wrapped(OutputStream out, Maker maker) throws IOException {
      gate = new Gate(out);
      encoder = maker.on(gate);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      encoder.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      encoder.flush();
    }

    @Override
    void finish() throws IOException {
      released = true;
      encoder.close();
    }

    @Override
    void release() {
      if (!released) {
        released = true;
        gate.shut = true;
        try {
          encoder.close();
        } catch (IOException nothingIsWritten) {
          // The gate is shut: what the encoder says of it matters to nobody.
        }
      }
    }

    /// Passes on until it is shut, and never closes.
    private static final class Gate extends FilterOutputStream {
      private boolean shut;

      Gate(OutputStream out) {
        super(out);
      }

      @Override
      public void write(int b) throws IOException {
        if (!shut) {
          out.write(b);
        }
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (!shut) {
          out.write(bytes, from, length);
        }
      }

      @Override
      public void flush() throws IOException {
        if (!shut) {
          out.flush();
        }
      }

      @Override
      public void close() {}
    }
  }
}
