// RequestView: the side of an exchange that tells of the request and its peer.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.transport.Exchange;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an accepted request says, but for its body, and whether somebody still waits for an answer.
abstract class RequestView implements Exchange {
  final ServerState server;
  final AcceptedRequest request;
  final HttpConnection connection;

  /// Made for the first who asks. Written before [HttpConnection#isPeerGone] is read, which the
  /// loop writes before it reads this: one of them sees the other.
  private volatile @Nullable GoneSignal gone;

  RequestView(ServerState server, AcceptedRequest request, HttpConnection connection) {
    this.server = server;
    this.request = request;
    this.connection = connection;
  }

  /// Whether it is `OPTIONS *`, which is about the server and not a resource.
  boolean isAboutServer() {
    return request.target() == null;
  }

  @Override
  public Method method() {
    return request.method();
  }

  @Override
  public RequestTarget target() {
    return Objects.requireNonNull(request.target());
  }

  @Override
  public Headers headers() {
    return request.headers();
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public String authority() {
    return request.authority();
  }

  @Override
  public SocketAddress remoteAddress() {
    return connection.remoteAddress();
  }

  @Override
  public String httpVersion() {
    return request.minor() == 0 ? "1.0" : "1.1";
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
  public boolean isUpgradable() {
    return WebSocketHandshake.isPossible(request);
  }

  @Override
  public boolean isOpen() {
    return !connection.window().isClosed();
  }

  @Override
  public void onGone(Runnable action) {
    GoneSignal signal = gone;
    if (signal == null) {
      signal = new GoneSignal();
      gone = signal;
    }
    signal.add(action);
    if (connection.isPeerGone()) {
      signal.fire();
    }
  }

  /// Tells those who asked that nobody waits for the answer any more. Called by the loop.
  void peerGone() {
    GoneSignal signal = gone;
    if (signal != null) {
      signal.fire();
    }
  }

  /// Logs a fault. A peer that goes away is no fault of this server.
  void report(String what, @Nullable Throwable fault) {
    if (isOpen() || !(fault instanceof IOException || fault == null)) {
      server.fault(what, fault == null ? new IllegalStateException(what) : fault);
    }
  }
}
