package dev.serval.concurrent;

import dev.serval.PeerGoneException;
import dev.serval.Request;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tasks that one call runs, each on a virtual thread, all of which end before the call does.
///
/// The thread that opened it is its owner: it forks, waits, decides, cancels and closes. Children
/// do one thing with the scope, at their end: they put themselves on its stack, by one
/// compare-and-set, and wake the owner if that is what it waits for. So whatever decides between
/// results is plain code of one thread:
///
/// ```text
/// owner   open ─ fork ─ fork ─ fork ─ await(ends, successes, failures) ─ … ─ close ─ return
/// child                 └─ task ─ push itself ─ counts reached? wake the owner ─┘ (cancelled, ended)
/// ```
///
/// **Cancellation** goes downwards as interrupts: of the owner by whoever runs it, of the children
/// by [#close], of their children by the same rule. The outermost scope of a request also hears
/// when the peer is gone. A scope inside of a cancelled one does not open, so code that swallows an
/// interrupt gets no further than to its next call.
///
/// **Nothing outlives it.** [#close] waits until each child has ended, however long; after
/// [#PATIENCE] it says in the log what a child that goes on is doing.
final class Scope implements AutoCloseable {
  static final Thread.Builder.OfVirtual THREADS =
      Thread.ofVirtual().name("serval-task").inheritInheritableThreadLocals(false);

  /// No deadline, or none of these.
  static final long NEVER = Long.MAX_VALUE;

  static final int NONE = Integer.MAX_VALUE;

  /// How many failures of siblings are kept with the one that is thrown.
  static final int MAX_SUPPRESSED = 16;

  /// Nanoseconds after which a cancelled child that goes on is worth a warning.
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();
  private static final LongAdder RUNNING = new LongAdder();
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval");
  private static final VarHandle TOP;

  static {
    try {
      TOP = MethodHandles.lookup().findVarHandle(Scope.class, "top", Child.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Thread owner = Thread.currentThread();
  private final @Nullable Scope outer;
  private final TaskContext context;
  private final long deadline;
  private final List<Child<?>> children = new ArrayList<>();
  private Request.@Nullable Watch watch;

  // Written by children.
  private volatile @Nullable Child<?> top;
  private volatile boolean gone;

  // Written by the owner: at which counts a child wakes it. The last one publishes the others.
  private int wakeAtEnds;
  private int wakeAtSuccesses;
  private volatile int wakeAtFailures;

  private volatile boolean cancelled;

  private Scope(@Nullable Scope outer, TaskContext context, long deadline) {
    this.outer = outer;
    this.context = context;
    this.deadline = deadline;
  }

  /// Opens a scope of the calling thread.
  ///
  /// @throws InterruptedException if the thread is interrupted, or one of a scope that was
  ///   cancelled
  /// @throws PeerGoneException if nobody waits for the answer of the request
  /// @throws IllegalStateException on the thread of an event loop
  static Scope open() throws InterruptedException {
    return open(NEVER);
  }

  /// Opens a scope with a time, by [System#nanoTime], that its tasks can ask for.
  static Scope open(long deadline) throws InterruptedException {
    Scope outer = current();
    if (EventLoop.current() != null) {
      throw new IllegalStateException(
          "Tasks: expected a thread that may wait, found an event loop; leave out @Inline");
    }
    if (Thread.interrupted() || outer != null && outer.isCancelled()) {
      throw new InterruptedException();
    }
    TaskContext context = TaskContext.capture();
    Scope scope = new Scope(outer, context, earlier(deadline, currentDeadline()));
    Request request = context.request();
    if (outer == null && request != null) {
      scope.watch = request.onGone(scope::peerGone);
      if (scope.gone) {
        throw new PeerGoneException();
      }
    }
    return scope;
  }

  /// The scope whose child the calling thread is; null if it is none.
  static @Nullable Scope current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /// Until when the calling code has time; [#NEVER] if nobody said.
  static long currentDeadline() {
    Scope scope = current();
    if (scope != null) {
      return scope.deadline;
    }
    Request request = Request.current().orElse(null);
    return request == null ? NEVER : request.deadline().orElse(NEVER);
  }

  /// Returns the time by [System#nanoTime] that is `nanos` ahead.
  static long in(long nanos) {
    long at = System.nanoTime() + nanos;
    return at == NEVER ? at - 1 : at;
  }

  static long earlier(long one, long other) {
    return one == NEVER || other != NEVER && other - one < 0 ? other : one;
  }

  static <T extends @Nullable Object> T within(Scope scope, Callable<T> task) throws Exception {
    return ScopedValue.where(CURRENT, scope).call(task::call);
  }

  /// How many tasks of all scopes have not ended.
  static long running() {
    return RUNNING.sum();
  }

  TaskContext context() {
    return context;
  }

  /// Until when its tasks have time, by [System#nanoTime].
  long deadline() {
    return deadline;
  }

  /// Whether this scope or one around it was cancelled.
  boolean isCancelled() {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.cancelled) {
        return true;
      }
    }
    return false;
  }

  // The owner's.

  /// Starts a task.
  <T extends @Nullable Object> Child<T> fork(Task<? extends T, ?> task) {
    Child<T> child = new Child<>(this, task);
    children.add(child);
    RUNNING.increment();
    try {
      child.thread.start();
    } catch (Throwable notStarted) {
      children.removeLast();
      RUNNING.decrement();
      throw notStarted;
    }
    return child;
  }

  /// Waits until so many children have ended, or succeeded, or failed.
  ///
  /// @param until when to give up, by [System#nanoTime]
  /// @return false if the time came first
  boolean await(int ends, int successes, int failures, long until) throws InterruptedException {
    wakeAtEnds = ends;
    wakeAtSuccesses = successes;
    wakeAtFailures = failures;
    while (!isReached(top)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (gone) {
        throw new PeerGoneException();
      }
      if (until == NEVER) {
        LockSupport.park(this);
      } else {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
    }
    return true;
  }

  /// Waits until all children have ended, or one has failed.
  void awaitAll() throws InterruptedException {
    await(children.size(), NONE, 1, NEVER);
  }

  /// The children that have ended by now, the first first.
  Deque<Child<?>> ended() {
    Deque<Child<?>> ended = new ArrayDeque<>();
    for (Child<?> child = top; child != null; child = child.earlier) {
      ended.addFirst(child);
    }
    return ended;
  }

  /// Whether a child has failed.
  boolean hasFailed() {
    Child<?> last = top;
    return last != null && last.failures() > 0;
  }

  /// Cancels what is left, waits for it, and returns the first failure with those of its siblings,
  /// but for the ones that the cancellation made.
  @SuppressWarnings("TypeParameterUnusedInFormals") // as the tasks of this scope throw
  <X extends Exception> X failure() {
    Set<Throwable> before = Collections.newSetFromMap(new IdentityHashMap<>());
    ended().forEach(child -> addTo(before, child.failure));
    end();
    Throwable first = null;
    Set<Throwable> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Child<?> child : ended()) {
      Throwable failure = child.failure;
      if (failure == null) {
        continue;
      }
      if (first == null) {
        first = failure;
        kept.add(failure);
      } else if (kept.size() <= MAX_SUPPRESSED
          && (before.contains(failure) || !Interrupts.isOne(failure))
          && kept.add(failure)) {
        first.addSuppressed(failure);
      }
    }
    return thrown(first);
  }

  private static void addTo(Set<Throwable> set, @Nullable Throwable failure) {
    if (failure != null) {
      set.add(failure);
    }
  }

  /// Throws what a task threw, which is an `X` or unchecked, as the compiler found out.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <X extends Exception> X thrown(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return (X) Objects.requireNonNull(failure, "no task has failed");
  }

  /// Does what [#end] does.
  @Override
  public void close() {
    end();
  }

  /// Cancels the children that have not ended and waits until they have. For any number of times.
  void end() {
    Request.Watch watched = watch;
    if (watched != null) {
      watched.close();
      watch = null;
    }
    if (hasAllEnded()) {
      cancelled = true;
      return;
    }
    if (!cancelled) {
      cancelled = true;
      children.forEach(child -> child.thread.interrupt());
    }
    awaitEnds();
  }

  private void awaitEnds() {
    wakeAtEnds = children.size();
    wakeAtSuccesses = NONE;
    wakeAtFailures = NONE;
    boolean interrupted = false;
    long late = System.nanoTime() + PATIENCE;
    boolean said = false;
    while (!hasAllEnded()) {
      if (said) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, PATIENCE);
        if (System.nanoTime() - late >= 0 && !hasAllEnded()) {
          said = true;
          warn();
        }
      }
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasAllEnded() {
    Child<?> last = top;
    return (last == null ? 0 : last.ends) == children.size();
  }

  private void warn() {
    Set<Child<?>> ended = Collections.newSetFromMap(new IdentityHashMap<>());
    ended.addAll(ended());
    for (Child<?> child : children) {
      if (!ended.contains(child)) {
        Throwable where = new IllegalStateException("It is here");
        where.setStackTrace(child.thread.getStackTrace());
        LOG.warn(
            "A task was interrupted {} s ago and goes on; its caller waits for it",
            TimeUnit.NANOSECONDS.toSeconds(PATIENCE),
            where);
        return;
      }
    }
  }

  // For other threads.

  private void peerGone() {
    gone = true;
    LockSupport.unpark(owner);
  }

  /// Takes the end of `child`; called once by its thread.
  void ended(Child<?> child) {
    RUNNING.decrement(); // before the owner can see the end: no call returns with a task counted
    Child<?> last;
    do {
      last = top;
      child.follow(last);
    } while (!TOP.compareAndSet(this, last, child));
    if (isReached(child)) {
      LockSupport.unpark(owner);
    }
  }

  private boolean isReached(@Nullable Child<?> last) {
    int failures = wakeAtFailures; // first: it publishes the other two
    return last == null
        ? wakeAtEnds == 0
        : last.ends >= wakeAtEnds
            || last.successes >= wakeAtSuccesses
            || last.failures() >= failures;
  }
}
