package dev.serval.channels;

import dev.serval.transport.WebSocketChannel;

/// What sends a channel to a WebSocket until either is closed. One that ends first leaves nothing
/// with the socket: a client may go through any number of channels on one connection.
///
/// @param sink the subscriber
/// @param ending ends it; what the socket knows of it
record SocketRegistration(PushSink<?> sink, WebSocketChannel socket, Runnable ending)
    implements Registration {

  static SocketRegistration of(PushSink<?> sink, WebSocketChannel socket) {
    Runnable ending = sink::close;
    socket.onClosed(ending);
    return new SocketRegistration(sink, socket, ending);
  }

  @Override
  public boolean isOpen() {
    return sink.isOpen();
  }

  @Override
  public long missed() {
    return sink.missed();
  }

  @Override
  public void close() {
    sink.close();
    socket.forget(ending);
  }
}
