package dev.serval;

import dev.serval.transport.FileSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a response carries after its header fields: nothing, bytes in memory, a stream, a file, or
/// a WebSocket.
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

    /// Whether its bytes are made elsewhere and only handed on, as those of events and lines are:
    /// where nothing is put around such a body, no thread writes it. A middleware that would have
    /// something hold for the writing thread leaves it as it is.
    public boolean isPushed() {
      return writer instanceof OutgoingStream;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      writer.writeTo(out);
    }
  }

  /// A file, or some bytes of it in a row, as long as it was when the response was made.
  ///
  /// @param file the file
  /// @param offset the index of the first byte
  /// @param length the number of bytes
  record OfFile(Path file, long offset, long length) implements ResponseBody {
    /// Makes a body of a file from its first byte.
    public OfFile(Path file, long length) {
      this(file, 0, length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        FileSink.send(out, channel, offset, length);
      }
    }
  }

  /// What a WebSocket does once the response, a 101, has opened it; see [Response#webSocket]. Its
  /// bytes are the transport's.
  final class OfWebSocket implements ResponseBody {
    private final SessionRun<?, ?> run;

    OfWebSocket(SessionRun<?, ?> run) {
      this.run = run;
    }

    /// Returns the same with something around it: for a middleware that has what it set around the
    /// handler hold while the session runs, which is after the middleware has returned.
    ///
    /// ```java
    /// return response.withBody(socket.around(session -> () -> {
    ///   try (Scope scope = context.makeCurrent()) {
    ///     session.run();
    ///   }
    /// }));
    /// ```
    public OfWebSocket around(UnaryOperator<Action> around) {
      return new OfWebSocket(run.around(around));
    }

    SessionRun<?, ?> run() {
      return run;
    }

    @Override
    public long length() {
      return 0;
    }

    @Override
    public void writeTo(OutputStream out) {}
  }
}
