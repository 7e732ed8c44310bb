package dev.serval;

/// What a WebSocket does, from its handshake to its end.
///
/// It runs on a virtual thread of its own and may block. When it returns, the connection is closed
/// with 1000; see [WebSocketSession] for what it may throw.
///
/// @param <I> what the messages of the peer become
/// @param <O> what messages are made of
@FunctionalInterface
public interface WebSocketHandler<I, O> {
  /// Receives and sends.
  void handle(WebSocketSession<I, O> session) throws Exception;
}
