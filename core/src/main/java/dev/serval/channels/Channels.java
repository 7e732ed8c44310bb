// Channels: where messages are published and who is present is known.
package dev.serval.channels;

import dev.serval.json.JsonCodec;

/// Publish and subscribe by the names of channels, and presence: who is there.
///
/// ```java
/// Channels channels = Channels.inMemory();
/// Channel<ChatLine> room = channels.channel("room:" + id, ChatLine.class);
///
/// room.publish(new ChatLine("ada", "hello"));
///
/// try (Subscription<ChatLine> lines = room.subscribe()) {
///   for (ChatLine line : lines) { // blocks this virtual thread until there is one
///     …
///   }
/// }
/// ```
///
/// In this process by default; over several nodes with the same code by another implementation,
/// such as `RedisChannels` of `serval-redis`. What is promised:
///
/// - *Order.* Every subscriber of a channel gets what one publisher published to it in the order of
///   publishing, and all subscribers in one node get all messages of this node in the same order.
/// - *At most once.* No subscriber gets a message twice.
/// - *All of them, in one node.* A subscriber gets each message of this node that is published
///   after `subscribe` returned and before it is closed, unless it passes its own bound: what then
///   happens is its [Overflow], and it learns of it. Nothing that happens to a connection with
///   other nodes changes this.
/// - *No waiting.* Publishing never waits for a slow subscriber, unless that one asked for it
///   ([Overflow#BLOCK]).
///
/// Nothing is kept: who subscribes later does not get earlier messages. A channel costs something
/// while it has a subscriber, and is gone with the last one. All is bounded, by [ChannelLimits].
/// For any number of threads. Whoever makes it closes it, as `App.closeOnStop` does.
public interface Channels extends AutoCloseable {

  /// Returns channels in the memory of this process, within the default [ChannelLimits].
  static Channels inMemory() {
    return inMemory(ChannelLimits.defaults());
  }

  /// Returns channels in the memory of this process.
  static Channels inMemory(ChannelLimits limits) {
    return new Hub(limits, Relay.none());
  }

  /// Returns channels whose messages a relay also carries to and from other nodes. For modules that
  /// bring a relay; closing the channels closes it.
  static Channels over(Relay relay, ChannelLimits limits) {
    return new Hub(limits, relay);
  }

  /// Returns the channel of a name, for values of a class that is marked with `@Json` or used by
  /// routes, or of one of Java's scalars.
  ///
  /// @param name 1 to [ChannelLimits#MAX_NAME] characters of visible ASCII; make names of
  ///   strangers' texts only behind a prefix of your own, such as `room:`
  /// @throws IllegalArgumentException if the name is not that
  /// @throws IllegalStateException if the class has no codec
  default <T> Channel<T> channel(String name, Class<T> type) {
    return channel(name, JsonCodec.of(type));
  }

  /// Returns the channel of a name, for values that `codec` reads and writes.
  ///
  /// It may be asked for again and again; all of one name are the same channel, and are asked for
  /// with codecs that are equal.
  ///
  /// @throws IllegalArgumentException if the name is not as [#channel(String, Class)] has it
  <T> Channel<T> channel(String name, JsonCodec<T> codec);

  /// Returns who is present under a name; independent of the channel of the same name.
  ///
  /// @param type of what is told of a member
  /// @throws IllegalArgumentException if the name is not as [#channel(String, Class)] has it
  default <M> Presence<M> presence(String name, Class<M> type) {
    return presence(name, JsonCodec.of(type));
  }

  /// Returns who is present under a name, for members that `codec` reads and writes.
  ///
  /// @throws IllegalArgumentException if the name is not as [#channel(String, Class)] has it
  <M> Presence<M> presence(String name, JsonCodec<M> codec);

  /// Returns how many channels have a subscriber in this node.
  int size();

  /// Ends every subscription, which gives out what it has, and every membership. What is published
  /// later goes nowhere.
  @Override
  void close();
}
