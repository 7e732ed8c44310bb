// RedisSettings: where Redis is, and what it may cost.
package dev.serval.redis;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/// Where Redis is, and the bounds of what is done with it.
///
/// ```java
/// RedisSettings.of("rediss://shop:secret@redis.internal:6380/0").withPrefix("shop:")
/// ```
///
/// @param uri `redis://`, or `rediss://` for TLS, with user and password where there are
///   (percent-encoded; `:secret@` without a user), the port unless it is 6379, and the number of
///   the data base unless it is 0. With TLS the certificate must be the host's, and one that the
///   JVM trusts (`-Djavax.net.ssl.trustStore`)
/// @param prefix what the names of all keys and channels begin with; `serval:`. Nodes that are to
///   hear each other have the same
/// @param connections for commands, at most; 8. Channels take two more
/// @param connectTimeout how long connecting may take; 2 s
/// @param commandTimeout how long a command may take, and waiting for a connection; 1 s
/// @param maxBackoff longest pause between two attempts to connect, and how long a node waits after
///   an outage before it sends what had waited, so that others are back too; 1 s
/// @param memberTimeout after which the members of a node that died are gone; 15 s
/// @param maxWaiting messages that wait while Redis is away or slow; 10,000, the oldest are dropped
/// @param maxWaitingBytes bytes of those; 16 MiB
public record RedisSettings(
    URI uri,
    String prefix,
    int connections,
    Duration connectTimeout,
    Duration commandTimeout,
    Duration maxBackoff,
    Duration memberTimeout,
    int maxWaiting,
    int maxWaitingBytes) {

  private static final int DEFAULT_PORT = 6379;

  /// Checks every value.
  ///
  /// @throws IllegalArgumentException naming the component, what it must be and what it was; never
  ///   the URI, which may hold a password
  public RedisSettings {
    String scheme = uri.getScheme();
    if (!("redis".equals(scheme) || "rediss".equals(scheme)) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "uri must be redis://host:port or rediss://host:port, not one of scheme " + scheme);
    }
    Objects.requireNonNull(prefix, "prefix");
    atLeastOne("connections", connections);
    atLeastOne("maxWaiting", maxWaiting);
    atLeastOne("maxWaitingBytes", maxWaitingBytes);
    aTime("connectTimeout", connectTimeout);
    aTime("commandTimeout", commandTimeout);
    aTime("maxBackoff", maxBackoff);
    aTime("memberTimeout", memberTimeout);
  }

  /// Returns the defaults named above for a URI.
  ///
  /// @throws IllegalArgumentException if it is not as [#uri] has it
  public static RedisSettings of(String uri) {
    return new RedisSettings(
        URI.create(uri),
        "serval:",
        8,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(15),
        10_000,
        16 << 20);
  }

  /// Returns these with another [#prefix].
  public RedisSettings withPrefix(String prefix) {
    return new RedisSettings(
        uri,
        prefix,
        connections,
        connectTimeout,
        commandTimeout,
        maxBackoff,
        memberTimeout,
        maxWaiting,
        maxWaitingBytes);
  }

  /// Returns these with another number of [#connections].
  public RedisSettings withConnections(int connections) {
    return new RedisSettings(
        uri,
        prefix,
        connections,
        connectTimeout,
        commandTimeout,
        maxBackoff,
        memberTimeout,
        maxWaiting,
        maxWaitingBytes);
  }

  /// Returns these with other times for connecting and for a command.
  public RedisSettings withTimeouts(Duration connectTimeout, Duration commandTimeout) {
    return new RedisSettings(
        uri,
        prefix,
        connections,
        connectTimeout,
        commandTimeout,
        maxBackoff,
        memberTimeout,
        maxWaiting,
        maxWaitingBytes);
  }

  /// Returns these with another [#maxBackoff].
  public RedisSettings withMaxBackoff(Duration maxBackoff) {
    return new RedisSettings(
        uri,
        prefix,
        connections,
        connectTimeout,
        commandTimeout,
        maxBackoff,
        memberTimeout,
        maxWaiting,
        maxWaitingBytes);
  }

  /// Returns these with another [#memberTimeout].
  public RedisSettings withMemberTimeout(Duration memberTimeout) {
    return new RedisSettings(
        uri,
        prefix,
        connections,
        connectTimeout,
        commandTimeout,
        maxBackoff,
        memberTimeout,
        maxWaiting,
        maxWaitingBytes);
  }

  /// Returns these with other bounds of what waits while Redis is away.
  public RedisSettings withMaxWaiting(int messages, int bytes) {
    return new RedisSettings(
        uri,
        prefix,
        connections,
        connectTimeout,
        commandTimeout,
        maxBackoff,
        memberTimeout,
        messages,
        bytes);
  }

  /// Returns host and port, which logs may tell.
  String address() {
    return uri.getHost() + ":" + port();
  }

  int port() {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }

  boolean isTls() {
    return "rediss".equals(uri.getScheme());
  }

  /// Leaves out the URI, which may hold a password.
  @Override
  public String toString() {
    return "RedisSettings[" + address() + ", prefix=" + prefix + "]";
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }

  private static void aTime(String name, Duration value) {
    if (value.toMillis() < 1 || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " must be 1 ms to 1 day, not " + value);
    }
  }
}
