package dev.serval.channels;

/// What becomes of a message or an event for which there is no room, because who reads is slower
/// than who sends.
///
/// The room is the buffer of a [Subscription], the queue of a WebSocket that a channel sends to, or
/// that of a response of events. Of a channel the default is [#CLOSE], of events [#BLOCK].
public enum Overflow {
  /// Reading ends, so that nothing is missed unnoticed, and nobody waits: for what must not have
  /// gaps. A subscription's reader gets what is in the buffer, and then a
  /// [SlowSubscriberException]; a WebSocket is closed with 1013; a stream of events is cut, so that
  /// the client connects again and says by `Last-Event-ID` what it had.
  CLOSE,

  /// The oldest that waits is dropped, where it is a channel's counted ([Subscription#missed]): for
  /// values of which the latest matter, such as positions and prices. Nobody waits. Not for a
  /// WebSocket.
  DROP_OLDEST,

  /// What comes is dropped, where it is a channel's counted. Nobody waits.
  DROP_NEWEST,

  /// Who sends waits for room: for what is made at the pace of its reader.
  ///
  /// In a channel all who publish to it wait, up to [ChannelLimits#blockTimeout], then it is as
  /// [#CLOSE]; so it is at once for what comes from another node, whose publishers cannot wait.
  /// That is for pipelines inside a program, not for what strangers read, nor for a WebSocket.
  BLOCK
}
