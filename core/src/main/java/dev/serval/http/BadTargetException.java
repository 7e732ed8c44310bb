package dev.serval.http;

/// A request target or query that does not follow RFC 3986 and this library's path rule: 400.
///
/// The message says what was expected and never holds the target.
public final class BadTargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message for the client
  public BadTargetException(String message) {
    super(message, null, false, false);
  }
}
