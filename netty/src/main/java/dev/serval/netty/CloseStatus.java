// CloseStatus: what a close frame says.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.transport.WebSocketChannel;
import org.jspecify.annotations.Nullable;

/// The code and the reason of a closing WebSocket (RFC 6455 sections 5.5.1 and 7.4).
///
/// @param code the status code; [#NO_CODE] and [#ABNORMAL] are never on the wire
/// @param reason for people; empty for none
record CloseStatus(int code, String reason) {
  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int NO_CODE = 1005;
  static final int ABNORMAL = 1006;
  static final int INVALID_DATA = 1007;
  static final int TOO_BIG = 1009;
  static final int FAULT = 1011;

  /// The largest payload of a control frame (section 5.5).
  static final int MAX_PAYLOAD = 125;

  /// What a close frame without a code says.
  static final CloseStatus NONE = new CloseStatus(NO_CODE, "");

  /// What is said of a connection that ended without a close frame.
  static final CloseStatus CUT = new CloseStatus(ABNORMAL, "");

  /// Checks what an application wants to send.
  ///
  /// @throws IllegalArgumentException if the code may not be sent, or the reason is too long
  static CloseStatus toSend(int code, String reason) {
    WebSocketChannel.checkClose(code, reason);
    return new CloseStatus(code, reason);
  }

  /// Reads a close frame's payload in which [#fault] found none.
  static CloseStatus of(byte[] payload) {
    return payload.length == 0
        ? NONE
        : new CloseStatus(code(payload), new String(payload, 2, payload.length - 2, UTF_8));
  }

  /// Returns the status that answers a malformed payload; null if it is well-formed.
  static @Nullable CloseStatus fault(byte[] payload) {
    if (payload.length == 0) {
      return null;
    }
    if (payload.length == 1) {
      return new CloseStatus(PROTOCOL_ERROR, "a close of one byte");
    }
    if (!WebSocketChannel.isCloseCode(code(payload))) {
      return new CloseStatus(PROTOCOL_ERROR, "not a close code");
    }
    Utf8Check check = new Utf8Check();
    boolean valid = check.accept(payload, 2, payload.length) && check.isComplete();
    return valid ? null : new CloseStatus(INVALID_DATA, "the reason is not UTF-8");
  }

  private static int code(byte[] payload) {
    return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
  }

  /// The payload of the close frame that says this.
  byte[] payload() {
    if (code == NO_CODE) {
      return new byte[0];
    }
    byte[] text = reason.getBytes(UTF_8);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    return payload;
  }

  /// What answers this close: the code alone (section 5.5.1 asks to echo it).
  CloseStatus echo() {
    return reason.isEmpty() ? this : new CloseStatus(code, "");
  }
}
