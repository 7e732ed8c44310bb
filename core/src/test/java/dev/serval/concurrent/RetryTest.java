package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.DeadlineException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Backoff QUICK = Backoff.from(Duration.ofMillis(1));

  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void nothingIsLeft() {
    assertThat(Scope.running()).isZero();
  }

  private String failUntil(int good) throws IOException {
    int attempt = attempts.incrementAndGet();
    if (attempt < good) {
      throw new IOException("attempt " + attempt);
    }
    return "attempt " + attempt;
  }

  @Test
  void triesAgainUntilItWorks() throws Exception {
    assertThat(Tasks.retry(QUICK, () -> failUntil(3))).isEqualTo("attempt 3");
  }

  @Test
  void throwsTheLastFailureWithTheOthersAttached() {
    assertThatThrownBy(() -> Tasks.retry(QUICK.attempts(3), () -> failUntil(9)))
        .isInstanceOf(IOException.class)
        .hasMessage("attempt 3")
        .satisfies(failure ->
            assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("attempt 1", "attempt 2"));
  }

  @Test
  void doesNotRepeatWhatItWasNotToldTo() {
    assertThatThrownBy(() -> Tasks.retry(QUICK.on(IllegalStateException.class), () -> failUntil(2)))
        .hasMessage("attempt 1");
    assertThatThrownBy(() ->
            Tasks.retry(
                QUICK,
                () -> {
                  attempts.incrementAndGet();
                  throw new StackOverflowError();
                }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void endsAnAttemptWhenTheWholeTimeIsOver() {
    assertThatThrownBy(() ->
            Tasks.retry(
                QUICK.attempts(100).within(Duration.ofSeconds(2)),
                () -> attempts.incrementAndGet() < 2 ? failUntil(9) : new Gate().never()))
        .isInstanceOf(DeadlineException.class)
        .satisfies(late -> assertThat(late.getSuppressed()[0]).hasMessage("attempt 2"));
  }

  @Test
  void doesNotWaitForADelayThatIsTooLong() {
    Backoff slow = Backoff.from(Duration.ofHours(1)).jitter(0).within(Duration.ofMinutes(2));
    assertThatThrownBy(() -> Tasks.retry(slow, () -> failUntil(9))).hasMessage("attempt 1");
    assertThatThrownBy(() ->
            Tasks.timeout(
                Duration.ofMinutes(2),
                () -> Tasks.retry(Backoff.from(Duration.ofHours(1)).jitter(0), () -> failUntil(9))))
        .hasMessage("attempt 2");
  }

  @Test
  void delaysGrowTwofoldUpToTheLongest() {
    Backoff exact = Backoff.from(Duration.ofMillis(10)).jitter(0).max(Duration.ofMillis(35));
    assertThat(new long[] {exact.delay(1), exact.delay(2), exact.delay(3), exact.delay(99)})
        .containsExactly(millis(10), millis(20), millis(35), millis(35));
  }

  @Test
  void delaysAreSpreadOverTheirWholeLength() {
    Backoff random = Backoff.from(Duration.ofMillis(10));
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 1_000; i++) {
      least = Math.min(least, random.delay(1));
      most = Math.max(most, random.delay(1));
    }
    assertThat(least).isBetween(0L, millis(2));
    assertThat(most).isBetween(millis(8), millis(10));
  }

  private static long millis(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void itsNumbersAreBounded() {
    assertThatIllegalArgumentException().isThrownBy(() -> QUICK.attempts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> QUICK.attempts(101));
    assertThatIllegalArgumentException().isThrownBy(() -> QUICK.jitter(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> QUICK.max(Duration.ofDays(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> Backoff.from(Duration.ofMillis(-1)));
  }
}
