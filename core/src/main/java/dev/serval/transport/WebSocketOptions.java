// WebSocketOptions: what a WebSocket may cost.
package dev.serval.transport;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bounds of one WebSocket connection, and what was agreed in its handshake.
///
/// @param subprotocol the chosen subprotocol, or null
/// @param maxMessage largest message in bytes, after decompression; 1 MiB, above it close code 1009
/// @param maxFrame largest frame in bytes, judged by its header alone; 1 MiB, above it 1009
/// @param maxQueued bytes that may wait to be sent; 1 MiB
/// @param pingInterval how long a peer may be silent before it is asked (ping); 30 s; one that does
///   not answer within the same time is cut off with 1006 on our side
/// @param closeTimeout how long the peer may take to answer a close; 5 s
/// @param compression whether permessage-deflate (RFC 7692) is accepted where a peer offers it
public record WebSocketOptions(
    @Nullable String subprotocol,
    int maxMessage,
    int maxFrame,
    int maxQueued,
    Duration pingInterval,
    Duration closeTimeout,
    boolean compression) {

  /// What a control frame may have (RFC 6455 section 5.5).
  private static final int MIN_FRAME = 125;

  private static final WebSocketOptions DEFAULTS =
      new WebSocketOptions(
          null, 1 << 20, 1 << 20, 1 << 20, Duration.ofSeconds(30), Duration.ofSeconds(5), true);

  /// Checks every bound.
  ///
  /// @throws IllegalArgumentException naming the component, what it must be and what it was
  public WebSocketOptions {
    atLeast("maxMessage", maxMessage, 1);
    atLeast("maxFrame", maxFrame, MIN_FRAME);
    atLeast("maxQueued", maxQueued, 1);
    positive("pingInterval", pingInterval);
    positive("closeTimeout", closeTimeout);
  }

  /// Returns the defaults named above, without a subprotocol.
  public static WebSocketOptions defaults() {
    return DEFAULTS;
  }

  /// Returns these with another [#subprotocol].
  public WebSocketOptions withSubprotocol(@Nullable String subprotocol) {
    return new WebSocketOptions(
        subprotocol, maxMessage, maxFrame, maxQueued, pingInterval, closeTimeout, compression);
  }

  /// Returns these with another [#maxMessage], and a [#maxFrame] that holds it.
  public WebSocketOptions withMaxMessage(int maxMessage) {
    return new WebSocketOptions(
        subprotocol,
        maxMessage,
        Math.max(maxMessage, MIN_FRAME),
        maxQueued,
        pingInterval,
        closeTimeout,
        compression);
  }

  /// Returns these with another [#maxQueued].
  public WebSocketOptions withMaxQueued(int maxQueued) {
    return new WebSocketOptions(
        subprotocol, maxMessage, maxFrame, maxQueued, pingInterval, closeTimeout, compression);
  }

  /// Returns these with another [#pingInterval].
  public WebSocketOptions withPingInterval(Duration pingInterval) {
    return new WebSocketOptions(
        subprotocol, maxMessage, maxFrame, maxQueued, pingInterval, closeTimeout, compression);
  }

  /// Returns these with another [#closeTimeout].
  public WebSocketOptions withCloseTimeout(Duration closeTimeout) {
    return new WebSocketOptions(
        subprotocol, maxMessage, maxFrame, maxQueued, pingInterval, closeTimeout, compression);
  }

  /// Returns these with another [#compression].
  public WebSocketOptions withCompression(boolean compression) {
    return new WebSocketOptions(
        subprotocol, maxMessage, maxFrame, maxQueued, pingInterval, closeTimeout, compression);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  private static void positive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be more than zero, not " + value);
    }
  }
}
