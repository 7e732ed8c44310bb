package dev.serval.routing;

/// Two routes that answer the same requests; the message names both places.
public final class RouteConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Makes one; for the router, and for who knows more of the two.
  public RouteConflictException(String message) {
    super(message);
  }
}
