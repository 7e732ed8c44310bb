// AcceptedRequest: a request head that means exactly one thing.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.transport.TransportConfig;
import org.jspecify.annotations.Nullable;

/// What [RequestRules] made of a head. Strings are made when asked; threads that ask at once get
/// equal ones.
final class AcceptedRequest implements RequestRules.Verdict {
  private final RequestHead head;
  private final Method method;
  private final @Nullable RequestTarget target;
  private final int authorityFrom;
  private final int authorityTo;
  private final long contentLength;
  private final boolean keepAlive;
  private final boolean expectsContinue;
  private @Nullable Headers headers;
  private @Nullable String authority;

  /// @param target the target; null for `OPTIONS *`, which is about the server and not a resource
  /// @param authorityFrom where the effective host and port begin in the head
  /// @param authorityTo where they end; the same for HTTP/1.0 without them
  /// @param contentLength bytes of the body, -1 for chunked
  /// @param keepAlive whether the peer wants to send another request
  /// @param expectsContinue whether the peer waits for `100 Continue` before it sends the body
  AcceptedRequest(
      RequestHead head,
      Method method,
      @Nullable RequestTarget target,
      int authorityFrom,
      int authorityTo,
      long contentLength,
      boolean keepAlive,
      boolean expectsContinue) {
    this.head = head;
    this.method = method;
    this.target = target;
    this.authorityFrom = authorityFrom;
    this.authorityTo = authorityTo;
    this.contentLength = contentLength;
    this.keepAlive = keepAlive;
    this.expectsContinue = expectsContinue;
  }

  Method method() {
    return method;
  }

  @Nullable RequestTarget target() {
    return target;
  }

  Headers headers() {
    Headers made = headers;
    if (made == null) {
      made = new RequestHeaders(head, this);
      headers = made;
    }
    return made;
  }

  String authority() {
    String made = authority;
    if (made == null) {
      made = head.text(authorityFrom, authorityTo);
      authority = made;
    }
    return made;
  }

  long contentLength() {
    return contentLength;
  }

  /// 1 for HTTP/1.1, 0 for HTTP/1.0.
  int minor() {
    return head.minor();
  }

  boolean keepAlive() {
    return keepAlive;
  }

  boolean expectsContinue() {
    return expectsContinue;
  }

  boolean isHead() {
    return method == Method.HEAD;
  }

  boolean hasBody() {
    return contentLength != 0;
  }

  /// Makes what decodes the body.
  BodyDecoder decoder(TransportConfig limits) {
    return contentLength < 0 ? new ChunkedDecoder(limits) : new LengthDecoder(contentLength);
  }
}
