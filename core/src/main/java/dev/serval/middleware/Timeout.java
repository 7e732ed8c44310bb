package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Status;
import java.time.Duration;
import java.util.Optional;

/// Ends handlers that take too long: their thread is interrupted, and the answer is 504 (Gateway
/// Timeout).
///
/// A handler that blocks gets the interrupt where it waits, as an `InterruptedException` or what
/// its driver makes of it, and whatever it throws then is answered as 504; a `CompletionStage` that
/// it returned is cancelled. One that computes, or swallows the interrupt, runs on to its end, and
/// its late response is dropped for the 504: nothing can stop a thread that does not look. A
/// handler that returned in time is never interrupted afterwards, and the thread is given back
/// without the mark. The time is that until there is a response: writing a streamed body is not
/// part of it.
///
/// ```java
/// app.use(Timeout.after(Duration.ofSeconds(30)))
///     .mount("/reports", group -> group.use(Timeout.after(Duration.ofSeconds(5))).mount(reports));
/// ```
///
/// The shortest of several wins. It is late by at most 20 ms, or a sixteenth of the shortest time
/// in use. Immutable; for any number of threads.
public final class Timeout implements Middleware {
  private final Duration time;
  private final long nanos;
  private final Problem problem;

  private Timeout(Duration time) {
    this.time = time;
    this.nanos = time.toNanos();
    this.problem = Problem.of(Status.GATEWAY_TIMEOUT, "the request took longer than it may");
  }

  /// Returns a middleware that gives handlers this long.
  ///
  /// @throws IllegalArgumentException unless it is 1 ms to 1 day
  public static Timeout after(Duration time) {
    if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("Timeout: expected 1 ms to 1 day, found " + time);
    }
    return new Timeout(time);
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.TIMEOUT;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    long at = System.nanoTime() + nanos;
    Deadline deadline = new Deadline(request, problem, at);
    request.endBy(at);
    DeadlineClock.shared().watch(deadline, nanos);
    Response response;
    boolean inTime;
    try {
      response = next.handle(request);
    } finally {
      inTime = deadline.end();
    }
    if (inTime) {
      return response;
    }
    Optional<Throwable> failure = request.failure();
    if (failure.isPresent() && failure.get().equals(problem)) {
      return response; // it is the 504, by the exception handlers of the route
    }
    throw problem;
  }

  @Override
  public String toString() {
    return "Timeout[" + time + "]";
  }
}
