// One request and its answer, for tests of this module; the testing module needs this one built.
package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.json.JsonValue;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An exchange that a test makes, sends to an application, and then asks for the answer.
public final class Call implements Exchange {
  private final Method method;
  private final RequestTarget target;
  private final Headers.Builder fields = Headers.builder();
  private byte[] body = new byte[0];
  private boolean chunked;
  private long limit = 1 << 20;
  private boolean open = true;
  private String scheme = "http";
  private String authority = "api.example";
  private SocketAddress peer = InetSocketAddress.createUnresolved("peer.example", 4711);
  private @Nullable Refusal bodyFailure;
  private @Nullable ScriptedSocket socket;

  private final List<Runnable> gone = new ArrayList<>();
  private boolean left;

  private @Nullable Status status;
  private Headers answerHeaders = Headers.empty();
  private byte[] answer = new byte[0];
  private boolean closed;
  private long announced;

  private Call(Method method, String target) {
    this.method = method;
    this.target = RequestTarget.parse(target);
  }

  public static Call of(Method method, String target) {
    return new Call(method, target);
  }

  public static Call get(String target) {
    return of(Method.GET, target);
  }

  public static Call post(String target) {
    return of(Method.POST, target);
  }

  public Call header(String name, String value) {
    fields.add(name, value);
    return this;
  }

  public Call json(String text) {
    return body("application/json", text);
  }

  public Call body(String type, String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return header("Content-Type", type);
  }

  public Call bytes(byte... bytes) {
    body = bytes;
    return this;
  }

  public Call from(String address) {
    peer = new InetSocketAddress(address, 4711);
    return this;
  }

  public Call https() {
    scheme = "https";
    return this;
  }

  public Call to(String host) {
    authority = host;
    return this;
  }

  /// Asks for a WebSocket, which is `socket` once it is opened.
  Call handshake(ScriptedSocket socket) {
    this.socket = socket;
    return header("Upgrade", "WebSocket")
        .header("Connection", "keep-alive, Upgrade")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  public Call chunked() {
    chunked = true;
    return this;
  }

  public Call disconnected() {
    open = false;
    return this;
  }

  /// Makes the body fail at the first read.
  public Call broken(Refusal refusal) {
    bodyFailure = refusal;
    return this;
  }

  public Call on(App app) {
    return on(app.handler());
  }

  public Call on(ExchangeHandler handler) {
    handler.handle(this);
    return this;
  }

  /// Returns the request that a handler gets, for tests of what takes one.
  public Request request() {
    Request[] seen = new Request[1];
    App app = App.create().docs(false);
    Handler handler =
        request -> {
          seen[0] = request;
          return Response.empty(Status.OK);
        };
    app.route(method, target.path(), handler);
    on(app);
    return Objects.requireNonNull(seen[0]);
  }

  // The answer.

  public int status() {
    return Objects.requireNonNull(status, "no answer").code();
  }

  public @Nullable String answered(String name) {
    return answerHeaders.first(name);
  }

  public Headers answerHeaders() {
    return answerHeaders;
  }

  public byte[] answer() {
    return answer;
  }

  public String text() {
    return new String(answer, StandardCharsets.UTF_8);
  }

  public JsonValue tree() {
    return JsonValue.parse(answer);
  }

  public boolean isWhole() {
    return closed;
  }

  public long announced() {
    return announced;
  }

  // The exchange.

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
    return fields.build();
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public String authority() {
    return authority;
  }

  @Override
  public SocketAddress remoteAddress() {
    return peer;
  }

  @Override
  public long contentLength() {
    return chunked ? -1 : body.length;
  }

  @Override
  public boolean hasBody() {
    return chunked || body.length > 0;
  }

  @Override
  public InputStream body() {
    return new InputStream() {
      private final InputStream in = new ByteArrayInputStream(body);

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (body.length > limit) {
          bodyFailure = Refusal.bodyTooLarge(limit);
        }
        if (bodyFailure != null) {
          throw new RequestBodyException(bodyFailure);
        }
        return in.read(into, from, length);
      }
    };
  }

  @Override
  public void limitBody(long max) {
    limit = max;
  }

  @Override
  public long bodyLimit() {
    return limit;
  }

  @Override
  public @Nullable Refusal bodyFailure() {
    return bodyFailure;
  }

  @Override
  public void respond(Status status, Headers headers, byte[] bytes, int from, int length) {
    commit(status, headers, length);
    answer = Arrays.copyOfRange(bytes, from, from + length);
    closed = true;
  }

  @Override
  public OutputStream stream(Status status, Headers headers, long length) {
    commit(status, headers, length);
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        answer = toByteArray();
        closed = true;
      }
    };
  }

  private void commit(Status status, Headers headers, long length) {
    if (this.status != null) {
      throw new IllegalStateException("an answer was already given");
    }
    this.status = status;
    this.answerHeaders = headers;
    this.announced = length;
  }

  @Override
  public boolean isCommitted() {
    return status != null;
  }

  @Override
  public boolean isSent() {
    return closed && open;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onGone(Runnable action) {
    synchronized (gone) {
      if (!left) {
        gone.add(action);
        return;
      }
    }
    action.run();
  }

  /// Ends the peer's side while the handler runs.
  public void leave() {
    List<Runnable> actions;
    synchronized (gone) {
      left = true;
      actions = List.copyOf(gone);
      gone.clear();
    }
    actions.forEach(Runnable::run);
  }

  @Override
  public WebSocketChannel openWebSocket(Headers fields, WebSocketOptions options) {
    commit(Status.SWITCHING_PROTOCOLS, fields, 0);
    closed = true;
    return Objects.requireNonNull(socket, "no handshake");
  }
}
