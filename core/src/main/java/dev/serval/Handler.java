package dev.serval;

/// Answers one request: what a route ends in, and what a [Middleware] wraps.
///
/// It runs on a virtual thread of its own and may block. Whatever it throws becomes a response: by
/// an [ExceptionHandler], by the [ErrorContract] for [Problem] and the framework's own exceptions,
/// else as a 500 that tells nothing of the exception.
///
/// ```java
/// Handler hello = request -> Response.text("Hello, " + request.path("name"));
/// ```
@FunctionalInterface
public interface Handler {
  /// Returns the response to `request`.
  Response handle(Request request) throws Exception;
}
