package dev.serval.concurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs tasks at the same time, each on a virtual thread of its own, and returns when all have
/// ended.
///
/// ```java
/// @Get("/{id}")
/// Profile profile(long id) throws IOException, InterruptedException {
///   return Tasks.all(() -> users.byId(id), () -> orders.of(id)).map(Profile::new);
/// }
/// ```
///
/// **No task outlives its call.** What is not needed any more is interrupted: the siblings of a task
/// that failed, those that came second, all of them when the calling thread is interrupted or the
/// peer of the request is gone. The call returns, or throws, when the last has ended; for a task
/// that ignores interrupts it waits, and says so in the log after 10 s.
///
/// **What a task throws comes out as it is**, so a [dev.serval.Problem] of a task is the answer.
/// Further failures are attached to the first as suppressed, at most 16, without those that the
/// cancellation caused. Besides, each method throws
///
/// - `InterruptedException`, when the calling thread is interrupted, as by
///   [dev.serval.middleware.Timeout];
/// - [dev.serval.PeerGoneException], when the peer of the running request is gone.
///
/// **Tasks see** [dev.serval.Request#current], [#timeLeft], SLF4J's MDC and what a
/// [ContextCarrier] carries. They may read the request's line and fields; its body belongs to one
/// thread at a time.
///
/// All methods block their caller and are for any thread but one that serves sockets.
public final class Tasks {
  private Tasks() {}

  /// Runs two tasks and returns what both gave; the first failure ends the other.
  ///
  /// ```java
  /// Pair<User, List<Order>> both = Tasks.all(() -> users.byId(id), () -> orders.of(id));
  /// ```
  public static <A extends @Nullable Object, B extends @Nullable Object, X extends Exception>
      Pair<A, B> all(
          Task<? extends A, ? extends X> first, Task<? extends B, ? extends X> second)
          throws X, InterruptedException {
    try (Scope scope = Scope.open()) {
      Child<A> one = scope.fork(first);
      Child<B> other = scope.fork(second);
      Tasks.<X>awaitAll(scope);
      return new Pair<>(one.result(), other.result());
    }
  }

  /// Runs three tasks and returns what all gave; the first failure ends the others.
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          X extends Exception>
      Triple<A, B, C> all(
          Task<? extends A, ? extends X> first,
          Task<? extends B, ? extends X> second,
          Task<? extends C, ? extends X> third)
          throws X, InterruptedException {
    try (Scope scope = Scope.open()) {
      Child<A> one = scope.fork(first);
      Child<B> two = scope.fork(second);
      Child<C> three = scope.fork(third);
      Tasks.<X>awaitAll(scope);
      return new Triple<>(one.result(), two.result(), three.result());
    }
  }

  /// Runs all tasks and returns what they gave, in their order; the first failure ends the others.
  ///
  /// They all run at once: for a list whose length a client decides use [#map], which is bounded.
  ///
  /// ```java
  /// List<Quote> quotes = Tasks.all(shops.stream().map(Shop::quoteTask).toList());
  /// ```
  public static <T extends @Nullable Object, X extends Exception> List<T> all(
      Collection<? extends Task<? extends T, ? extends X>> tasks)
      throws X, InterruptedException {
    try (Scope scope = Scope.open()) {
      List<Child<T>> children = new ArrayList<>(tasks.size());
      for (Task<? extends T, ? extends X> task : tasks) {
        children.add(scope.fork(task));
      }
      Tasks.<X>awaitAll(scope);
      return results(children);
    }
  }

  private static <X extends Exception> void awaitAll(Scope scope) throws X, InterruptedException {
    scope.awaitAll();
    if (scope.hasFailed()) {
      throw scope.<X>failure();
    }
  }

  private static <T extends @Nullable Object> List<T> results(List<Child<T>> children) {
    @SuppressWarnings("unchecked") // what it gets are Ts, and nobody else has it
    T[] results = (T[]) new Object[children.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = children.get(i).result();
    }
    return Collections.unmodifiableList(Arrays.asList(results));
  }
}
