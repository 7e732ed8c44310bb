package dev.serval.binding;

import dev.serval.concurrent.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Waits for what an asynchronous method returned, on the request's virtual thread.
public final class Awaited {
  private Awaited() {}

  /// Returns the stage's value once it is there, or throws what the stage failed with, without the
  /// wrapping. When the wait is interrupted, a stage that is a future is cancelled.
  public static <T extends @Nullable Object> T of(@Nullable CompletionStage<T> stage)
      throws Exception {
    if (stage == null) {
      throw new IllegalStateException(
          "expected the CompletionStage that the method declares, found null");
    }
    // Not toCompletableFuture(): a stage may refuse it.
    CompletableFuture<T> result = new CompletableFuture<>();
    stage.whenComplete((value, failure) -> {
      if (failure == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(failure);
      }
    });
    try {
      return result.get();
    } catch (ExecutionException wrapped) {
      throw unwrap(wrapped);
    } catch (InterruptedException interrupted) {
      cancel(stage);
      throw interrupted;
    }
  }

  /// Returns the promise's value once it is there, or throws what it failed with.
  public static <T extends @Nullable Object> T of(@Nullable Promise<T> promise) throws Exception {
    if (promise == null) {
      throw new IllegalStateException("expected the Promise that the method declares, found null");
    }
    return promise.await();
  }

  private static void cancel(CompletionStage<?> stage) {
    if (stage instanceof Future<?> future) {
      try {
        future.cancel(true);
      } catch (UnsupportedOperationException readOnly) {
        // A minimal stage of CompletableFuture is a future by its class alone.
      }
    }
  }

  private static Exception unwrap(Exception wrapped) {
    Throwable cause = wrapped;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case Exception exception -> exception;
      case Error error -> throw error;
      default -> wrapped;
    };
  }
}
