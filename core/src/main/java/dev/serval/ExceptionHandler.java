package dev.serval;

/// Makes a response of an exception, for all routes of an application or a group.
///
/// The handler of the nearest class is taken, those of an inner group before those of an outer one.
/// Serval's own exceptions ([Problem], validation, malformed JSON) keep their meaning unless
/// exactly they or a subclass are registered: a handler of [RuntimeException] does not swallow a
/// 404.
///
/// ```java
/// app.onError(OutOfStock.class, (failure, request) -> {
///   throw Problem.conflict("Sold out").with("sku", failure.sku());
/// });
/// ```
///
/// @param <E> the class of exceptions it knows
@FunctionalInterface
public interface ExceptionHandler<E extends Throwable> {
  /// Returns the response, or throws a [Problem] to leave its form to the [ErrorContract].
  Response handle(E failure, Request request) throws Exception;
}
