package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets a number of requests in at once and sheds the others, early and cheaply: 503 (Service
/// Unavailable) with `Retry-After`, before anything of their body is read.
///
/// A request counts until it is answered, its body written to the end or cut, so streams count too.
/// One object is one limit, whether it stands at the application, at a group or at several routes.
/// Without [#waiting] nobody waits.
///
/// ```java
/// app.use(ConcurrencyLimit.of(500))
///     .mount("/reports", group -> group.use(ConcurrencyLimit.of(4).waiting(20, Duration.ofSeconds(2))).mount(reports));
/// ```
///
/// Those that wait are let in as they come. Thread-safe.
public final class ConcurrencyLimit implements Middleware {
  private final int most;
  private final int mostWaiting;
  private final Duration patience;
  private final Duration retryAfter;
  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Problem shed;

  private ConcurrencyLimit(int most, int mostWaiting, Duration patience, Duration retryAfter) {
    this.most = most;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
    this.retryAfter = retryAfter;
    this.free = new Semaphore(most, true);
    this.shed =
        Problem.unavailable("too many requests are being answered; try again later")
            .withHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
  }

  /// Returns a middleware that lets `requests` in at once, and tells others to come back in a
  /// second.
  ///
  /// @throws IllegalArgumentException unless it is at least 1
  public static ConcurrencyLimit of(int requests) {
    if (requests < 1) {
      throw new IllegalArgumentException("ConcurrencyLimit: expected 1 or more, found " + requests);
    }
    return new ConcurrencyLimit(requests, 0, Duration.ZERO, Duration.ofSeconds(1));
  }

  /// Returns a new limit of the same size that lets up to `requests` more wait, each for at most
  /// `time`.
  ///
  /// @throws IllegalArgumentException if either is negative
  public ConcurrencyLimit waiting(int requests, Duration time) {
    if (requests < 0 || time.isNegative()) {
      throw new IllegalArgumentException(
          "ConcurrencyLimit.waiting: expected 0 or more, found " + requests + " and " + time);
    }
    return new ConcurrencyLimit(most, requests, time, retryAfter);
  }

  /// Returns a new limit of the same size that names another time in `Retry-After`, in whole
  /// seconds, at least one.
  public ConcurrencyLimit retryAfter(Duration time) {
    return new ConcurrencyLimit(most, mostWaiting, patience, time);
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.CONCURRENCY_LIMIT;
  }

  /// Returns how many more requests would be let in now; for metrics.
  public int available() {
    return free.availablePermits();
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (!enter()) {
      throw shed;
    }
    try {
      request.onAnswered(outcome -> free.release());
    } catch (Throwable failure) { // no memory: nobody will hear of the end
      free.release();
      throw failure;
    }
    return next.handle(request);
  }

  private boolean enter() throws InterruptedException {
    // With nobody waiting this barges in past nobody.
    if (waiting.get() == 0 && free.tryAcquire()) {
      return true;
    }
    if (mostWaiting == 0) {
      return false;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }
}
