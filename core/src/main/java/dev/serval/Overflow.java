package dev.serval;

/// What becomes of an event for which there is no room, because the client reads more slowly than
/// events are made.
///
/// The room is [EventOptions#maxQueued], behind which a socket's own buffers are full already.
public enum Overflow {
  /// Who sends waits until the client has read: for what is made at the pace of its reader, as the
  /// elements of a `Stream`. The default.
  BLOCK,

  /// The oldest events that wait are dropped for the newest: for what is of no use when it is late,
  /// as prices and positions. Nobody waits.
  DROP,

  /// The stream is cut, so that the client connects again and says by `Last-Event-ID` what it had:
  /// for what must not have gaps. Nobody waits.
  CLOSE
}
