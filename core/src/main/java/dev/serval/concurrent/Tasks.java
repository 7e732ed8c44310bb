package dev.serval.concurrent;

import dev.serval.DeadlineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
/// **No task outlives its call.** What is not needed any more is interrupted: the siblings of a
/// task that failed, those that came second, all of them when the calling thread is interrupted or
/// the peer of the request is gone. The call returns, or throws, when the last has ended; for a
/// task that ignores interrupts it waits, and says so in the log after 10 s.
///
/// **What a task throws comes out as it is**, so a [dev.serval.Problem] of a task is the answer.
/// Further failures are attached to the first as suppressed, at most 16, without those that the
/// cancellation caused. Besides, each method throws
///
/// - `InterruptedException`, when the calling thread is interrupted, as by
///   [dev.serval.middleware.Timeout];
/// - [dev.serval.PeerGoneException], when the peer of the running request is gone.
///
/// **Tasks see** [dev.serval.Request#current], [#timeLeft], SLF4J's MDC and what a [ContextCarrier]
/// carries. They may read the request's line and fields; its body belongs to one thread at a time.
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
      Pair<A, B> all(Task<? extends A, ? extends X> first, Task<? extends B, ? extends X> second)
          throws X, InterruptedException {
    try (Scope scope = Scope.open()) {
      Child<A> one = scope.fork(first);
      Child<B> other = scope.fork(second);
      Ended.<X>awaitAll(scope);
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
      Ended.<X>awaitAll(scope);
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
      Collection<? extends Task<? extends T, ? extends X>> tasks) throws X, InterruptedException {
    try (Scope scope = Scope.open()) {
      List<Child<T>> children = new ArrayList<>(tasks.size());
      for (Task<? extends T, ? extends X> task : tasks) {
        children.add(scope.fork(task));
      }
      Ended.<X>awaitAll(scope);
      return Ended.results(children);
    }
  }

  /// Returns what the first task to succeed gives, and ends the others.
  ///
  /// ```java
  /// Rates rates = Tasks.any(List.of(() -> primary.rates(), () -> mirror.rates()));
  /// ```
  ///
  /// @throws X the first failure, with the others attached, if all tasks failed
  /// @throws IllegalArgumentException if there is no task
  public static <T extends @Nullable Object, X extends Exception> T any(
      Collection<? extends Task<? extends T, ? extends X>> tasks) throws X, InterruptedException {
    return Tasks.<T, X>some(1, tasks).getFirst();
  }

  /// Returns what the first of two tasks to succeed gives; see [#any(Collection)].
  public static <T extends @Nullable Object, X extends Exception> T any(
      Task<? extends T, ? extends X> first, Task<? extends T, ? extends X> second)
      throws X, InterruptedException {
    return Tasks.<T, X>any(List.<Task<? extends T, ? extends X>>of(first, second));
  }

  /// Returns what the first `count` tasks to succeed give, in the order of their ends, and ends the
  /// others: a quorum.
  ///
  /// ```java
  /// List<Vote> majority = Tasks.some(2, List.of(() -> a.vote(), () -> b.vote(), () -> c.vote()));
  /// ```
  ///
  /// @throws X the first failure, with others attached, as soon as too few tasks are left
  /// @throws IllegalArgumentException unless `count` is from 0 to the number of tasks
  public static <T extends @Nullable Object, X extends Exception> List<T> some(
      int count, Collection<? extends Task<? extends T, ? extends X>> tasks)
      throws X, InterruptedException {
    if (count < 0 || count > tasks.size()) {
      throw new IllegalArgumentException(
          "Tasks: expected " + count + " tasks or more, found " + tasks.size());
    }
    try (Scope scope = Scope.open()) {
      for (Task<? extends T, ? extends X> task : tasks) {
        scope.fork(task);
      }
      if (count > 0) {
        scope.await(Scope.NONE, count, tasks.size() - count + 1, Scope.NEVER);
      }
      List<T> results = new ArrayList<>(count);
      for (Child<?> child : scope.ended()) {
        if (child.failure == null && results.size() < count) {
          results.add(Ended.<T>resultOf(child));
        }
      }
      if (results.size() < count) {
        throw scope.<X>failure();
      }
      return Collections.unmodifiableList(results);
    }
  }

  /// Returns or throws what the first task to end gives or throws, and ends the others.
  ///
  /// ```java
  /// Answer answer = Tasks.race(List.of(() -> cache.get(key), () -> database.get(key)));
  /// ```
  ///
  /// @throws IllegalArgumentException if there is no task
  public static <T extends @Nullable Object, X extends Exception> T race(
      Collection<? extends Task<? extends T, ? extends X>> tasks) throws X, InterruptedException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("Tasks.race: expected a task");
    }
    try (Scope scope = Scope.open()) {
      for (Task<? extends T, ? extends X> task : tasks) {
        scope.fork(task);
      }
      scope.await(1, Scope.NONE, Scope.NONE, Scope.NEVER);
      Child<?> first = scope.ended().getFirst();
      if (first.failure != null) {
        throw Scope.<X>thrown(first.failure);
      }
      return Ended.<T>resultOf(first);
    }
  }

  /// Returns or throws what the first of two tasks to end does; see [#race(Collection)].
  public static <T extends @Nullable Object, X extends Exception> T race(
      Task<? extends T, ? extends X> first, Task<? extends T, ? extends X> second)
      throws X, InterruptedException {
    return Tasks.<T, X>race(List.<Task<? extends T, ? extends X>>of(first, second));
  }

  /// Applies `step` to each item, at most `atOnce` at a time, and returns what it gave in the order
  /// of the items; the first failure ends the rest.
  ///
  /// ```java
  /// List<Weather> all = Tasks.map(8, cities, city -> weather.of(city));
  /// ```
  ///
  /// @param atOnce how many threads work, at least 1
  public static <A extends @Nullable Object, B extends @Nullable Object, X extends Exception>
      List<B> map(
          int atOnce, Collection<? extends A> items, Step<? super A, ? extends B, ? extends X> step)
          throws X, InterruptedException {
    if (atOnce < 1) {
      throw new IllegalArgumentException("Tasks: expected at least 1 thread, found " + atOnce);
    }
    Work<A, B> work = new Work<>(new ArrayList<>(items), step);
    try (Scope scope = Scope.open()) {
      for (int i = Math.min(atOnce, work.size()); i > 0; i--) {
        scope.fork(work);
      }
      Ended.<X>awaitAll(scope);
      return work.results();
    }
  }

  /// Returns the items that `test` wants, in their order, testing at most `atOnce` at a time; the
  /// first failure ends the rest.
  ///
  /// ```java
  /// List<URI> alive = Tasks.filter(8, mirrors, mirror -> ping(mirror));
  /// ```
  ///
  /// @param atOnce how many threads work, at least 1
  public static <A, X extends Exception> List<A> filter(
      int atOnce, Collection<? extends A> items, Step<? super A, Boolean, ? extends X> test)
      throws X, InterruptedException {
    List<A> all = List.copyOf(items);
    List<Boolean> wanted = Tasks.<A, Boolean, X>map(atOnce, all, test);
    List<A> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.get(i)) {
        kept.add(all.get(i));
      }
    }
    return Collections.unmodifiableList(kept);
  }

  /// Makes one of all items by `merge`, which takes two neighbours in their order and must be
  /// associative, in rounds of at most `atOnce` at a time; the first failure ends the rest.
  ///
  /// ```java
  /// Optional<Report> year = Tasks.reduce(4, months, (one, next) -> reports.merge(one, next));
  /// ```
  ///
  /// @param atOnce how many threads work, at least 1
  /// @return what is left; empty for no items
  public static <A, X extends Exception> Optional<A> reduce(
      int atOnce, Collection<? extends A> items, Merge<A, ? extends X> merge)
      throws X, InterruptedException {
    List<A> left = List.copyOf(items);
    while (left.size() > 1) {
      List<Pair<A, @Nullable A>> pairs = new ArrayList<>();
      for (int i = 0; i < left.size(); i += 2) {
        pairs.add(new Pair<>(left.get(i), i + 1 < left.size() ? left.get(i + 1) : null));
      }
      left =
          Tasks.<Pair<A, @Nullable A>, A, X>map(
              atOnce,
              pairs,
              pair -> {
                A second = pair.second();
                return second == null ? pair.first() : merge.apply(pair.first(), second);
              });
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(left.getFirst());
  }

  /// Runs a task again while it fails, as `backoff` says.
  ///
  /// ```java
  /// Receipt receipt =
  ///     Tasks.retry(
  ///         Backoff.from(Duration.ofMillis(50)).attempts(4).on(IOException.class),
  ///         () -> payments.charge(order));
  /// ```
  ///
  /// Where less time is [left][#timeLeft] than the next delay takes, it is not waited for.
  ///
  /// @throws X what the last attempt threw, with what the ones before threw attached
  /// @throws DeadlineException if [Backoff#within] is over during an attempt, with what the ones
  ///   before threw attached
  public static <T extends @Nullable Object, X extends Exception> T retry(
      Backoff backoff, Task<? extends T, ? extends X> task) throws X, InterruptedException {
    return Timed.<T, X>retry(backoff, task);
  }

  /// Gives a task so much time and interrupts it then.
  ///
  /// ```java
  /// Price price = Tasks.timeout(Duration.ofMillis(200), () -> prices.of(sku));
  /// ```
  ///
  /// @throws DeadlineException if the task did not end in time; one that ends with a result when it
  ///   is interrupted counts as in time
  public static <T extends @Nullable Object, X extends Exception> T timeout(
      Duration time, Task<? extends T, ? extends X> task) throws X, InterruptedException {
    return Timed.<T, X>timeout(time, task);
  }

  /// Runs a task, and if it has not ended after `delay` a second time beside it; what succeeds
  /// first counts, and the other is ended. It cuts the longest waits where most are short. The task
  /// must be one that may run twice.
  ///
  /// ```java
  /// Page page = Tasks.hedge(Duration.ofMillis(80), () -> search.find(words));
  /// ```
  ///
  /// A failure before `delay` comes out at once: to try again is what [#retry] is for. Afterwards
  /// both have to fail.
  public static <T extends @Nullable Object, X extends Exception> T hedge(
      Duration delay, Task<? extends T, ? extends X> task) throws X, InterruptedException {
    return Timed.<T, X>hedge(delay, task);
  }

  /// Runs steps one after another, each with what the one before it gave, and returns what the last
  /// one gives.
  ///
  /// ```java
  /// Invoice invoice =
  ///     Tasks.chain(
  ///         () -> orders.byId(id), order -> prices.total(order), total -> invoices.write(total));
  /// ```
  ///
  /// Beside the same calls in a row it ends when the peer is gone, and looks before each step
  /// whether somebody still waits for the result. The steps run on one thread.
  public static <A extends @Nullable Object, B extends @Nullable Object, X extends Exception>
      B chain(Task<? extends A, ? extends X> first, Step<? super A, ? extends B, ? extends X> then)
          throws X, InterruptedException {
    return Ended.<B, X>alone(() -> then.apply(Ended.going(first.call())));
  }

  /// Runs three steps one after another; see [#chain(Task, Step)].
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          X extends Exception>
      C chain(
          Task<? extends A, ? extends X> first,
          Step<? super A, ? extends B, ? extends X> second,
          Step<? super B, ? extends C, ? extends X> third)
          throws X, InterruptedException {
    return Ended.<C, X>alone(
        () -> third.apply(Ended.going(second.apply(Ended.going(first.call())))));
  }

  /// Runs four steps one after another; see [#chain(Task, Step)].
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          D extends @Nullable Object,
          X extends Exception>
      D chain(
          Task<? extends A, ? extends X> first,
          Step<? super A, ? extends B, ? extends X> second,
          Step<? super B, ? extends C, ? extends X> third,
          Step<? super C, ? extends D, ? extends X> fourth)
          throws X, InterruptedException {
    return Ended.<D, X>alone(() ->
        fourth.apply(
            Ended.going(third.apply(Ended.going(second.apply(Ended.going(first.call())))))));
  }

  /// Begins a pipeline: stages that work at the same time on items that pass from one to the next.
  ///
  /// ```java
  /// Tasks.pipeline(files)
  ///     .stage(4, file -> read(file))
  ///     .stage(2, text -> index(text))
  ///     .forEach(entry -> store.add(entry));
  /// ```
  ///
  /// @param source the items, which are taken one by one as the first stage has room
  public static <T> Pipeline<T> pipeline(Iterable<? extends T> source) {
    return Pipeline.of(source);
  }

  /// Returns how much time the calling code has: what the tightest [#timeout] around it leaves, or
  /// the [dev.serval.middleware.Timeout] of the request; zero where that is over, empty where
  /// nobody said. For clients of other services that have a timeout of their own.
  ///
  /// ```java
  /// Duration patience = Tasks.timeLeft().orElse(Duration.ofSeconds(5));
  /// ```
  public static Optional<Duration> timeLeft() {
    long deadline = Scope.currentDeadline();
    return deadline == Scope.NEVER
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
  }
}
