// ResponseFraming: how the peer finds the end of an answer.
package dev.serval.netty;

import dev.serval.http.Status;
import java.nio.charset.StandardCharsets;

/// The framing of one answer (RFC 9112 section 6.3): which fields say it, and whether bytes follow.
///
/// @param kind how the end is found
/// @param length the value of `Content-Length`, or -1 for none
record ResponseFraming(Kind kind, long length) {
  /// The interim response that asks for a body (RFC 9110 section 15.2.1).
  static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /// The ways to end a body.
  enum Kind {
    /// No body follows the head.
    NONE,
    /// Exactly `length` bytes follow.
    LENGTH,
    /// Chunks follow.
    CHUNKED,
    /// Everything until the connection is closed belongs to it; for HTTP/1.0 only.
    UNTIL_CLOSE
  }

  /// Chooses the framing.
  ///
  /// @param head whether the request was HEAD
  /// @param minor the minor version of the request
  /// @param length the length of the body, -1 if unknown
  static ResponseFraming of(boolean head, int minor, Status status, long length) {
    return switch (status.code()) {
      case 204 -> new ResponseFraming(Kind.NONE, -1);
      case 205 -> new ResponseFraming(Kind.NONE, 0);
      case 304 -> new ResponseFraming(Kind.NONE, length > 0 ? length : -1);
      default -> {
        if (head) {
          yield new ResponseFraming(Kind.NONE, length);
        }
        if (length >= 0) {
          yield new ResponseFraming(Kind.LENGTH, length);
        }
        yield new ResponseFraming(minor == 1 ? Kind.CHUNKED : Kind.UNTIL_CLOSE, -1);
      }
    };
  }

  boolean hasBody() {
    return kind != Kind.NONE;
  }
}
