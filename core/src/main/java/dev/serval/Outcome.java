package dev.serval;

import dev.serval.http.Status;
import org.jspecify.annotations.Nullable;

/// What became of a request: handed to [Request#onAnswered] once it is answered.
///
/// @param status the status that was answered
/// @param bodyBytes bytes of the response's body handed to the transport, before any framing; 0 for
///   `HEAD`
/// @param failure what the handler or a layer around it ended in last, or what cut the body of the
///   response; null where nothing failed
/// @param isComplete whether the whole response was handed to the transport for a client that was,
///   as far as can be known, still there; false where its body was cut, where the client had gone,
///   and where the transport refused the request's body instead
public record Outcome(
    Status status, long bodyBytes, @Nullable Throwable failure, boolean isComplete) {
  /// Returns whether nothing failed and the status is no error: what a transaction commits by.
  public boolean isSuccess() {
    return failure == null && isComplete && status.code() < 400;
  }
}
