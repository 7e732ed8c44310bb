package dev.serval;

import dev.serval.http.Method;
import dev.serval.openapi.Operation;

/// Wraps the handlers of an application, a group or a route: one layer of an onion of plain
/// blocking calls.
///
/// It runs on the request's virtual thread. `next` answers with a response in every case: an
/// exception thrown further inside has become one by then, so a header set here is on error
/// responses too; [Request#failure] tells of which. To react to an exception itself register an
/// [ExceptionHandler]. What a handler returns is known when `next` returns, also where it is a
/// `CompletionStage`; a streamed body is written after all layers have returned, and
/// [Request#onAnswered] is called after that. A middleware of the application also sees requests
/// that no route matches. The layers are folded once, when the application is built (`Chain`, room
/// 4).
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

  /// Returns the phase it stands in, unless `use` names another.
  default Phase phase() {
    return Phase.HANDLING;
  }

  /// Returns its place within its phase, unless `use` names another: lower is further outside, and
  /// equal ones stand in the order of registration.
  default int priority() {
    return 0;
  }

  /// Returns whether this layer of a group or route shall also be asked about CORS preflights, the
  /// `OPTIONS` requests that ask whether a route of it may be called. They have no credentials,
  /// which is why other layers of groups and routes do not see them.
  default boolean seesPreflights() {
    return false;
  }

  /// Returns the description of a route around which this layer stands, with what this layer adds
  /// to it: header fields that it reads, responses that it gives. Called when the document is made.
  ///
  /// ```java
  /// return operation
  ///     .withParameter(Parameter.header("If-Match", Schema.string()).mandatory())
  ///     .withResponse(ApiResponse.of(428));
  /// ```
  ///
  /// @param method the method of the route
  /// @param operation what is said of the route so far
  default Operation describe(Method method, Operation operation) {
    return operation;
  }
}
