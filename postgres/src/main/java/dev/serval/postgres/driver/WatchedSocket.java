package dev.serval.postgres.driver;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Set;

/// A socket that tells others for how long it has been reading or writing.
final class WatchedSocket extends Socket {
  private static final VarHandle READING;
  private static final VarHandle WRITING;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      READING = lookup.findVarHandle(WatchedSocket.class, "reading", long.class);
      WRITING = lookup.findVarHandle(WatchedSocket.class, "writing", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final long limit;
  private final Set<WatchedSocket> open;

  /// Since when, by [System#nanoTime]; 0 while it does not. Others need not see it at once.
  @SuppressWarnings("UnusedVariable") // by its handle
  private long reading;

  @SuppressWarnings("UnusedVariable") // by its handle
  private long writing;

  /// Whether reads have a time of their own, for which the driver asks now and then.
  private volatile boolean timed;

  /// Makes one that is not connected.
  ///
  /// @param limit how many nanoseconds a read or write may last
  /// @param open where those are that are connected and not closed
  WatchedSocket(long limit, Set<WatchedSocket> open) {
    this.limit = limit;
    this.open = open;
  }

  boolean isSilent(long now) {
    return !timed && isLate((long) READING.getOpaque(this), now)
        || isLate((long) WRITING.getOpaque(this), now);
  }

  private boolean isLate(long since, long now) {
    return since != 0 && now - since > limit;
  }

  private static long now() {
    return System.nanoTime() | 1; // never 0
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    open.add(this);
    super.connect(endpoint, timeout);
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    timed = timeout != 0;
    super.setSoTimeout(timeout);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Input(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Output(super.getOutputStream());
  }

  @Override
  public void close() throws IOException {
    open.remove(this);
    super.close();
  }

  private final class Input extends FilterInputStream {
    Input(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      READING.setOpaque(WatchedSocket.this, now());
      try {
        return in.read();
      } finally {
        READING.setOpaque(WatchedSocket.this, 0L);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      READING.setOpaque(WatchedSocket.this, now());
      try {
        return in.read(into, offset, length);
      } finally {
        READING.setOpaque(WatchedSocket.this, 0L);
      }
    }
  }

  private final class Output extends FilterOutputStream {
    Output(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      WRITING.setOpaque(WatchedSocket.this, now());
      try {
        out.write(octet);
      } finally {
        WRITING.setOpaque(WatchedSocket.this, 0L);
      }
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      WRITING.setOpaque(WatchedSocket.this, now());
      try {
        out.write(from, offset, length);
      } finally {
        WRITING.setOpaque(WatchedSocket.this, 0L);
      }
    }
  }
}
