// Relay: the seam to other nodes.
package dev.serval.channels;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Carries messages between the [Channels] of several nodes. Implemented by modules, such as
/// `serval-redis`; nobody else needs it.
///
/// A relay promises: what one node publishes to a channel arrives on another in the same order, at
/// most once, and never on the node itself. It may lose messages, and says so in the log. Its
/// methods but [#members] do not block. For any number of threads; [#open] and [#shut] of one
/// channel are called in the order in which they matter.
public interface Relay extends AutoCloseable {

  /// Returns the name of this node: some characters that no other node has.
  String node();

  /// Begins. Called once, before everything else.
  ///
  /// @param arrivals takes what arrives; called by one thread at a time
  void start(Arrivals arrivals);

  /// Whether there are other nodes to carry messages to.
  default boolean carries() {
    return true;
  }

  /// Has messages of a channel arrive from now on.
  ///
  /// @return done when they do, or when that would take too long; never exceptionally. A subscriber
  ///   waits for it, for [ChannelLimits#blockTimeout] at most
  CompletableFuture<?> open(String channel);

  /// Has no more messages of a channel arrive.
  void shut(String channel);

  /// Carries a message to the other nodes.
  void publish(String channel, byte[] json);

  /// Tells all nodes, until [#leave] or until this node dies, of a member.
  void join(String presence, String member, byte[] json);

  /// Forgets a member.
  void leave(String presence, String member);

  /// Returns the members of all nodes by id, and blocks for it.
  ///
  /// @param most how many at most
  /// @return those; null where that cannot be found out now, which the log tells
  @Nullable Map<String, byte[]> members(String presence, int most);

  /// Ends it and the memberships of this node.
  @Override
  void close();

  /// Where messages of other nodes arrive.
  @FunctionalInterface
  interface Arrivals {
    /// Takes a message. What cannot be read is logged and dropped.
    void message(String channel, byte[] json);
  }

  /// Returns the relay of a single node, which carries nothing.
  static Relay none() {
    return new NoRelay();
  }
}
