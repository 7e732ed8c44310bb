import org.jspecify.annotations.NullMarked;

/// What several nodes share, in Redis: channels, presence, sessions and rate limits.
@NullMarked
module dev.serval.redis {
  requires transitive dev.serval.core;
  requires static org.jspecify;
  requires redis.clients.jedis;

  exports dev.serval.redis;
}
