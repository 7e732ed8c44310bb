package dev.serval.redis;

/// Redis did not answer within the time of a command, or cannot be reached.
///
/// What was asked may have been done or not.
public final class RedisUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  RedisUnavailableException(String message) {
    super(message);
  }
}
