package dev.serval.channels;

/// A change of who is present. As JSON: `{"event":"joined","id":"…","member":…}`.
///
/// @param <M> the type of what is told of a member
public sealed interface PresenceEvent<M> {
  /// Returns whom it is about.
  Member<M> member();

  /// Somebody came.
  ///
  /// @param member who
  /// @param <M> the type of what is told of a member
  record Joined<M>(Member<M> member) implements PresenceEvent<M> {}

  /// Somebody left, or the node ended that the member was in.
  ///
  /// @param member who
  /// @param <M> the type of what is told of a member
  record Left<M>(Member<M> member) implements PresenceEvent<M> {}
}
