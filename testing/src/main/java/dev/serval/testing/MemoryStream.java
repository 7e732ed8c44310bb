// The body of a response that a test reads while the handler still writes it.
package dev.serval.testing;

import dev.serval.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A pipe with the manners of a connection: the head leaves with the first flush, a writer waits
/// while [#CAPACITY] bytes are unread, and fails once the reader has left. For any number of
/// threads.
final class MemoryStream extends OutputStream {
  /// Unread bytes above which a writer waits.
  static final int CAPACITY = 64 << 10;

  private static final int PIECE = 16 << 10;

  /// Status and header fields, once they were sent.
  record Head(int status, Headers headers) {}

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final ArrayDeque<byte[]> unread = new ArrayDeque<>();
  private final List<Runnable> onGone = new ArrayList<>();
  private final boolean dropsBody;
  private int size;
  private @Nullable Head head;
  private boolean headSent;
  private boolean closed;
  private boolean cut;
  private boolean gone;

  /// @param dropsBody whether the response has no body, whatever is written
  MemoryStream(boolean dropsBody) {
    this.dropsBody = dropsBody;
  }

  // The writer's side.

  synchronized void begin(Head begun) {
    head = begun;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    check();
    if (!dropsBody) {
      buffer.write(bytes, from, length);
      if (buffer.size() >= PIECE) {
        flush();
      }
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    check();
    headSent = true;
    byte[] piece = buffer.toByteArray();
    buffer.reset();
    try {
      while (!gone && size > 0 && size + piece.length > CAPACITY) {
        wait();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while the client does not read")
              .initCause(interruption);
    }
    check();
    if (piece.length > 0) {
      unread.add(piece);
      size += piece.length;
    }
    notifyAll();
  }

  private void check() throws IOException {
    if (closed) {
      throw new IOException("the answer was closed");
    }
    if (gone) {
      throw new IOException("the connection is closed");
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      flush();
      closed = true;
      onGone.clear();
      notifyAll();
    }
  }

  /// Says that nothing more comes, whether the body was closed or not.
  synchronized void handlerEnded() {
    cut = !closed;
    notifyAll();
  }

  void onGone(Runnable action) {
    synchronized (this) {
      if (!gone) {
        onGone.add(action);
        return;
      }
    }
    action.run();
  }

  synchronized boolean isGone() {
    return gone;
  }

  /// Whether all of the body was written for a reader who was still there.
  synchronized boolean isWhole() {
    return closed && !gone;
  }

  // The reader's side.

  /// Waits for the head; null where the handler has ended without one.
  synchronized @Nullable Head awaitHead() {
    try {
      while (!headSent && !cut) {
        wait();
      }
      return headSent ? head : null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted", interrupted);
    }
  }

  /// Goes away.
  void leave() {
    List<Runnable> told;
    synchronized (this) {
      if (gone) {
        return;
      }
      gone = true;
      unread.clear();
      told = List.copyOf(onGone);
      onGone.clear();
      notifyAll();
    }
    told.forEach(Runnable::run);
  }

  InputStream reader() {
    return new Reader();
  }

  private final class Reader extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      Objects.checkFromIndexSize(from, length, into.length);
      synchronized (MemoryStream.this) {
        await();
        byte[] piece = unread.poll();
        if (piece == null) {
          return -1;
        }
        int count = Math.min(length, piece.length);
        System.arraycopy(piece, 0, into, from, count);
        if (count < piece.length) {
          byte[] rest = new byte[piece.length - count];
          System.arraycopy(piece, count, rest, 0, rest.length);
          unread.addFirst(rest);
        }
        size -= count;
        MemoryStream.this.notifyAll();
        return count;
      }
    }

    private void await() throws IOException {
      try {
        while (unread.isEmpty() && !closed && !cut && !gone) {
          MemoryStream.this.wait();
        }
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted").initCause(interruption);
      }
      if (unread.isEmpty() && !closed) {
        throw new IOException(gone ? "the client has left" : "the response was cut");
      }
    }
  }
}
