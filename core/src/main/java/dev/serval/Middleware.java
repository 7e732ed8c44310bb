package dev.serval;

/// Wraps the handlers of an application or a group: one layer of an onion of plain blocking calls.
///
/// It runs on the request's virtual thread. `next` answers with a response in every case: an
/// exception thrown further inside has become one by then, so a header set here is on error
/// responses too. To react to an exception itself register an [ExceptionHandler]. A middleware of
/// the application also sees requests that no route matches. The layers are folded once, when the
/// application is built (`Chain`, room 4).
///
/// ```java
/// Middleware timing = (request, next) -> {
///   long start = System.nanoTime();
///   Response response = next.handle(request);
///   return response.withHeader("Server-Timing", "app;dur=" + (System.nanoTime() - start) / 1e6);
/// };
/// ```
@FunctionalInterface
public interface Middleware {
  /// Returns the response to `request`: that of `next`, a changed one, or one of its own.
  Response handle(Request request, Handler next) throws Exception;
}
