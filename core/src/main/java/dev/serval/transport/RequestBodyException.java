// RequestBodyException: a request body that cannot be read to its end.
package dev.serval.transport;

import java.io.IOException;
import java.util.Objects;

/// Thrown by [Exchange#body] when the body is malformed, too large, too slow or cut off.
///
/// The failure belongs to the peer: a handler may answer it with the status of [#refusal]; in place
/// of any other answer the transport sends the refusal. Either way it closes the connection, so
/// that swallowing this exception cannot turn a broken message into a success.
public final class RequestBodyException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  /// Makes the exception for a refusal.
  ///
  /// @param refusal what the peer will be answered
  public RequestBodyException(Refusal refusal) {
    super(Objects.requireNonNull(refusal, "refusal").detail());
    this.refusal = refusal;
  }

  /// What the peer will be answered.
  ///
  /// @return the refusal, also found in [Exchange#bodyFailure]
  public Refusal refusal() {
    return refusal;
  }
}
