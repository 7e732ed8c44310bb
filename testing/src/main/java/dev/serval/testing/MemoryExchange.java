// An exchange without a connection.
package dev.serval.testing;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One request of a [TestClient] and the response to it, held to the rules of [Exchange].
///
/// The handler's virtual thread uses it first, and the test's after that thread has ended.
final class MemoryExchange implements Exchange {
  private final OutgoingRequest request;
  private final Method method;
  private final RequestTarget target;
  private final ExchangeHandler handler;
  private final BoundedBody body;
  private final Headers headers;
  private final CompletableFuture<@Nullable MemoryWebSocket> socket = new CompletableFuture<>();
  private final Queue<Thread> following = new ConcurrentLinkedQueue<>();
  private @Nullable TestResponse response;
  private @Nullable Collected stream;
  private boolean refused;

  /// What the test reads while it is written; null where it waits for the whole.
  private @Nullable MemoryStream live;

  MemoryExchange(
      OutgoingRequest request,
      Method method,
      RequestTarget target,
      long maxBody,
      ExchangeHandler handler) {
    this.request = request;
    this.method = method;
    this.target = target;
    this.handler = handler;
    this.body = new BoundedBody(request.body(), maxBody);
    Headers.Builder all = request.headers().toBuilder();
    if (!request.headers().contains("Host")) {
      all.add("Host", "localhost");
    }
    if (hasBody()) {
      all.set("Content-Length", Integer.toString(request.body().length));
    }
    this.headers = all.build();
  }

  /// Has the body of a streamed response read while it is written; before the handler is called.
  void readLive(MemoryStream reading) {
    live = reading;
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public RequestTarget target() {
    return target;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public String authority() {
    return Objects.requireNonNull(headers.first("Host"));
  }

  @Override
  public SocketAddress remoteAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  }

  @Override
  public long contentLength() {
    return request.body().length;
  }

  @Override
  public boolean hasBody() {
    return request.body().length > 0;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void limitBody(long max) {
    body.limit(max);
  }

  @Override
  public long bodyLimit() {
    return body.limit();
  }

  @Override
  public @Nullable Refusal bodyFailure() {
    return body.failure();
  }

  @Override
  public void respond(Status status, Headers fields, byte[] bytes, int from, int length) {
    Objects.checkFromIndexSize(from, length, bytes.length);
    commit();
    finish(status, fields, Arrays.copyOfRange(bytes, from, from + length), length);
  }

  @Override
  public OutputStream stream(Status status, Headers fields, long length) {
    commit();
    Collected collected = new Collected(status, fields, length);
    stream = collected;
    MemoryStream read = live;
    if (read != null && body.failure() == null) {
      read.begin(new MemoryStream.Head(status.code(), fields));
      return read;
    }
    return collected;
  }

  private void commit() {
    if (isCommitted()) {
      throw new IllegalStateException("an answer was already given");
    }
  }

  private void finish(Status status, Headers fields, byte[] bytes, long length) {
    Refusal broken = body.failure();
    if (broken != null && !broken.status().equals(status)) {
      RawResponse raw = handler.refuse(broken);
      refused = true;
      response = received(raw.status(), raw.headers(), raw.body(), raw.body().length);
    } else {
      response = received(status, fields, bytes, length);
    }
  }

  private TestResponse received(Status status, Headers fields, byte[] bytes, long length) {
    Headers.Builder sent = fields.toBuilder();
    sent.remove("Content-Length").remove("Transfer-Encoding").remove("Connection").remove("Date");
    boolean bodiless = status.forbidsContent() || status.code() == 205;
    if (length >= 0 && !bodiless) {
      sent.add("Content-Length", Long.toString(length));
    }
    boolean dropped = bodiless || method == Method.HEAD;
    return new TestResponse(request, status.code(), sent.build(), dropped ? new byte[0] : bytes);
  }

  @Override
  public boolean isCommitted() {
    return response != null || stream != null;
  }

  @Override
  public boolean isSent() {
    return live != null && live.isWhole() || response != null && !refused;
  }

  @Override
  public boolean isOpen() {
    return live == null || !live.isGone();
  }

  /// Who wants the whole answer stays until it is there.
  @Override
  public void onGone(Runnable action) {
    if (live != null) {
      live.onGone(action);
    }
  }

  @Override
  public void isFollowedBy(Thread thread) {
    following.add(thread);
  }

  /// Returns the threads that go on for this request; once the handler's thread has ended.
  Iterable<Thread> following() {
    return following;
  }

  @Override
  public WebSocketChannel openWebSocket(Headers fields, WebSocketOptions options) {
    commit();
    Headers.Builder sent = fields.toBuilder();
    sent.set("Upgrade", "websocket").set("Connection", "Upgrade");
    response = new TestResponse(request, 101, sent.build(), new byte[0]);
    MemoryWebSocket opened = new MemoryWebSocket(options);
    socket.complete(opened);
    return opened.server();
  }

  /// Completes with the WebSocket that the handler opens, or with null when it ends without one.
  CompletableFuture<@Nullable MemoryWebSocket> socket() {
    return socket;
  }

  /// Says that the handler has returned or thrown.
  void ended(boolean failed) {
    MemoryWebSocket opened = socket.getNow(null);
    if (opened != null) {
      opened.ended(failed);
    }
    socket.complete(null);
    if (live != null) {
      live.handlerEnded();
    }
  }

  /// Returns the response, once the handler's thread has ended.
  ///
  /// @throws AssertionError if there is none, or only half of one
  TestResponse response() {
    TestResponse complete = response;
    if (complete != null) {
      return complete;
    }
    if (live != null && stream != null) { // who reads it sees for himself how it ends
      return received(stream.status, stream.fields, new byte[0], stream.length);
    }
    throw new AssertionError(
        request
            + (stream == null
                ? ": the handler ended without a response"
                : ": the response was cut after " + stream.size() + " bytes of its body"));
  }

  /// Collects a streamed body; the response is whole when it is closed.
  private final class Collected extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Status status;
    private final Headers fields;
    private final long length;

    Collected(Status status, Headers fields, long length) {
      this.status = status;
      this.fields = fields;
      this.length = length;
    }

    int size() {
      return bytes.size();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int size) throws IOException {
      if (response != null) {
        throw new IOException("the answer was closed");
      }
      if (length >= 0 && size > length - bytes.size()) {
        throw new IOException(
            "the answer was announced with " + length + " bytes, and more were written");
      }
      bytes.write(source, from, size);
    }

    @Override
    public void close() throws IOException {
      if (response != null) {
        return;
      }
      if (length > bytes.size() && method != Method.HEAD && !status.forbidsContent()) {
        throw new IOException(
            "the answer was announced with "
                + length
                + " bytes, and "
                + bytes.size()
                + " were written");
      }
      finish(status, fields, bytes.toByteArray(), length);
    }
  }
}
