// A response whose body is still on its way.
package dev.serval.testing;

import dev.serval.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The head of a response, and its body as it comes.
///
/// @param request what it answers
/// @param status the status code
/// @param headers its header fields
/// @param body the bytes; reading blocks until there are some, and fails where the response was cut
/// @param leave goes away without waiting for the rest
record OpenedResponse(
    OutgoingRequest request, int status, Headers headers, InputStream body, Runnable leave) {

  /// Returns this response if it is a stream of that media type; else reads it to its end.
  ///
  /// @throws AssertionError if it is not; it shows the response
  OpenedResponse expect(String mediaType) {
    String found = headers.first("Content-Type");
    if (status == 200 && found != null && found.split(";", 2)[0].strip().equals(mediaType)) {
      return this;
    }
    byte[] rest;
    try {
      rest = body.readNBytes(1 << 16);
    } catch (IOException cut) {
      rest = String.valueOf(cut.getMessage()).getBytes(StandardCharsets.UTF_8);
    } finally {
      leave.run();
    }
    throw new TestResponse(request, status, headers, rest)
        .failure("expected status 200 with " + mediaType);
  }
}
