package dev.serval;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a response carries after its header fields: nothing, bytes in memory, a stream, or a file.
public sealed interface ResponseBody {
  /// Returns the length in bytes, or -1 where only writing it will tell.
  long length();

  /// Writes the whole body to `out`.
  void writeTo(OutputStream out) throws IOException;

  /// Returns the first `length` bytes of `array` as a body, without copying them: the caller must
  /// not write to the array again.
  static ResponseBody ofBytes(byte[] array, int length) {
    Objects.checkFromIndexSize(0, length, array.length);
    return new Bytes(array, length);
  }

  /// No body.
  record Empty() implements ResponseBody {
    static final Empty INSTANCE = new Empty();

    @Override
    public long length() {
      return 0;
    }

    @Override
    public void writeTo(OutputStream out) {}
  }

  /// Bytes in memory; nobody can change them.
  final class Bytes implements ResponseBody {
    private final byte[] array;
    private final int length;

    /// Takes the array over: the caller must not write to it again.
    Bytes(byte[] array, int length) {
      this.array = array;
      this.length = length;
    }

    byte[] array() {
      return array;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(array, 0, length);
    }
  }

  /// A body that is written while it is sent.
  ///
  /// @param length the exact number of bytes, or -1
  /// @param writer writes them
  /// @param source what the writer reads from, or null; the server closes it, once, when it has
  ///   answered, also where the body was never written: to `HEAD`, or because the response was
  ///   replaced
  record Streamed(long length, StreamWriter writer, @Nullable Closeable source)
      implements ResponseBody {
    /// Makes a body that holds nothing open.
    public Streamed(long length, StreamWriter writer) {
      this(length, writer, null);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      writer.writeTo(out);
    }
  }

  /// A file, as long as it was when the response was made.
  ///
  /// @param file the file
  /// @param length its size in bytes
  record OfFile(Path file, long length) implements ResponseBody {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[Math.clamp(length, 1, 1 << 16)];
        long left = length;
        while (left > 0) {
          int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
          if (read < 0) {
            throw new EOFException("The file became shorter while it was sent");
          }
          out.write(buffer, 0, read);
          left -= read;
        }
      }
    }
  }
}
