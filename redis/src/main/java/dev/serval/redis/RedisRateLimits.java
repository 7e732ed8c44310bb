// RedisRateLimits: the buckets of rate limits in Redis.
package dev.serval.redis;

import static dev.serval.redis.Wire.bytes;

import dev.serval.Problem;
import dev.serval.middleware.RateLimitStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Token buckets that all nodes over one Redis have in common.
///
/// ```java
/// app.use(RateLimit.of(600, Duration.ofMinutes(1)).in(RedisRateLimits.over(redis)));
/// ```
///
/// Taking tokens is one script that Redis runs as one step, by its own clock: the limit is exact
/// whichever node is asked, and clocks of nodes do not matter. A bucket is forgotten when it is
/// full. For any number of threads; blocks for one round trip.
public final class RedisRateLimits implements RateLimitStore {
  private static final Script TAKE = Script.of("take.lua");

  private final Redis redis;
  private final WhenAway whenAway;
  private final RateLimitStore here = RateLimitStore.inMemory();

  /// What becomes of requests while Redis is away.
  public enum WhenAway {
    /// Each node counts by itself: a limit then holds for each node instead of all together, and
    /// neither falls away nor stops anybody because Redis did. The default.
    COUNT_HERE,
    /// Everything is let through.
    ALLOW,
    /// Everything is answered 503: for what must never be asked more often, such as passwords.
    REFUSE
  }

  private RedisRateLimits(Redis redis, WhenAway whenAway) {
    this.redis = redis;
    this.whenAway = whenAway;
  }

  /// Returns a store over a Redis, with [WhenAway#COUNT_HERE].
  public static RedisRateLimits over(Redis redis) {
    return new RedisRateLimits(redis, WhenAway.COUNT_HERE);
  }

  /// Returns one that does something else while Redis is away.
  public RedisRateLimits whenAway(WhenAway whenAway) {
    return new RedisRateLimits(redis, Objects.requireNonNull(whenAway, "whenAway"));
  }

  @Override
  public Decision take(String key, int cost, Policy policy) {
    long capacity = policy.burst() * policy.nanosPerToken();
    long wanted = cost * policy.nanosPerToken();
    Object reply;
    try {
      byte[] bucket = bytes(redis.settings().prefix() + "rate:" + key);
      reply = TAKE.run(redis, bucket, bytes(wanted), bytes(capacity));
    } catch (RedisUnavailableException e) {
      return without(key, cost, policy); // Redis has logged why
    }
    return decision(reply, wanted, capacity, policy);
  }

  private static Decision decision(
      @Nullable Object reply, long wanted, long capacity, Policy policy) {
    if (!(reply instanceof List<?> parts)) {
      throw new IllegalStateException("the script of rate limits replies with a list");
    }
    boolean allowed = Long.valueOf(1).equals(parts.get(0));
    long toFull = Long.parseLong(Wire.text(parts.get(1)));
    int remaining = (int) ((capacity - toFull) / policy.nanosPerToken());
    return new Decision(allowed, remaining, toFull, allowed ? 0 : toFull + wanted - capacity);
  }

  private Decision without(String key, int cost, Policy policy) {
    return switch (whenAway) {
      case COUNT_HERE -> here.take(key, cost, policy);
      case ALLOW -> new Decision(true, policy.burst(), 0, 0);
      case REFUSE -> throw Problem.unavailable("rate limits are unavailable; try again later");
    };
  }
}
