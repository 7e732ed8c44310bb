package dev.serval.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Liveness and readiness, as the one who runs the application sees them.
final class HealthTest {
  private final Health health = Health.standard().timeout(Duration.ofMinutes(1));
  private final App app = App.create().mount(health);

  @AfterEach
  void stop() {
    app.lifespan().stop(Duration.ofSeconds(1));
  }

  private Call ready() {
    return Call.get("/health/ready").on(app);
  }

  @Test
  void isAliveAlwaysAndReadyBetweenStartAndStop() {
    app.handler();
    assertThat(Call.get("/health/live").on(app).text()).isEqualTo("{\"status\":\"up\"}");
    assertThat(ready().status()).isEqualTo(503);

    app.lifespan().start();
    Call call = ready();
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.text()).isEqualTo("{\"status\":\"up\"}");
    assertThat(call.answered("Cache-Control")).isEqualTo("no-store");

    app.lifespan().stop(Duration.ofSeconds(1));
    assertThat(ready().status()).isEqualTo(503);
    assertThat(ready().text()).isEqualTo("{\"status\":\"stopping\"}");
    assertThat(Call.get("/health/live").on(app).status()).isEqualTo(200);
  }

  @Test
  void isNotReadyWhereACheckFailsAndKeepsTheReasonToItself() {
    health
        .check("fine", () -> {})
        .check(
            "database",
            () -> {
              throw new IllegalStateException("password hunter2 was refused");
            });
    app.handler();
    app.lifespan().start();

    Call call = ready();
    assertThat(call.status()).isEqualTo(503);
    assertThat(call.text())
        .contains("\"status\":\"down\"")
        .containsPattern("\"fine\":\\{\"status\":\"up\",\"ms\":\\d+}")
        .containsPattern("\"database\":\\{\"status\":\"failed\",\"ms\":\\d+}")
        .doesNotContain("hunter2");
  }

  @Test
  void asksOnceForAllWhoAskWithinASecond() {
    AtomicInteger runs = new AtomicInteger();
    health.check("counted", runs::incrementAndGet);
    app.handler();
    app.lifespan().start();

    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertThat(ready().status()).isEqualTo(200);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertThat((long) runs.get()).isLessThanOrEqualTo(seconds + 1);
  }

  @Test
  void givesUpACheckThatHangsAndStartsNoSecondOne() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch told = new CountDownLatch(1);
    health.timeout(Duration.ofMillis(300));
    health.check(
        "hanging",
        () -> {
          runs.incrementAndGet();
          while (told.getCount() > 0) {
            try {
              told.await();
            } catch (InterruptedException stubborn) {
              // A driver that does not listen.
            }
          }
        });
    app.handler();
    app.lifespan().start();

    assertThat(ready().text()).contains("\"hanging\":{\"status\":\"timeout\"");
    Thread.sleep(1_100); // what was found is told for a second
    assertThat(ready().status()).isEqualTo(503);
    assertThat(runs).hasValue(1);
    told.countDown();
  }

  @Test
  void refusesTwoChecksOfOneNameTooManyAndNoTime() {
    health.check("a", () -> {});

    assertThatThrownBy(() -> health.check("a", () -> {})).hasMessageContaining("found a");
    for (int i = 0; i < 99; i++) {
      health.check("c" + i, () -> {});
    }
    assertThatThrownBy(() -> health.check("last", () -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> health.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
