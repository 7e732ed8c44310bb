// A request that a test has put together, ready to be sent.
package dev.serval.testing;

import dev.serval.http.Headers;

/// A whole request.
///
/// @param method the method's token
/// @param target path and query, encoded
/// @param headers the fields that the test gave
/// @param body the bytes of the body
/// @param hasBody whether the test gave one, perhaps an empty one
@SuppressWarnings("ArrayRecordComponent") // it is sent, never compared
record OutgoingRequest(
    String method, String target, Headers headers, byte[] body, boolean hasBody) {
  OutgoingRequest withHeaders(Headers headers) {
    return new OutgoingRequest(method, target, headers, body, hasBody);
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
