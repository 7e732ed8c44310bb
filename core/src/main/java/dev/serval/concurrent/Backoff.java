package dev.serval.concurrent;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How often a task is tried again, after which failures, and how long is waited in between.
///
/// ```java
/// Backoff twice = Backoff.from(Duration.ofMillis(50)).attempts(3).on(IOException.class);
/// ```
///
/// The delay before the second attempt is up to that of [#from], before each further one up to
/// twice the one before, and never above [#max]. How much of it is waited is random, from nothing
/// to all, so that clients that failed together do not come back together.
///
/// An immutable value; each method returns a changed copy.
public final class Backoff {
  private static final int MAX_ATTEMPTS = 100;

  private final int attempts;
  private final Duration first;
  private final Duration max;
  private final double jitter;
  private final @Nullable Duration total;
  private final Predicate<? super Exception> retried;

  private Backoff(
      int attempts,
      Duration first,
      Duration max,
      double jitter,
      @Nullable Duration total,
      Predicate<? super Exception> retried) {
    this.attempts = attempts;
    this.first = first;
    this.max = max;
    this.jitter = jitter;
    this.total = total;
    this.retried = retried;
  }

  /// Returns one of three attempts with a first delay of up to this, delays of 10 s at most, after
  /// any exception.
  ///
  /// @throws IllegalArgumentException unless it is from 0 to 1 day
  public static Backoff from(Duration first) {
    check("from", first, Duration.ofDays(1));
    Duration max = Duration.ofSeconds(10);
    return new Backoff(3, first, first.compareTo(max) > 0 ? first : max, 1, null, failure -> true);
  }

  /// Returns one with this many attempts, the first included.
  ///
  /// @throws IllegalArgumentException unless it is 1 to 100
  public Backoff attempts(int attempts) {
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException(
          "Backoff.attempts: expected 1 to " + MAX_ATTEMPTS + ", found " + attempts);
    }
    return new Backoff(attempts, first, max, jitter, total, retried);
  }

  /// Returns one whose delays are this long at most.
  ///
  /// @throws IllegalArgumentException unless it is from 0 to 1 day
  public Backoff max(Duration max) {
    check("max", max, Duration.ofDays(1));
    return new Backoff(attempts, first, max, jitter, total, retried);
  }

  /// Returns one of whose delays this part is random: 1 for all of it, 0 for none.
  ///
  /// @throws IllegalArgumentException unless it is from 0 to 1
  public Backoff jitter(double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("Backoff.jitter: expected 0 to 1, found " + part);
    }
    return new Backoff(attempts, first, max, part, total, retried);
  }

  /// Returns one that ends after this time, whatever it does then: attempts and delays together.
  ///
  /// @throws IllegalArgumentException unless it is from 0 to 1 day
  public Backoff within(Duration total) {
    check("within", total, Duration.ofDays(1));
    return new Backoff(attempts, first, max, jitter, total, retried);
  }

  /// Returns one that tries again only after exceptions of this class.
  public Backoff on(Class<? extends Exception> type) {
    return when(type::isInstance);
  }

  /// Returns one that tries again only after exceptions that `retried` wants.
  public Backoff when(Predicate<? super Exception> retried) {
    Objects.requireNonNull(retried, "retried");
    return new Backoff(attempts, first, max, jitter, total, retried);
  }

  private static void check(String what, Duration time, Duration most) {
    if (time.isNegative() || time.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "Backoff." + what + ": expected 0 to " + most + ", found " + time);
    }
  }

  int attempts() {
    return attempts;
  }

  @Nullable Duration total() {
    return total;
  }

  /// Whether a task that failed like this is tried again. An interrupt is never a reason.
  boolean retries(Exception failure) {
    return !(failure instanceof InterruptedException) && retried.test(failure);
  }

  /// Returns nanoseconds to wait after the attempt of this number, from 1.
  long delay(int attempt) {
    double most =
        Math.min((double) first.toNanos() * Math.pow(2, attempt - 1.0), (double) max.toNanos());
    double random = ThreadLocalRandom.current().nextDouble() * jitter * most;
    return (long) (most - jitter * most + random);
  }

  @Override
  public String toString() {
    return "Backoff[" + attempts + " attempts, " + first + " to " + max + "]";
  }
}
