// WebSocketMessage: a whole message of a WebSocket, in either direction.
package dev.serval.transport;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A data message of RFC 6455 section 5.6: text or bytes, put together from all of its fragments.
///
/// One message may be sent on any number of connections: frames of a server are the same for all of
/// them, and where they are compressed that is done once. Immutable as long as nobody writes to the
/// arrays it was made of and gives out; for any number of threads.
public final class WebSocketMessage {
  private final boolean text;
  private final byte[] payload;

  /// Made for the first connection that compresses; the payload itself where that does not pay.
  private volatile byte @Nullable [] deflated;

  private WebSocketMessage(boolean text, byte[] payload) {
    this.text = text;
    this.payload = Objects.requireNonNull(payload, "payload");
  }

  /// Returns a text message.
  public static WebSocketMessage text(String text) {
    return new WebSocketMessage(true, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns a text message of bytes that are UTF-8; they are neither copied nor checked.
  public static WebSocketMessage utf8(byte[] text) {
    return new WebSocketMessage(true, text);
  }

  /// Returns a binary message; the bytes are not copied.
  public static WebSocketMessage binary(byte[] bytes) {
    return new WebSocketMessage(false, bytes);
  }

  /// Whether it is text, and so UTF-8.
  public boolean isText() {
    return text;
  }

  /// Returns the bytes themselves, of a text its UTF-8.
  public byte[] payload() {
    return payload;
  }

  /// Returns the payload as text.
  public String string() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /// Returns the payload compressed as permessage-deflate has it (RFC 7692 section 7.2.1, without
  /// context takeover), or null where that does not pay: below 128 bytes, or if it is no shorter.
  ///
  /// For transports. Compressed at the first call, by the calling thread.
  @SuppressWarnings("ReferenceEquality") // which array it is, not what it holds
  public byte @Nullable [] deflated() {
    byte[] made = deflated;
    if (made == null) {
      byte[] shorter = MessageDeflater.deflate(payload);
      made = shorter == null ? payload : shorter;
      deflated = made;
    }
    return made == payload ? null : made;
  }

  /// Says what it is and how long; contents may be secrets.
  @Override
  public String toString() {
    return (text ? "text of " : "binary of ") + payload.length + " bytes";
  }
}
