package dev.serval.middleware;

import dev.serval.ResponseBody;
import dev.serval.http.Headers;
import dev.serval.http.Status;
import java.time.Duration;

/// Where [IdempotencyKeys] remembers requests and their answers: in memory by default, and in a
/// shared store where several nodes answer the same clients.
///
/// Called on the request's thread, which may block. `begin` must be one atomic step: of two calls
/// with one key only one is told [Begun]. A store of several nodes should let go of what a node
/// that died had begun, after the longest time a handler may take. Thread-safe.
public interface IdempotencyStore {
  /// Claims a key, unless it is claimed already.
  ///
  /// @param key 64 hexadecimal digits, made of the user and the key that the client sent
  /// @param fingerprint 64 hexadecimal digits, made of the request
  /// @param keep how long the answer shall be remembered
  Claim begin(String key, String fingerprint, Duration keep);

  /// Remembers the answer of a key that this node has begun.
  void complete(String key, Answer answer);

  /// Forgets a key that this node has begun, so that it can be tried again.
  void release(String key);

  /// What is known of a key.
  sealed interface Claim {}

  /// Nothing was: the caller runs the request, and must [#complete] or [#release] the key.
  record Begun() implements Claim {}

  /// The request is being run.
  ///
  /// @param fingerprint of that request
  record Running(String fingerprint) implements Claim {}

  /// The request was answered.
  ///
  /// @param fingerprint of that request
  /// @param answer what it was answered
  record Done(String fingerprint, Answer answer) implements Claim {}

  /// What a request was answered.
  ///
  /// @param status the status
  /// @param headers the fields
  /// @param body in memory, or empty
  /// @param isWhole whether the body is that of the answer; false where it was too large or a
  ///   stream
  record Answer(Status status, Headers headers, ResponseBody body, boolean isWhole) {}
}
