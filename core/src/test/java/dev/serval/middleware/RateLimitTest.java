package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.middleware.RateLimitStore.Decision;
import dev.serval.middleware.RateLimitStore.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000;
  private static final Policy TEN_A_SECOND = new Policy(10, SECOND / 10);

  private long now = Long.MAX_VALUE - 5 * SECOND; // System.nanoTime may wrap

  private final TokenBuckets buckets = new TokenBuckets(64, () -> now);

  private RateLimit limit(int requests) {
    return RateLimit.of(requests, Duration.ofSeconds(requests)).in(buckets);
  }

  private static App app(RateLimit limit) {
    return App.create().use(limit).get("/", r -> Response.text("x"));
  }

  @Test
  void letsABurstThroughAndThenOneByOne() {
    App app = app(limit(3));
    for (int i = 2; i >= 0; i--) {
      Call call = Call.get("/").from("192.0.2.7").on(app);
      assertThat(call.status()).isEqualTo(200);
      assertThat(call.answered("RateLimit")).isEqualTo("\"default\";r=" + i + ";t=" + (3 - i));
      assertThat(call.answered("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3");
    }
    Call refused = Call.get("/").from("192.0.2.7").on(app);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.answered("Retry-After")).isEqualTo("1");
    assertThat(refused.answered("RateLimit")).isEqualTo("\"default\";r=0;t=3");
    assertThat(refused.answered("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3");
    assertThat(refused.answered("Content-Type")).isEqualTo("application/problem+json");
    now += SECOND - 1;
    assertThat(Call.get("/").from("192.0.2.7").on(app).status()).isEqualTo(429);
    now += 1;
    assertThat(Call.get("/").from("192.0.2.7").on(app).status()).isEqualTo(200);
    assertThat(Call.get("/").from("192.0.2.7").on(app).status()).isEqualTo(429);
    now += 100 * SECOND;
    assertThat(Call.get("/").from("192.0.2.7").on(app).answered("RateLimit")).contains("r=2");
  }

  @Test
  void eachAddressHasItsOwnBucket() {
    App app = app(limit(1));
    assertThat(Call.get("/").from("192.0.2.7").on(app).status()).isEqualTo(200);
    assertThat(Call.get("/").from("192.0.2.8").on(app).status()).isEqualTo(200);
    assertThat(Call.get("/").from("192.0.2.7").on(app).status()).isEqualTo(429);
  }

  @Test
  void oneSubscriberOfIpv6HasOneBucket() {
    App app = app(limit(1));
    assertThat(Call.get("/").from("2001:db8:0:1::1").on(app).status()).isEqualTo(200);
    assertThat(Call.get("/").from("2001:db8:0:1:ffff::2").on(app).status()).isEqualTo(429);
    assertThat(Call.get("/").from("2001:db8:0:2::1").on(app).status()).isEqualTo(200);
  }

  @Test
  void aClientCannotChooseItsAddress() {
    App app = app(limit(1)).use(TrustedProxies.of("10.0.0.0/8"));
    for (int i = 0; i < 3; i++) {
      int status =
          Call.get("/").from("192.0.2.7").header("X-Forwarded-For", "1.1.1." + i).on(app).status();
      assertThat(status).isEqualTo(i == 0 ? 200 : 429);
    }
    assertThat(
            Call.get("/").from("10.0.0.1").header("X-Forwarded-For", "192.0.2.7").on(app).status())
        .isEqualTo(429);
  }

  @Test
  void requestsMayWeighMoreOrNothing() {
    App app =
        app(limit(5).weighing(r -> Integer.parseInt(Objects.requireNonNull(r.query("cost")))));
    assertThat(Call.get("/?cost=0").on(app).answered("RateLimit")).contains("r=5");
    assertThat(Call.get("/?cost=4").on(app).answered("RateLimit")).contains("r=1");
    Call refused = Call.get("/?cost=3").on(app);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.answered("Retry-After")).isEqualTo("2");
    assertThat(Call.get("/?cost=1").on(app).status()).as("nothing was taken").isEqualTo(200);
    now += 100 * SECOND;
    assertThat(Call.get("/?cost=99").on(app).answered("RateLimit")).contains("r=0");
    assertThat(Call.get("/?cost=-9").on(app).answered("RateLimit")).contains("r=0");
  }

  @Test
  void asksAStoreByNameAndKey() {
    List<String> keys = new ArrayList<>();
    RateLimitStore store =
        (key, cost, policy) -> {
          keys.add(key + " " + cost + " " + policy.burst());
          return new Decision(false, 0, SECOND, 2 * SECOND);
        };
    App app =
        app(
            RateLimit.of(9, Duration.ofMinutes(1))
                .named("login")
                .by(r -> r.query("user") + "k".repeat(1_000))
                .in(store));
    Call call = Call.get("/?user=ada").on(app);
    assertThat(call.answered("Retry-After")).isEqualTo("2");
    assertThat(call.answered("RateLimit-Policy")).isEqualTo("\"login\";q=9;w=60");
    assertThat(keys).singleElement().asString().startsWith("login ").endsWith(" 1 9");
    assertThat(keys.getFirst()).hasSizeLessThanOrEqualTo(RateLimit.MAX_KEY + 4);
  }

  @Test
  void longKeysThatBeginAlikeHaveBucketsOfTheirOwn() {
    App app =
        app(RateLimit.of(1, Duration.ofMinutes(1)).by(r -> "k".repeat(1_000) + r.query("user")));
    assertThat(Call.get("/?user=ada").on(app).status()).isEqualTo(200);
    assertThat(Call.get("/?user=ada").on(app).status()).isEqualTo(429);
    assertThat(Call.get("/?user=bob").on(app).status()).isEqualTo(200);
  }

  @Test
  void cve2026x33012_noMapGrowsWithWhatComesIn() {
    TokenBuckets few = new TokenBuckets(TokenBuckets.WAYS, () -> now);
    few.take("victim", 10, TEN_A_SECOND);
    for (int i = 0; i < 10_000; i++) {
      few.take("key " + i, 1, TEN_A_SECOND);
    }
    // All share the one set of eight; the emptiest bucket is given up last.
    assertThat(few.take("victim", 1, TEN_A_SECOND).allowed()).isFalse();
  }

  @Test
  void keysOfOneHashCodeDoNotShareASet() {
    TokenBuckets some = new TokenBuckets(1 << 12, () -> now);
    for (int i = 0; i < 64; i++) {
      some.take(collidingKey(i), 10, TEN_A_SECOND);
    }
    for (int i = 0; i < 64; i++) {
      assertThat(some.take(collidingKey(i), 1, TEN_A_SECOND).allowed()).isFalse();
    }
  }

  /// `Aa` and `BB` have one hash code, and so have all texts made of as many of them.
  private static String collidingKey(int number) {
    StringBuilder key = new StringBuilder();
    for (int bit = 0; bit < 6; bit++) {
      key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return key.toString();
  }

  @Test
  void aFullBucketIsGivenUpFirst() {
    TokenBuckets few = new TokenBuckets(TokenBuckets.WAYS, () -> now);
    for (int i = 0; i < TokenBuckets.WAYS; i++) {
      few.take("key " + i, i == 3 ? 1 : 9, TEN_A_SECOND);
    }
    now += SECOND / 5; // the one that gave up one token is full again
    few.take("new", 1, TEN_A_SECOND);
    for (int i = 0; i < TokenBuckets.WAYS; i++) {
      int left = few.take("key " + i, 0, TEN_A_SECOND).remaining();
      if (i != 3) {
        assertThat(left).isEqualTo(3);
      }
    }
  }

  @Test
  void neverGivesMoreThanThereIsToManyThreads() throws Exception {
    TokenBuckets shared = new TokenBuckets(64, () -> now);
    int[] taken = new int[4];
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < taken.length; t++) {
      int mine = t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 1_000; i++) {
                  if (shared.take("key", 1, new Policy(1_500, 1_000)).allowed()) {
                    taken[mine]++;
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken[0] + taken[1] + taken[2] + taken[3]).isEqualTo(1_500);
  }

  @Test
  void refusesBadSettings() {
    for (Duration bad : List.of(Duration.ZERO, Duration.ofDays(31), Duration.ofMillis(-1))) {
      assertThatThrownBy(() -> RateLimit.of(1, bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RateLimit.of(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateLimit.of(1_000_000, Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limit(1).named("a\"b")).isInstanceOf(IllegalArgumentException.class);
  }
}
