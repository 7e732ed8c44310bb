// RedisChannels: channels of several nodes.
package dev.serval.redis;

import dev.serval.channels.Channel;
import dev.serval.channels.ChannelLimits;
import dev.serval.channels.Channels;
import dev.serval.channels.Presence;
import dev.serval.json.JsonCodec;

/// [Channels] whose messages and members all nodes over one Redis have in common.
///
/// ```java
/// Channels channels = RedisChannels.connect("redis://localhost:6379");
/// ```
///
/// To what [Channels] promises inside a node comes between nodes:
///
/// - *Order.* What one node publishes to a channel arrives in this order at every other node.
///   Messages of different nodes may come in another order at each.
/// - *At most once.* Redis keeps no messages. A node whose connection is away misses what others
///   publish meanwhile; nothing arrives twice.
/// - *While Redis is away* publishing goes on: subscribers of this node get every message at once,
///   and up to [RedisSettings#maxWaiting] wait for the others, the oldest are dropped. The node
///   connects again by itself, subscribes again and, a [RedisSettings#maxBackoff] later, sends what
///   waited. The log says once that Redis is away, and once that it is back, with counts.
/// - *Presence.* The members of a node that died are gone after [RedisSettings#memberTimeout], and
///   the others are told.
///
/// Messages take classic publish and subscribe (`PUBLISH`), which every Redis and Valkey of this
/// decade has.
public final class RedisChannels implements Channels {
  private final Channels channels;
  private final Runnable onClose;

  private RedisChannels(Redis redis, ChannelLimits limits, Runnable onClose) {
    this.channels = Channels.over(new RedisRelay(redis), limits);
    this.onClose = onClose;
  }

  /// Returns channels over the Redis of a URI, whose connections end with them.
  ///
  /// It returns whether Redis is there or not.
  ///
  /// @throws IllegalArgumentException if it is not as [RedisSettings#uri] has it
  public static RedisChannels connect(String uri) {
    return connect(RedisSettings.of(uri));
  }

  /// Returns channels over the Redis of settings, whose connections end with them.
  public static RedisChannels connect(RedisSettings settings) {
    Redis redis = Redis.connect(settings);
    return new RedisChannels(redis, ChannelLimits.defaults(), redis::close);
  }

  /// Returns channels over a Redis that others use too; it is closed after them.
  public static RedisChannels over(Redis redis) {
    return over(redis, ChannelLimits.defaults());
  }

  /// Returns channels within limits.
  public static RedisChannels over(Redis redis, ChannelLimits limits) {
    return new RedisChannels(redis, limits, () -> {});
  }

  @Override
  public <T> Channel<T> channel(String name, JsonCodec<T> codec) {
    return channels.channel(name, codec);
  }

  @Override
  public <M> Presence<M> presence(String name, JsonCodec<M> codec) {
    return channels.presence(name, codec);
  }

  @Override
  public int size() {
    return channels.size();
  }

  @Override
  public void close() {
    channels.close();
    onClose.run();
  }
}
