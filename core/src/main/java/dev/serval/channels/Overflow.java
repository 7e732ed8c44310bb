package dev.serval.channels;

/// What happens when a message comes to a subscriber whose buffer is full.
public enum Overflow {
  /// The subscription ends: its reader gets what is in the buffer, and then a
  /// [SlowSubscriberException]. Nothing is missed unnoticed; the default.
  CLOSE,

  /// The oldest message of the buffer is dropped, and counted ([Subscription#missed]): for values
  /// of which the latest matter, such as positions.
  DROP_OLDEST,

  /// The message that comes is dropped, and counted.
  DROP_NEWEST,

  /// The publisher waits for room, and with it all who publish to the channel: up to
  /// [ChannelLimits#blockTimeout], then as [#CLOSE]. So does at once what comes from another node,
  /// whose publishers cannot wait. For pipelines inside a program, not for what strangers read.
  BLOCK
}
