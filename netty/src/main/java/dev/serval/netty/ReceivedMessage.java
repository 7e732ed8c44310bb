// ReceivedMessage: a message as it came, perhaps still compressed.
package dev.serval.netty;

import dev.serval.transport.WebSocketMessage;

/// What [FrameDecoder] put together of all fragments of a message.
final class ReceivedMessage {
  /// What a message costs besides its payload, so that empty ones are not for nothing.
  private static final int OVERHEAD = 64;

  private final boolean text;
  private final boolean deflated;
  private final byte[] payload;

  /// @param text whether it is text; checked to be UTF-8 unless it is deflated
  /// @param deflated whether the payload is compressed (RFC 7692)
  /// @param payload without masks
  ReceivedMessage(boolean text, boolean deflated, byte[] payload) {
    this.text = text;
    this.deflated = deflated;
    this.payload = payload;
  }

  boolean isText() {
    return text;
  }

  boolean isDeflated() {
    return deflated;
  }

  byte[] payload() {
    return payload;
  }

  /// What it counts in a queue.
  int cost() {
    return OVERHEAD + payload.length;
  }

  /// The message of a payload that is not compressed.
  static WebSocketMessage of(boolean text, byte[] payload) {
    return text ? WebSocketMessage.utf8(payload) : WebSocketMessage.binary(payload);
  }
}
