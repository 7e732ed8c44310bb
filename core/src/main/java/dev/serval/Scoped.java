package dev.serval;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value that lives as long as its request, and what ends it: a transaction, a lock, a temporary
/// file.
///
/// A [Provides] method returns one, and those who depend on it get the value; a handler or
/// middleware hands one to [Request#open] itself. Whatever was opened for a request is ended on the
/// request's thread, the last first, exactly once, whether or not anything failed.
///
/// ```java
/// @Provides
/// Scoped<Transaction> transaction() {
///   Transaction transaction = database.begin();
///   return Scoped.untilReturn(transaction, outcome -> {
///     if (outcome.isSuccess()) {
///       transaction.commit();
///     } else {
///       transaction.rollback();
///     }
///   });
/// }
/// ```
///
/// There are two moments. [#of] ends when the response was sent, its streamed body included: for
/// what the body is read from. What its end throws is logged, since the client has its answer.
/// [#untilReturn] ends when the method that answers has returned or thrown, before a byte of the
/// response is sent: for what must be known to have worked, as a commit. What its end throws
/// becomes the response.
///
/// @param <T> the type of the value
public final class Scoped<T> {
  private final T value;
  private final End end;
  private final boolean early;

  /// Ends a value.
  @FunctionalInterface
  public interface End {
    /// Ends it, knowing what became of the request: the exception that it ended in, if it did. At
    /// the end of [#untilReturn] no body was written yet, and the outcome counts no bytes.
    void end(Outcome outcome) throws Exception;
  }

  private Scoped(T value, End end, boolean early) {
    this.value = Objects.requireNonNull(value, "value");
    this.end = Objects.requireNonNull(end, "end");
    this.early = early;
  }

  /// Returns a value that is ended after the response was sent.
  public static <T> Scoped<T> of(T value, End end) {
    return new Scoped<>(value, end, false);
  }

  /// Returns a resource that is closed after the response was sent.
  public static <T extends AutoCloseable> Scoped<T> closing(T resource) {
    return new Scoped<>(resource, _ -> resource.close(), false);
  }

  /// Returns a value that is ended before the response is sent; what `end` throws becomes the
  /// response.
  public static <T> Scoped<T> untilReturn(T value, End end) {
    return new Scoped<>(value, end, true);
  }

  /// Returns the value.
  public T value() {
    return value;
  }

  /// Whether it ends before the response is sent.
  boolean isEarly() {
    return early;
  }

  void end(Outcome outcome) throws Exception {
    end.end(outcome);
  }

  /// The values of one request that are open, the last opened first.
  record Open(Scoped<?> scoped, @Nullable Open earlier) {}
}
