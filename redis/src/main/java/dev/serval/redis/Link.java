package dev.serval.redis;

import java.util.EnumSet;
import java.util.Set;

/// Whether a node's channels reach the others, in both directions, told once when they do no more
/// and once when they do again.
final class Link {
  /// A direction.
  enum Side {
    TO_OTHERS,
    FROM_OTHERS
  }

  private final Outage outage;
  private final Set<Side> lost = EnumSet.noneOf(Side.class);
  private long subscribedAgain;
  private long waited;
  private long dropped;

  Link(RedisSettings settings) {
    this.outage =
        new Outage(
            "Channels over Redis at " + settings.address(),
            "; messages go on inside this node, and up to "
                + settings.maxWaiting()
                + " wait for the others");
  }

  /// A direction fails.
  synchronized void lose(Side side, Exception cause) {
    if (lost.isEmpty()) {
      subscribedAgain = 0;
      waited = 0;
      dropped = 0;
    }
    lost.add(side);
    outage.begin(cause);
  }

  synchronized boolean isLost(Side side) {
    return lost.contains(side);
  }

  /// Counts channels whose messages come again.
  synchronized void subscribedAgain(int channels) {
    subscribedAgain = channels;
  }

  /// Counts messages that are sent late.
  synchronized void waited(int messages) {
    waited += messages;
  }

  /// Counts a message that no other node gets.
  synchronized void dropped() {
    dropped++;
  }

  /// A direction works.
  synchronized void restore(Side side) {
    if (!lost.remove(side) || !lost.isEmpty()) {
      return;
    }
    outage.log(
        "are back after {} ms: {} channels subscribed again, {} messages sent that had waited, "
            + "{} dropped; what other nodes sent meanwhile may be missed here",
        outage.end(),
        subscribedAgain,
        waited,
        dropped);
  }
}
