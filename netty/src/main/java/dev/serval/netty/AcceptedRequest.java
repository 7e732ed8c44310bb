// AcceptedRequest: a request head that means exactly one thing.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.transport.TransportConfig;
import org.jspecify.annotations.Nullable;

/// What [RequestRules] made of a head.
///
/// @param target the target; null for `OPTIONS *`, which is about the server and not a resource
/// @param authority the effective host and port, empty for HTTP/1.0 without one
/// @param contentLength bytes of the body, -1 for chunked
/// @param minor 1 for HTTP/1.1, 0 for HTTP/1.0
/// @param keepAlive whether the peer wants to send another request
/// @param expectsContinue whether the peer waits for `100 Continue` before it sends the body
record AcceptedRequest(
    Method method,
    @Nullable RequestTarget target,
    Headers headers,
    String authority,
    long contentLength,
    int minor,
    boolean keepAlive,
    boolean expectsContinue)
    implements RequestRules.Verdict {

  boolean isHead() {
    return method == Method.HEAD;
  }

  boolean hasBody() {
    return contentLength != 0;
  }

  /// Makes what decodes the body, null if there is none.
  @Nullable BodyDecoder decoder(TransportConfig limits) {
    if (contentLength == 0) {
      return null;
    }
    return contentLength < 0 ? new ChunkedDecoder(limits) : new LengthDecoder(contentLength);
  }
}
