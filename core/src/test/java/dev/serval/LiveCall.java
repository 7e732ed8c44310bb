package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Piece;
import dev.serval.transport.PushedBody;
import dev.serval.transport.Refusal;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// An exchange whose answer a test watches while it is written, as slowly as the test likes.
final class LiveCall implements Exchange {
  /// Whether the answers of streams are taken from them, as a server does, and not written by them.
  private boolean takes;

  private boolean woken;
  private @Nullable Thread taker;
  private @Nullable ExchangeHandler handler;
  private final Call request;
  private final List<Runnable> onGone = new ArrayList<>();
  private final ByteArrayOutputStream buffered = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private boolean stalled;
  private boolean gone;
  private boolean closed;
  private int flushes;
  private @Nullable Status status;
  private Headers answerHeaders = Headers.empty();
  private @Nullable Thread thread;

  LiveCall(Call request) {
    this.request = request;
  }

  static LiveCall get(String target) {
    return new LiveCall(Call.get(target));
  }

  /// Has the application answer on a thread of its own.
  LiveCall on(App app) {
    ExchangeHandler answering = app.handler();
    handler = answering;
    thread = Thread.ofVirtual().start(() -> answering.handle(this));
    return this;
  }

  /// Has streams taken where `takes` says so.
  LiveCall taking(boolean takes) {
    this.takes = takes;
    return this;
  }

  // What the client does.

  synchronized void stall(boolean stalls) {
    stalled = stalls;
    woken = true;
    notifyAll();
  }

  void leave() {
    List<Runnable> actions;
    synchronized (this) {
      gone = true;
      actions = List.copyOf(onGone);
      notifyAll();
    }
    actions.forEach(Runnable::run);
  }

  // What it sees.

  synchronized String text() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  synchronized String unzipped() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (InputStream in =
        new GZIPInputStream(new java.io.ByteArrayInputStream(sent.toByteArray()))) {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        text.write(octet);
      }
    } catch (IOException endOfWhatWasSent) {
      // The rest is still to come.
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  synchronized int flushes() {
    return flushes;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized @Nullable Status status() {
    return status;
  }

  synchronized Headers answerHeaders() {
    return answerHeaders;
  }

  /// Waits for the application to have done with the request.
  boolean ends(Duration patience) throws InterruptedException {
    Thread running = thread;
    if (running == null || !running.join(patience)) {
      return false;
    }
    Thread taking;
    ExchangeHandler answering;
    synchronized (this) {
      taking = taker;
      answering = handler;
    }
    return taking == null
        || (taking.join(patience) && answering != null && answering.drain(patience));
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("expected something within 60 s");
      }
      Thread.sleep(2);
    }
  }

  // The answer.

  @Override
  public synchronized void respond(
      Status answered, Headers fields, byte[] bytes, int from, int length) {
    status = answered;
    answerHeaders = fields;
    sent.write(bytes, from, length);
    closed = true;
  }

  @Override
  public synchronized OutputStream stream(Status answered, Headers fields, long length) {
    status = answered;
    answerHeaders = fields;
    return new Sink();
  }

  @Override
  public boolean push(Status answered, Headers fields, PushedBody body) {
    if (!takes) {
      return false;
    }
    synchronized (this) {
      status = answered;
      answerHeaders = fields;
      flushes++;
      taker = Thread.ofVirtual().unstarted(() -> take(body));
      onGone.add(this::wake);
    }
    body.begin(this::wake);
    wake();
    taker.start();
    return true;
  }

  private synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /// What the thread of a connection does.
  private void take(PushedBody body) {
    long last = System.nanoTime();
    while (true) {
      awaitWork(body.patience());
      if (!isStalled()) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        for (Piece piece; (piece = body.poll(System.nanoTime() - last)) != null; ) {
          taken.write(piece.bytes(), 0, piece.length());
          last = System.nanoTime();
        }
        body.taken();
        write(taken);
      }
      PushedBody.State state = isOpen() ? body.state() : PushedBody.State.CUT;
      boolean over =
          switch (state) {
            case OPEN -> false;
            case COMPLETE, BROKEN -> !isStalled();
            case CUT -> true;
          };
      if (over) {
        synchronized (this) {
          closed = state == PushedBody.State.COMPLETE;
        }
        body.ended(state == PushedBody.State.COMPLETE);
        return;
      }
    }
  }

  private synchronized boolean isStalled() {
    return stalled;
  }

  private synchronized void write(ByteArrayOutputStream taken) {
    if (taken.size() > 0) {
      sent.writeBytes(taken.toByteArray());
      flushes++;
    }
  }

  private synchronized void awaitWork(long patience) {
    try {
      long end = System.nanoTime() + Math.min(patience, Duration.ofSeconds(60).toNanos());
      while (!woken && (stalled || System.nanoTime() < end)) {
        wait(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 100));
      }
      woken = false;
    } catch (InterruptedException unwanted) {
      throw new IllegalStateException(unwanted);
    }
  }

  private final class Sink extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      synchronized (LiveCall.this) {
        try {
          while (stalled && !gone) {
            LiveCall.this.wait();
          }
        } catch (InterruptedException interruption) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted");
        }
        if (gone) {
          throw new IOException("the connection is closed");
        }
        buffered.write(bytes, from, length);
      }
    }

    @Override
    public void flush() {
      synchronized (LiveCall.this) {
        flushes++;
        sent.writeBytes(buffered.toByteArray());
        buffered.reset();
      }
    }

    @Override
    public void close() {
      flush();
      synchronized (LiveCall.this) {
        closed = true;
      }
    }
  }

  @Override
  public synchronized boolean isCommitted() {
    return status != null;
  }

  @Override
  public synchronized boolean isSent() {
    return closed && !gone;
  }

  @Override
  public synchronized boolean isOpen() {
    return !gone;
  }

  @Override
  public void onGone(Runnable action) {
    synchronized (this) {
      if (!gone) {
        onGone.add(action);
        return;
      }
    }
    action.run();
  }

  @Override
  public WebSocketChannel openWebSocket(Headers headers, WebSocketOptions options) {
    throw new UnsupportedOperationException();
  }

  // The request.

  @Override
  public Method method() {
    return request.method();
  }

  @Override
  public RequestTarget target() {
    return request.target();
  }

  @Override
  public Headers headers() {
    return request.headers();
  }

  @Override
  public String scheme() {
    return request.scheme();
  }

  @Override
  public String authority() {
    return request.authority();
  }

  @Override
  public SocketAddress remoteAddress() {
    return request.remoteAddress();
  }

  @Override
  public long contentLength() {
    return request.contentLength();
  }

  @Override
  public boolean hasBody() {
    return request.hasBody();
  }

  @Override
  public InputStream body() {
    return request.body();
  }

  @Override
  public void limitBody(long max) {
    request.limitBody(max);
  }

  @Override
  public long bodyLimit() {
    return request.bodyLimit();
  }

  @Override
  public @Nullable Refusal bodyFailure() {
    return request.bodyFailure();
  }
}
