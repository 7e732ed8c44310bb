// TimeoutsTest: the clocks of a connection, without waiting.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.Timeouts.Expired;
import dev.serval.netty.Timeouts.Stage;
import dev.serval.transport.TransportConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeoutsTest {
  private static final long SECOND = 1_000_000_000L;

  private final Timeouts timeouts = new Timeouts(TransportConfig.defaults(), 0);

  private Expired check(double seconds) {
    return timeouts.check((long) (seconds * SECOND), false, 0, false, 0);
  }

  private Expired body(double seconds, long received) {
    return timeouts.check((long) (seconds * SECOND), true, received, false, 0);
  }

  private Expired write(double seconds, long written) {
    return timeouts.check((long) (seconds * SECOND), false, 0, true, written);
  }

  @Test
  void closesAnIdleConnectionAfterAMinute() {
    assertThat(check(59.9)).isEqualTo(Expired.NOTHING);
    assertThat(check(60)).isEqualTo(Expired.IDLE);
  }

  @Test
  void givesAHeadTenSecondsInAll() {
    timeouts.enter(Stage.HEAD, 5 * SECOND);
    assertThat(check(14.9)).isEqualTo(Expired.NOTHING);
    assertThat(check(15)).isEqualTo(Expired.HEAD);
  }

  @Test
  void letsAHandlerTakeItsTime() {
    timeouts.enter(Stage.EXCHANGE, 0);
    assertThat(check(1_000)).isEqualTo(Expired.NOTHING);
    assertThat(check(2_000)).isEqualTo(Expired.NOTHING);
  }

  @Test
  void failsABodyThatStalls() {
    timeouts.enter(Stage.EXCHANGE, 0);
    assertThat(body(1, 1_000_000)).isEqualTo(Expired.NOTHING);
    assertThat(body(10.9, 1_000_000)).isEqualTo(Expired.NOTHING);
    assertThat(body(11, 1_000_000)).isEqualTo(Expired.BODY);
  }

  @Test
  void failsABodyThatDripsWellWithinThirtySeconds() {
    timeouts.enter(Stage.EXCHANGE, 0);
    Expired expired = Expired.NOTHING;
    double at = 0;
    while (expired == Expired.NOTHING) {
      at += 0.5;
      expired = body(at, (long) at);
    }
    assertThat(expired).isEqualTo(Expired.BODY);
    assertThat(at).isBetween(10.0, 12.0);
  }

  @Test
  void letsAnUploadOfTheMinimumRatePass() {
    timeouts.enter(Stage.EXCHANGE, 0);
    for (int second = 1; second < 600; second++) {
      assertThat(body(second, second * 1024L)).isEqualTo(Expired.NOTHING);
    }
  }

  @Test
  void stopsTheClockOfABodyWhileNobodyReadsIt() {
    timeouts.enter(Stage.EXCHANGE, 0);
    assertThat(body(1, 5)).isEqualTo(Expired.NOTHING);
    assertThat(body(9, 5)).isEqualTo(Expired.NOTHING);
    assertThat(check(100)).isEqualTo(Expired.NOTHING);
    assertThat(body(200, 5)).isEqualTo(Expired.NOTHING);
    assertThat(body(201.9, 5)).isEqualTo(Expired.NOTHING);
    assertThat(body(202.1, 5)).isEqualTo(Expired.BODY);
  }

  @Test
  void cutsAPeerThatDoesNotRead() {
    assertThat(write(1, 100)).isEqualTo(Expired.NOTHING);
    assertThat(write(30.9, 100)).isEqualTo(Expired.NOTHING);
    assertThat(write(31, 100)).isEqualTo(Expired.WRITE);
  }

  @Test
  void cutsAPeerThatReadsDropByDrop() {
    assertThat(write(1, 0)).isEqualTo(Expired.NOTHING);
    for (int second = 2; second < 31; second++) {
      assertThat(write(second, second)).isEqualTo(Expired.NOTHING);
    }
    assertThat(write(31, 31)).isEqualTo(Expired.WRITE);
  }

  @Test
  void keepsAPeerThatReadsFastEnoughAndAsksAgain() {
    assertThat(write(0, 0)).isEqualTo(Expired.NOTHING);
    assertThat(write(30, 31_000)).isEqualTo(Expired.NOTHING);
    assertThat(write(59, 31_000)).isEqualTo(Expired.NOTHING);
    assertThat(write(60, 31_000)).isEqualTo(Expired.WRITE);
  }

  @Test
  void forgetsTheWriteClockWhenEverythingWasWritten() {
    assertThat(write(0, 0)).isEqualTo(Expired.NOTHING);
    assertThat(check(29)).isEqualTo(Expired.NOTHING);
    assertThat(write(30, 0)).isEqualTo(Expired.NOTHING);
    assertThat(write(59, 0)).isEqualTo(Expired.NOTHING);
  }

  @Test
  void endsALingeringCloseAfterItsAnswerWasWritten() {
    timeouts.enter(Stage.LINGER, 0);
    assertThat(timeouts.stage()).isEqualTo(Stage.LINGER);
    assertThat(write(5, 0)).isEqualTo(Expired.NOTHING);
    timeouts.enter(Stage.LINGER, 5 * SECOND);
    assertThat(check(6.9)).isEqualTo(Expired.NOTHING);
    assertThat(check(7)).isEqualTo(Expired.LINGER);
  }

  @Test
  void asksForNoRateWhereTheMinimumIsZero() {
    Timeouts lax = new Timeouts(TransportConfig.defaults().withMinRate(0), 0);
    lax.enter(Stage.EXCHANGE, 0);
    for (int second = 1; second < 600; second++) {
      assertThat(lax.check(second * SECOND, true, second, true, second)).isEqualTo(Expired.NOTHING);
    }
  }

  @Test
  void sweepsTenTimesWithinTheShortestDeadline() {
    TransportConfig config = TransportConfig.defaults();
    assertThat(ConnectionSweep.interval(config)).isEqualTo(Duration.ofMillis(200));
    assertThat(ConnectionSweep.interval(config.withLingerTimeout(Duration.ofSeconds(9))))
        .isEqualTo(Duration.ofMillis(500));
    assertThat(ConnectionSweep.interval(config.withLingerTimeout(Duration.ofMillis(1))))
        .isEqualTo(Duration.ofMillis(5));
  }
}
