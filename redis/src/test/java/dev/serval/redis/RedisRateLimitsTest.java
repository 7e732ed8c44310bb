package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.Problem;
import dev.serval.middleware.RateLimitStore;
import dev.serval.middleware.RateLimitStore.Decision;
import dev.serval.middleware.RateLimitStore.Policy;
import dev.serval.redis.RedisRateLimits.WhenAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisRateLimitsTest {
  private static final Policy HUNDRED_A_DAY = new Policy(100, Duration.ofDays(1).toNanos() / 100);

  private RedisServer server;
  private Redis first;
  private Redis second;
  private RateLimitStore one;
  private RateLimitStore two;

  @BeforeAll
  void start() throws Exception {
    server = RedisServer.start();
    first = Redis.connect(server.settings());
    second = Redis.connect(server.settings());
    one = RedisRateLimits.over(first);
    two = RedisRateLimits.over(second);
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      first.close();
      second.close();
      server.close();
    }
  }

  @Test
  void twoNodesLetThroughExactlyAsManyAsTheLimit() throws Exception {
    AtomicInteger allowed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      RateLimitStore store = i % 2 == 0 ? one : two;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int k = 0; k < 20; k++) {
                  boolean through = store.take("exact", 1, HUNDRED_A_DAY).allowed();
                  allowed.addAndGet(through ? 1 : 0);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(allowed).hasValue(100);
  }

  @Test
  void aDecisionTellsWhatIsLeftAndWhenToComeAgain() {
    Policy policy = new Policy(3, Duration.ofMinutes(1).toNanos());
    Decision decision = one.take("told", 2, policy);
    assertThat(decision.allowed()).isTrue();
    assertThat(decision.remaining()).isEqualTo(1);
    assertThat(decision.nanosToFull()).isEqualTo(Duration.ofMinutes(2).toNanos());
    assertThat(decision.nanosToRetry()).isZero();

    Decision refused = two.take("told", 2, policy);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.remaining()).isEqualTo(1);
    assertThat(Duration.ofNanos(refused.nanosToRetry()))
        .isBetween(Duration.ofSeconds(40), Duration.ofMinutes(1));
    assertThat(two.take("told", 1, policy).allowed()).as("refusing takes nothing").isTrue();
    assertThat(two.take("told", 0, policy).allowed()).isTrue();
    assertThat(two.take("untouched", 0, policy).remaining()).isEqualTo(3);
  }

  @Test
  void tokensComeBackWithTime() throws Exception {
    Policy policy = new Policy(1, Duration.ofSeconds(3).toNanos());
    assertThat(one.take("back", 1, policy).allowed()).isTrue();
    assertThat(one.take("back", 1, policy).allowed()).isFalse();
    RedisServer.Eventually.holds(() -> assertThat(one.take("back", 1, policy).allowed()).isTrue());
  }

  @Test
  void aBucketThatIsFullIsForgotten() throws Exception {
    one.take("gone", 1, new Policy(1, Duration.ofMillis(50).toNanos()));
    RedisServer.Eventually.holds(
        () -> assertThat(first.call(Commands.get(Wire.bytes("serval:rate:gone")))).isNull());
  }

  @Test
  void theScriptIsSentAgainToARedisThatForgotIt() throws Exception {
    try (RedisServer other = RedisServer.start();
        Redis redis = Redis.connect(other.settings())) {
      RateLimitStore store = RedisRateLimits.over(redis);
      assertThat(store.take("k", 1, HUNDRED_A_DAY).remaining()).isEqualTo(99);
      other.kill();
      other.restart();
      assertThat(store.take("k", 1, HUNDRED_A_DAY).remaining()).isEqualTo(99);
    }
  }

  @Test
  void whileRedisIsAwayTheSettingSaysWhatHappens() throws Exception {
    try (RedisServer gone = RedisServer.start();
        Redis away = Redis.connect(gone.settings())) {
      gone.kill();
      RedisRateLimits limits = RedisRateLimits.over(away);
      Policy two = new Policy(2, Duration.ofDays(1).toNanos());
      assertThat(limits.take("k", 1, two).allowed()).isTrue();
      assertThat(limits.take("k", 1, two).allowed()).isTrue();
      assertThat(limits.take("k", 1, two).allowed()).as("each node counts by itself").isFalse();

      RedisRateLimits open = limits.whenAway(WhenAway.ALLOW);
      for (int i = 0; i < 5; i++) {
        assertThat(open.take("k", 1, two)).isEqualTo(new Decision(true, 2, 0, 0));
      }
      assertThatThrownBy(() -> limits.whenAway(WhenAway.REFUSE).take("k", 1, two))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status().code()).isEqualTo(503));
    }
  }
}
