package dev.serval;

/// An exception that knows its answer: one that libraries throw, and that means something to a
/// client without anybody's doing.
///
/// ```java
/// final class SoldOutException extends RuntimeException implements HasProblem {
///   @Override
///   public Problem problem() {
///     return Problem.conflict("Sold out");
///   }
/// }
/// ```
///
/// It is not logged, as it is an answer and not a fault. An exception handler of its class, or of a
/// class above it that is not Java's own, comes first; one of `Exception` does not get it.
public interface HasProblem {
  /// Returns the answer. It reaches the client, so nothing secret belongs in it.
  Problem problem();
}
