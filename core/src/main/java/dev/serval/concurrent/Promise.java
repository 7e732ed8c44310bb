package dev.serval.concurrent;

import dev.serval.DeadlineException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A value that is there later, or a failure: for code that must not wait. Code that may, which is
/// what most handlers are, writes calls in a row and [Tasks].
///
/// ```java
/// Promise<Price> price =
///     quote.flatMap(answer -> rates.of(answer.currency()).map(answer::in))
///         .recover(failure -> Price.UNKNOWN)
///         .timeout(Duration.ofMillis(200));
/// ```
///
/// A handler may return one, and is answered when it ends; any virtual thread may [#await] it.
///
/// **Where functions run.** A promise made on an [EventLoop] is bound to that, as are those derived
/// from it: its functions run there, whoever completes it, in the order in which they were given,
/// and nothing of it is locked or compared and set. Functions of any other promise run on the
/// thread that completes it, or on the one that gives them if it has ended. They must not wait.
///
/// For any number of threads. The first completion counts and further ones do nothing. Nothing is
/// cancelled: what nobody waits for any more still runs to its end.
///
/// @param <T> the value
public class Promise<T extends @Nullable Object> extends Dependent {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Promise.class, "state", Object.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  final @Nullable EventLoop loop;

  /// The stack of dependents, or null, while pending; else the result. Of a bound promise written
  /// by its loop alone, so that only the step to the result has to be seen by others.
  @SuppressWarnings("UnusedVariable") // read through STATE
  private @Nullable Object state;

  Promise(@Nullable EventLoop loop) {
    this.loop = loop;
  }

  private Promise(@Nullable EventLoop loop, Object result) {
    this.state = result;
    this.loop = loop;
  }

  // Made.

  /// Returns a promise that has ended with a value.
  public static <T extends @Nullable Object> Promise<T> of(T value) {
    return new Promise<>(null, Settled.encode(value));
  }

  /// Returns a promise that has failed.
  public static <T extends @Nullable Object> Promise<T> failed(Throwable failure) {
    return new Promise<>(null, new Settled.Failed(Objects.requireNonNull(failure, "failure")));
  }

  /// Returns a promise for [#complete] or [#fail] to end, bound to the loop that the calling code
  /// runs on, if it does.
  public static <T extends @Nullable Object> Promise<T> pending() {
    return new Promise<>(EventLoop.current());
  }

  /// Returns a promise for [#complete] or [#fail] to end, bound to `loop`.
  public static <T extends @Nullable Object> Promise<T> pending(EventLoop loop) {
    return new Promise<>(Objects.requireNonNull(loop, "loop"));
  }

  /// Returns a promise that ends as `stage` does, with the failure itself where the stage has it
  /// wrapped into a [CompletionException].
  public static <T extends @Nullable Object> Promise<T> from(CompletionStage<T> stage) {
    Promise<T> promise = pending();
    stage.whenComplete((value, failure) -> {
      if (failure == null) {
        promise.complete(value);
      } else {
        Throwable cause = failure.getCause();
        promise.fail(failure instanceof CompletionException && cause != null ? cause : failure);
      }
    });
    return promise;
  }

  // Ended.

  /// Ends this promise with a value.
  public void complete(T value) {
    end(Settled.encode(value));
  }

  /// Ends this promise with a failure.
  public void fail(Throwable failure) {
    end(new Settled.Failed(Objects.requireNonNull(failure, "failure")));
  }

  /// Whether it has ended, in whatever way.
  public boolean isDone() {
    return Settled.isResult(STATE.getAcquire(this));
  }

  /// Returns what it failed with; null if it did not, or has not ended.
  public @Nullable Throwable failureNow() {
    return STATE.getAcquire(this) instanceof Settled.Failed(Throwable failure) ? failure : null;
  }

  /// Returns its value, without waiting.
  ///
  /// @throws IllegalStateException if it has not ended, or failed, which is the cause then
  public T resultNow() {
    Object result = STATE.getAcquire(this);
    if (!Settled.isResult(result)) {
      throw new IllegalStateException("the promise has not ended");
    }
    if (result instanceof Settled.Failed(Throwable failure)) {
      throw new IllegalStateException("the promise has failed", failure);
    }
    return Settled.decode(result);
  }

  // Composed.

  /// Returns a promise of what `step` makes of the value; a failure stays, and what `step` throws
  /// is one.
  public <B extends @Nullable Object> Promise<B> map(Step<? super T, ? extends B, ?> step) {
    Object result = STATE.getAcquire(this);
    if (Settled.isResult(result) && runsHere()) {
      return mapped(result, step);
    }
    return added(new Derived.Mapped<T, B>(this, step));
  }

  /// Applies `step` at once.
  @SuppressWarnings("unchecked") // a failed promise has no value of any type
  private <B extends @Nullable Object> Promise<B> mapped(
      Object result, Step<? super T, ? extends B, ?> step) {
    if (result instanceof Settled.Failed) {
      return (Promise<B>) this;
    }
    try {
      return new Promise<>(loop, Settled.encode(step.apply(Settled.decode(result))));
    } catch (Throwable failure) {
      return new Promise<>(loop, new Settled.Failed(failure));
    }
  }

  /// Returns a promise that ends as the one that `step` makes of the value.
  @SuppressWarnings("unchecked") // as in `mapped`; nobody completes a promise that has ended
  public <B extends @Nullable Object> Promise<B> flatMap(
      Step<? super T, ? extends Promise<? extends B>, ?> step) {
    Object result = STATE.getAcquire(this);
    if (Settled.isResult(result) && loop == null) {
      if (result instanceof Settled.Failed) {
        return (Promise<B>) this;
      }
      try {
        return (Promise<B>) step.apply(Settled.decode(result));
      } catch (Throwable failure) {
        return failed(failure);
      }
    }
    return added(new Derived.FlatMapped<T, B>(this, step));
  }

  /// Returns a promise of the value, or of what `step` makes of the failure.
  public Promise<T> recover(Step<? super Throwable, ? extends T, ?> step) {
    return added(new Derived.Recovered<T>(this, step));
  }

  /// Returns a promise of what `combine` makes of this value and another; the failure of either is
  /// its failure, at once.
  public <B extends @Nullable Object, R extends @Nullable Object> Promise<R> zip(
      Promise<? extends B> other, BiFunction<? super T, ? super B, ? extends R> combine) {
    Promise<R> both = new Promise<>(loop);
    onEnd((mine, failure) -> {
      if (failure != null) {
        both.fail(failure);
      } else {
        other.map(others -> combine.apply(Settled.value(mine), others)).forwardTo(both);
      }
    });
    other.onEnd((others, failure) -> {
      if (failure != null) {
        both.fail(failure);
      }
    });
    return both;
  }

  /// Returns a promise that ends as this one, or fails with a [DeadlineException] if that takes
  /// longer than `time`.
  ///
  /// @throws IllegalArgumentException unless it is from 0 to 1 day
  public Promise<T> timeout(Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("Promise.timeout: expected 0 to 1 day, found " + time);
    }
    if (isDone()) {
      return this;
    }
    Promise<T> inTime = new Promise<>(loop);
    Runnable late = () -> inTime.fail(new DeadlineException(time));
    Runnable forget = loop == null ? after(time, late) : loop.schedule(late, time);
    forwardTo(inTime);
    inTime.onEnd((value, failure) -> forget.run());
    return inTime;
  }

  private static Runnable after(Duration time, Runnable action) {
    Future<?> timer =
        ForkJoinPool.commonPool().schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  /// Has `action` run once this promise has ended, with its value or its failure; the other is
  /// null. What it throws is logged.
  public void onEnd(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action) {
    add(new Derived.Listener<T>(this, action));
  }

  // Waited for, and given to others.

  /// Waits for the end and returns the value.
  ///
  /// In a handler the wait also ends when the peer is gone.
  ///
  /// @throws Exception the failure, as it is
  /// @throws InterruptedException if the thread is interrupted; the promise goes on
  /// @throws dev.serval.PeerGoneException if nobody waits for the answer of the running request
  /// @throws IllegalStateException on the thread of an [EventLoop] before the end
  public T await() throws Exception {
    if (!isDone()) {
      new Waiter(this).await();
    }
    Object result = STATE.getAcquire(this);
    if (result instanceof Settled.Failed(Throwable failure)) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }
    return Settled.decode(Objects.requireNonNull(result));
  }

  /// Returns a stage that ends as this promise does.
  public CompletionStage<T> toCompletionStage() {
    CompletableFuture<T> stage = new CompletableFuture<>();
    onEnd((value, failure) -> {
      if (failure == null) {
        stage.complete(Settled.value(value));
      } else {
        stage.completeExceptionally(failure);
      }
    });
    return stage;
  }

  @Override
  public String toString() {
    Object result = STATE.getAcquire(this);
    if (!Settled.isResult(result)) {
      return "Promise[pending]";
    }
    return result instanceof Settled.Failed(Throwable failure)
        ? "Promise[failed: " + failure + "]"
        : "Promise[" + Settled.decode(result) + "]";
  }

  // How it works.

  /// Whether functions of this promise may run on the calling thread.
  private boolean runsHere() {
    EventLoop own = loop;
    return own == null || own.isCurrent();
  }

  private <P extends Promise<?>> P added(P dependent) {
    add(dependent);
    return dependent;
  }

  /// Has `dependent` settled at the end, which may be at once.
  final void add(Dependent dependent) {
    EventLoop own = loop;
    if (own == null) {
      addHere(dependent);
    } else if (own.isCurrent()) {
      addHere(dependent);
    } else {
      own.execute(() -> addHere(dependent));
    }
  }

  private void addHere(Dependent dependent) {
    Object seen = STATE.getAcquire(this);
    while (!Settled.isResult(seen)) {
      dependent.next = (Dependent) seen;
      if (replace(seen, dependent)) {
        return;
      }
      seen = STATE.getAcquire(this);
    }
    dependent.next = null;
    settleAll(dependent);
  }

  private void forwardTo(Promise<? super T> target) {
    add(new Derived.Forward<T>(this, target));
  }

  /// Ends it from any thread.
  final void end(Object result) {
    EventLoop own = loop;
    if (own == null || own.isCurrent()) {
      settleAll(endHere(result));
    } else {
      own.execute(() -> settleAll(endHere(result)));
    }
  }

  /// Ends it on its loop, if it has one, and returns who waited.
  final @Nullable Dependent endHere(Object result) {
    Object seen = STATE.getAcquire(this);
    while (!Settled.isResult(seen)) {
      if (replace(seen, result)) {
        return (Dependent) seen;
      }
      seen = STATE.getAcquire(this);
    }
    return null;
  }

  /// A plain write where only the loop writes.
  private boolean replace(@Nullable Object seen, Object by) {
    if (loop == null) {
      return STATE.compareAndSet(this, seen, by);
    }
    STATE.setRelease(this, by);
    return true;
  }

  @Override
  @Nullable Dependent settle() {
    throw new IllegalStateException("a promise that depends on nothing");
  }

  /// Its result, once it has one.
  final Object result() {
    return Objects.requireNonNull(STATE.getAcquire(this));
  }
}
