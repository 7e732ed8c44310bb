package dev.serval.concurrent;

import dev.serval.DeadlineException;
import dev.serval.PeerGoneException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The attempts of one [Tasks#retry]; what failed is kept for the failure that comes out.
final class Retry {
  private final Backoff backoff;
  private final long deadline;
  private final List<Exception> failures = new ArrayList<>();

  /// @param deadline when the caller gives up, by [System#nanoTime]
  Retry(Backoff backoff, long deadline) {
    this.backoff = backoff;
    this.deadline = deadline;
  }

  /// Tries until it works, or it is of no use.
  <T extends @Nullable Object> T run(Task<? extends T, ?> task) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return task.call();
      } catch (PeerGoneException gone) {
        throw gone;
      } catch (Exception failure) {
        long delay = backoff.delay(attempt);
        if (attempt >= backoff.attempts() || !backoff.retries(failure) || isTooLate(delay)) {
          throw with(failure);
        }
        keep(failure);
        Ended.checkGoesOn(); // the task may have swallowed the interrupt
        TimeUnit.NANOSECONDS.sleep(delay);
      }
    }
  }

  private boolean isTooLate(long delay) {
    return deadline != Scope.NEVER && System.nanoTime() + delay - deadline >= 0;
  }

  private synchronized void keep(Exception failure) {
    if (failures.size() < Scope.MAX_SUPPRESSED) {
      failures.add(failure);
    }
  }

  /// Attaches the failures of earlier attempts. For any thread.
  @SuppressWarnings("ReferenceEquality") // a failure cannot be attached to itself
  synchronized <X extends Throwable> X with(X last) {
    for (Exception earlier : failures) {
      if (earlier != last) {
        last.addSuppressed(earlier);
      }
    }
    return last;
  }

  /// Returns the failure of attempts that took too long together.
  RuntimeException late(Duration total) {
    return with(new DeadlineException(total));
  }
}
