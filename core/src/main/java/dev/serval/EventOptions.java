package dev.serval;

import dev.serval.channels.Overflow;
import java.time.Duration;
import java.util.Objects;

/// How streams of events behave, unless a route says otherwise by [Events]; set by
/// [App#eventOptions].
///
/// @param heartbeat after how long without an event a comment is sent, so that nothing on the way
///   takes the connection for dead, and a client that is silently gone is found out; 15 s by
///   default, zero for never
/// @param maxQueued the bytes that may wait for one client which does not read; 64 KiB. An event is
///   counted with 64 bytes besides its own, and one that is larger is taken when nothing waits
/// @param overflow what becomes of events above that; [Overflow#BLOCK]
public record EventOptions(Duration heartbeat, int maxQueued, Overflow overflow) {
  private static final EventOptions DEFAULTS =
      new EventOptions(Duration.ofSeconds(15), 64 << 10, Overflow.BLOCK);

  /// Checks the bounds.
  ///
  /// @throws IllegalArgumentException if `heartbeat` is negative or above a day, or `maxQueued` is
  ///   less than 1
  public EventOptions {
    Objects.requireNonNull(overflow, "overflow");
    if (heartbeat.isNegative() || heartbeat.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "EventOptions.heartbeat: expected zero to a day, found " + heartbeat);
    }
    if (maxQueued < 1) {
      throw new IllegalArgumentException(
          "EventOptions.maxQueued: expected 1 or more, found " + maxQueued);
    }
  }

  /// Returns the defaults named above.
  public static EventOptions defaults() {
    return DEFAULTS;
  }

  /// Returns these options with another time between signs of life.
  public EventOptions withHeartbeat(Duration value) {
    return new EventOptions(value, maxQueued, overflow);
  }

  /// Returns these options with another room for what waits.
  public EventOptions withMaxQueued(int bytes) {
    return new EventOptions(heartbeat, bytes, overflow);
  }

  /// Returns these options with another choice for what does not fit.
  public EventOptions withOverflow(Overflow value) {
    return new EventOptions(heartbeat, maxQueued, value);
  }
}
