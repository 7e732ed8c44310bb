// FakeExchange: one request without a socket.
package dev.serval.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Refusal;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// What a handler needs of an exchange, at the least cost there can be: the answer is not written
/// anywhere, only counted.
final class FakeExchange implements Exchange {
  private static final SocketAddress PEER = new InetSocketAddress("127.0.0.1", 1);

  private final Sent sent;
  private final RequestTarget target;
  private int status;
  private int answered;

  /// A request as it is sent again and again.
  ///
  /// @param target path and query
  /// @param body null for none
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sent(Method method, byte[] target, Headers headers, byte[] body) {
    static Sent get(String target) {
      return of(Method.GET, target, null);
    }

    static Sent of(Method method, String target, @Nullable String json) {
      Headers headers =
          json == null
              ? Headers.of("Host", "localhost", "Accept", "*/*")
              : Headers.of("Host", "localhost", "Content-Type", "application/json");
      byte[] body = json == null ? new byte[0] : json.getBytes(UTF_8);
      return new Sent(method, target.getBytes(UTF_8), headers, body);
    }

    /// Has it answered on this thread.
    ///
    /// @return the status
    /// @throws IllegalStateException if the status is another one
    int to(ExchangeHandler handler, int expected) {
      FakeExchange exchange = new FakeExchange(this);
      handler.handle(exchange);
      if (exchange.status != expected) {
        throw new IllegalStateException("Expected " + expected + ", found " + exchange.status);
      }
      return exchange.answered;
    }
  }

  private FakeExchange(Sent sent) {
    this.sent = sent;
    // A transport checks the target of each request.
    this.target = RequestTarget.parse(sent.target, 0, sent.target.length);
  }

  @Override
  public Method method() {
    return sent.method;
  }

  @Override
  public RequestTarget target() {
    return target;
  }

  @Override
  public Headers headers() {
    return sent.headers;
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public String authority() {
    return "localhost";
  }

  @Override
  public SocketAddress remoteAddress() {
    return PEER;
  }

  @Override
  public long contentLength() {
    return sent.body.length;
  }

  @Override
  public boolean hasBody() {
    return sent.body.length > 0;
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(sent.body);
  }

  @Override
  public void limitBody(long max) {}

  @Override
  public long bodyLimit() {
    return 1 << 20;
  }

  @Override
  public @Nullable Refusal bodyFailure() {
    return null;
  }

  @Override
  public void respond(Status status, Headers headers, byte[] body, int from, int length) {
    this.status = status.code();
    answered = length;
  }

  @Override
  public OutputStream stream(Status status, Headers headers, long length) {
    this.status = status.code();
    return OutputStream.nullOutputStream();
  }

  @Override
  public boolean isCommitted() {
    return status != 0;
  }

  @Override
  public boolean isSent() {
    return status != 0;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void onGone(Runnable action) {}

  @Override
  public WebSocketChannel openWebSocket(Headers headers, WebSocketOptions options) {
    throw new UnsupportedOperationException();
  }
}
