// RedisSessions: sessions of browsers in Redis.
package dev.serval.redis;

import static dev.serval.redis.Wire.bytes;

import dev.serval.Problem;
import dev.serval.security.SessionStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sessions that all nodes over one Redis share, and that Redis forgets by itself.
///
/// Of two requests that change one session at once the later one wins whole, as with any
/// [SessionStore]; a session that was ended meanwhile does not come back. While Redis is away a
/// request that needs its session is answered 503: without it nobody knows who asks. For any number
/// of threads; blocks.
public final class RedisSessions implements SessionStore {
  /// The most bytes of a session.
  public static final int MAX_BYTES = 1 << 20;

  private final Redis redis;
  private final String prefix;

  /// Makes a store over a Redis.
  public RedisSessions(Redis redis) {
    this.redis = redis;
    this.prefix = redis.settings().prefix() + "session:";
  }

  @Override
  public byte @Nullable [] load(String id) {
    return (byte[]) call(Commands.get(key(id)));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalArgumentException if it is more than [#MAX_BYTES]
  @Override
  public void create(String id, byte[] data, Duration timeToLive) {
    call(Commands.set(key(id), bounded(data), millis(timeToLive)));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalArgumentException if it is more than [#MAX_BYTES]
  @Override
  public boolean replace(String id, byte[] data, Duration timeToLive) {
    return call(Commands.setIfThere(key(id), bounded(data), millis(timeToLive))) != null;
  }

  @Override
  public void delete(String id) {
    call(Commands.delete(key(id)));
  }

  private @Nullable Object call(Wire.Command command) {
    try {
      return redis.call(command);
    } catch (RedisUnavailableException e) {
      // Redis has logged why.
      throw Problem.unavailable("sessions are unavailable; try again later");
    }
  }

  private byte[] key(String id) {
    return bytes(prefix + id);
  }

  private static byte[] bounded(byte[] data) {
    if (data.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a session has at most " + MAX_BYTES + " bytes, not " + data.length);
    }
    return data;
  }

  private static long millis(Duration timeToLive) {
    return Math.max(1, timeToLive.toMillis());
  }
}
