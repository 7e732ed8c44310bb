// Redis: the connections that commands are sent over.
package dev.serval.redis;

import java.net.SocketTimeoutException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/// A Redis that several nodes share, and a bounded number of connections to it.
///
/// ```java
/// Redis redis = Redis.connect("redis://localhost:6379");
/// Channels channels = RedisChannels.over(redis);
/// App.create()
///     .closeOnStop(redis)
///     .closeOnStop(channels)
///     .use(RateLimit.of(600, Duration.ofMinutes(1)).in(RedisRateLimits.over(redis)))
///     .use(Sessions.stored(new RedisSessions(redis)))
///     .mount(Health.standard().check("redis", redis::ping))
///     .start();
/// ```
///
/// Connections are made when they are needed, so a program starts while Redis is away. Every
/// command ends within [RedisSettings#commandTimeout], plus that of connecting; while Redis cannot
/// be reached commands fail at once, and one in half a second tries again. The log says once that
/// it is away and once that it is back. For one Redis, or a primary behind one address; a cluster
/// is not supported. A password that Redis refuses and a certificate that this program does not
/// accept count as away, and the log says which it was. For any number of threads, virtual ones
/// best. Whoever makes it closes it, after what uses it.
public final class Redis implements AutoCloseable {
  private static final long RETRY_NANOS = 500_000_000;

  private final RedisSettings settings;
  private final Deque<Wire> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore free;
  private final Outage outage;
  private volatile long triedAt;
  private volatile boolean closed;

  /// What is done with a connection.
  interface Use<R extends @Nullable Object> {
    R with(Wire wire);
  }

  private Redis(RedisSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(settings.connections(), true);
    this.outage = new Outage("Commands to Redis at " + settings.address(), "");
  }

  /// Returns the Redis of a URI, with the default [RedisSettings].
  ///
  /// @throws IllegalArgumentException if it is not as [RedisSettings#uri] has it
  public static Redis connect(String uri) {
    return connect(RedisSettings.of(uri));
  }

  /// Returns the Redis of settings.
  public static Redis connect(RedisSettings settings) {
    return new Redis(settings);
  }

  /// Asks Redis whether it is there: a check for `Health`.
  ///
  /// @throws RedisUnavailableException if it is not
  public void ping() {
    use(wire -> wire.call(Commands.ping()));
  }

  RedisSettings settings() {
    return settings;
  }

  /// Sends a command and returns its reply.
  @Nullable Object call(Wire.Command command) {
    return this.<@Nullable Object>use(wire -> wire.call(command));
  }

  /// Uses a connection, and once more another one if the first had waited and turns out to be dead.
  ///
  /// @throws RedisUnavailableException if there is none, or it fails
  <R extends @Nullable Object> R use(Use<R> use) {
    awaitFree();
    try {
      Wire known = idle.poll();
      if (known != null) {
        try {
          return finish(known, use);
        } catch (JedisConnectionException e) {
          dropIdle(); // whoever restarted Redis ended them all
          if (e.getCause() instanceof SocketTimeoutException) {
            throw away(e);
          }
        }
      }
      return finish(connected(), use);
    } catch (JedisConnectionException e) {
      throw away(e);
    } finally {
      free.release();
    }
  }

  private void awaitFree() {
    if (closed) {
      throw new RedisUnavailableException("the connections are closed");
    }
    try {
      if (!free.tryAcquire(settings.commandTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RedisUnavailableException(
            "all " + settings.connections() + " connections are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException("interrupted while all connections are in use", e);
    }
  }

  private Wire connected() {
    if (outage.isOn() && System.nanoTime() - triedAt < RETRY_NANOS) {
      outage.count();
      throw new RedisUnavailableException("Redis at " + settings.address() + " is away");
    }
    triedAt = System.nanoTime();
    return Wire.connect(settings, settings.commandTimeout());
  }

  private <R extends @Nullable Object> R finish(Wire wire, Use<R> use) {
    boolean whole = false;
    try {
      R result = use.with(wire);
      whole = true;
      long away = outage.end();
      if (away > 0) {
        outage.log("are back after {} ms; {} failed meanwhile", away, outage.counted());
      }
      return result;
    } finally {
      if (whole) {
        idle.push(wire);
        if (closed) { // asked only now: whoever closes drops what was here before
          dropIdle();
        }
      } else {
        wire.cut();
      }
    }
  }

  private RedisUnavailableException away(JedisException cause) {
    outage.begin(cause);
    outage.count();
    return new RedisUnavailableException(
        "Redis at " + settings.address() + " is away: " + Outage.reason(cause), cause);
  }

  private void dropIdle() {
    for (Wire wire; (wire = idle.poll()) != null; ) {
      wire.cut();
    }
  }

  /// Closes the connections; one in use is closed after its command.
  @Override
  public void close() {
    closed = true;
    dropIdle();
  }
}
