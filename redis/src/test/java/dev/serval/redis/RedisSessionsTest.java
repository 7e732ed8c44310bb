package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.Problem;
import dev.serval.security.SessionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisSessionsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private RedisServer server;
  private Redis redis;
  private SessionStore one;
  private SessionStore two;

  @BeforeAll
  void start() throws Exception {
    server = RedisServer.start();
    redis = Redis.connect(server.settings());
    one = new RedisSessions(redis);
    two = new RedisSessions(redis);
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      redis.close();
      server.close();
    }
  }

  @Test
  void aSessionOfOneNodeIsThatOfTheOther() {
    byte[] data = {0, 1, (byte) 0xff, '\r', '\n'};
    one.create("a", data, HOUR);
    assertThat(two.load("a")).isEqualTo(data);
    assertThat(two.replace("a", new byte[] {7}, HOUR)).isTrue();
    assertThat(one.load("a")).isEqualTo(new byte[] {7});
    one.delete("a");
    assertThat(two.load("a")).isNull();
    one.delete("a");
  }

  @Test
  void aSessionIsForgottenWhenItsTimeIsOver() throws Exception {
    one.create("short", new byte[1], Duration.ofSeconds(3));
    assertThat(one.load("short")).isNotNull();
    RedisServer.Eventually.holds(() -> assertThat(one.load("short")).isNull());
    assertThat(one.replace("short", new byte[1], HOUR)).isFalse();
  }

  @Test
  void replacingGivesItsOwnTimeToLive() throws Exception {
    one.create("longer", new byte[1], Duration.ofSeconds(3));
    assertThat(one.replace("longer", new byte[2], HOUR)).isTrue();
    Thread.sleep(3_500);
    assertThat(one.load("longer")).hasSize(2);
  }

  @Test
  void aSessionThatWasEndedDoesNotComeBack() {
    one.create("ended", new byte[1], HOUR);
    two.delete("ended");
    assertThat(one.replace("ended", new byte[2], HOUR)).isFalse();
    assertThat(one.load("ended")).isNull();
  }

  @Test
  void ofUpdatesAtOnceOneWinsWholeAndNoneAfterTheEnd() throws Exception {
    one.create("busy", new byte[100], HOUR);
    AtomicInteger replaced = new AtomicInteger();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] mine = new byte[100];
      Arrays.fill(mine, (byte) i);
      SessionStore store = i % 2 == 0 ? one : two;
      writers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int k = 0; k < 20; k++) {
                  replaced.addAndGet(store.replace("busy", mine, HOUR) ? 1 : 0);
                }
              }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    byte[] last = one.load("busy");
    assertThat(last).isNotNull().hasSize(100).containsOnly(last[0]);
    assertThat(replaced).hasValue(400);
    two.delete("busy");
    assertThat(one.replace("busy", last, HOUR)).isFalse();
  }

  @Test
  void sessionsAreBounded() {
    one.create("large", new byte[RedisSessions.MAX_BYTES], HOUR);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.create("large", new byte[RedisSessions.MAX_BYTES + 1], HOUR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.replace("large", new byte[RedisSessions.MAX_BYTES + 1], HOUR));
    one.delete("large");
  }

  @Test
  void withoutRedisARequestIsAnswered503() throws Exception {
    try (RedisServer gone = RedisServer.start();
        Redis away = Redis.connect(gone.settings())) {
      gone.kill();
      assertThatThrownBy(() -> new RedisSessions(away).load("a"))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status().code()).isEqualTo(503));
    }
  }
}
