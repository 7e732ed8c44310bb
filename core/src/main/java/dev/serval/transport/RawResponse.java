// RawResponse: a whole small answer, as ExchangeHandler.refuse returns it.
package dev.serval.transport;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import java.util.Objects;

/// A complete answer in memory.
///
/// @param status the status to send
/// @param headers fields to send, without those the transport owns (see [Exchange])
/// @param body the bytes of the body; not copied, so nobody may change them afterwards
// An array component is wanted: values of this type are sent, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record RawResponse(Status status, Headers headers, byte[] body) {

  /// Checks that nothing is missing.
  public RawResponse {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }
}
