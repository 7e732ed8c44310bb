// RequestView: the side of an exchange that tells of the request.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.transport.Exchange;
import java.net.SocketAddress;
import java.util.Objects;

/// What an accepted request says, but for its body.
abstract class RequestView implements Exchange {
  final AcceptedRequest request;
  private final SocketAddress remoteAddress;

  RequestView(AcceptedRequest request, SocketAddress remoteAddress) {
    this.request = request;
    this.remoteAddress = remoteAddress;
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
    return remoteAddress;
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
}
