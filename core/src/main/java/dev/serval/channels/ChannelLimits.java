// ChannelLimits: what channels may cost.
package dev.serval.channels;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// The bounds of [Channels], each of one node.
///
/// @param maxChannels channels with a subscriber, and as many presences; 100,000
/// @param maxSubscribers subscribers of one channel; 100,000
/// @param maxMembers members of one presence that are in this node; 10,000
/// @param maxBytes of one message between nodes as JSON, and twice those told of a member; 1 MiB
/// @param buffer messages that wait for a subscriber who asked for no other number; 256
/// @param blockTimeout how long a publisher waits for one who asked for it, and who subscribes for
///   other nodes; 5 s
public record ChannelLimits(
    int maxChannels,
    int maxSubscribers,
    int maxMembers,
    int maxBytes,
    int buffer,
    Duration blockTimeout) {

  /// The most characters of a name.
  public static final int MAX_NAME = 200;

  private static final ChannelLimits DEFAULTS =
      new ChannelLimits(100_000, 100_000, 10_000, 1 << 20, 256, Duration.ofSeconds(5));

  /// Checks every bound.
  ///
  /// @throws IllegalArgumentException naming the component, what it must be and what it was
  public ChannelLimits {
    atLeastOne("maxChannels", maxChannels);
    atLeastOne("maxSubscribers", maxSubscribers);
    atLeastOne("maxMembers", maxMembers);
    atLeastOne("maxBytes", maxBytes);
    atLeastOne("buffer", buffer);
    if (!Objects.requireNonNull(blockTimeout, "blockTimeout").isPositive()) {
      throw new IllegalArgumentException(
          "blockTimeout must be more than zero, not " + blockTimeout);
    }
  }

  /// Returns the defaults named above.
  public static ChannelLimits defaults() {
    return DEFAULTS;
  }

  /// Returns these with another [#maxChannels].
  public ChannelLimits withMaxChannels(int maxChannels) {
    return new ChannelLimits(
        maxChannels, maxSubscribers, maxMembers, maxBytes, buffer, blockTimeout);
  }

  /// Returns these with another [#maxSubscribers].
  public ChannelLimits withMaxSubscribers(int maxSubscribers) {
    return new ChannelLimits(
        maxChannels, maxSubscribers, maxMembers, maxBytes, buffer, blockTimeout);
  }

  /// Returns these with another [#maxMembers].
  public ChannelLimits withMaxMembers(int maxMembers) {
    return new ChannelLimits(
        maxChannels, maxSubscribers, maxMembers, maxBytes, buffer, blockTimeout);
  }

  /// Returns these with another [#maxBytes].
  public ChannelLimits withMaxBytes(int maxBytes) {
    return new ChannelLimits(
        maxChannels, maxSubscribers, maxMembers, maxBytes, buffer, blockTimeout);
  }

  /// Returns these with another [#buffer].
  public ChannelLimits withBuffer(int buffer) {
    return new ChannelLimits(
        maxChannels, maxSubscribers, maxMembers, maxBytes, buffer, blockTimeout);
  }

  /// Returns these with another [#blockTimeout].
  public ChannelLimits withBlockTimeout(Duration blockTimeout) {
    return new ChannelLimits(
        maxChannels, maxSubscribers, maxMembers, maxBytes, buffer, blockTimeout);
  }

  /// Returns a name if it may be one.
  static String name(String name) {
    Objects.requireNonNull(name, "a channel's name is null");
    String found = name.length() > MAX_NAME ? name.length() + " characters" : "";
    for (int i = 0; found.isEmpty() && i < name.length(); i++) {
      char character = name.charAt(i);
      if (character <= ' ' || character >= 0x7f) {
        // Its number alone: a name may be made of a stranger's text, and messages are logged.
        found = String.format(Locale.ROOT, "U+%04X as character %d", (int) character, i + 1);
      }
    }
    if (name.isEmpty() || !found.isEmpty()) {
      throw new IllegalArgumentException(
          "a channel's name: expected 1 to "
              + MAX_NAME
              + " characters of visible ASCII, which are '!' to '~' without spaces, found "
              + (name.isEmpty() ? "none" : found));
    }
    return name;
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
