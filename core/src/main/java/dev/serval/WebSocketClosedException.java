package dev.serval;

import dev.serval.transport.WebSocketChannel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A message could not be sent because the WebSocket is closed, or the thread was interrupted while
/// it waited.
///
/// The handler of the same session need not catch it: that its peer went away is no fault.
public final class WebSocketClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable WebSocketChannel channel;
  private final int code;

  WebSocketClosedException(WebSocketChannel channel, IOException cause) {
    super("The WebSocket is closed, code " + channel.closeCode(), cause);
    this.channel = channel;
    this.code = channel.closeCode();
  }

  /// Returns the code that the connection was closed with, see [WebSocketSession#closeCode].
  public int closeCode() {
    return code;
  }

  /// Whether it tells of this connection.
  @SuppressWarnings("ReferenceEquality") // a connection is equal to itself alone
  boolean isAbout(WebSocketChannel other) {
    return channel == other;
  }
}
