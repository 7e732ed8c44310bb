// Refusals: every error this transport answers by itself, in one place.
package dev.serval.netty;

import dev.serval.http.Status;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;

/// The refusals of this transport, one constant for each fault it can tell apart.
///
/// They are constants because a refusal is the hot path of an attack: nothing is built per fault,
/// but for a limit that was not asked for last, and no byte of the peer's can get into a text.
final class Refusals {
  static final Refusal LINE_START = line("A request begins with a method.");
  static final Refusal EMPTY_LINES = line("Too many empty lines before the request line.");
  static final Refusal METHOD = line("The method must be a token, followed by one space.");
  static final Refusal TARGET_BYTE =
      line("The target must be visible ASCII, followed by one space.");
  static final Refusal VERSION_SYNTAX =
      line("The request line must end with HTTP/1.1 or HTTP/1.0 and CRLF.");
  static final Refusal LINE_TOO_LONG =
      of(414, "target_too_long", "The request line is longer than its limit.");
  static final Refusal VERSION =
      of(505, "unknown_version", "Only HTTP/1.1 and HTTP/1.0 are spoken.");

  static final Refusal FOLDED = header("A header line must not begin with white space.");
  static final Refusal FIELD_NAME =
      header("A field name must be a token, directly followed by a colon.");
  static final Refusal FIELD_VALUE = header("A field value must not hold control characters.");
  static final Refusal LINE_END = header("A line must end with CRLF.");
  static final Refusal FIELD_TOO_LONG =
      of(431, "headers_too_large", "A header field is longer than its limit.");
  static final Refusal HEADERS_TOO_LONG =
      of(431, "headers_too_large", "The header fields together are larger than their limit.");
  static final Refusal TOO_MANY_FIELDS =
      of(431, "headers_too_large", "There are more header fields than the limit.");
  static final Refusal HEAD_CUT = header("The connection ended within the header.");
  static final Refusal HEAD_TIMEOUT =
      of(408, "timeout", "The header of the request did not arrive in time.");

  static final Refusal NO_HOST = of(400, "bad_host", "HTTP/1.1 requires a Host field.");
  static final Refusal MANY_HOSTS = of(400, "bad_host", "There must be one Host field only.");
  static final Refusal HOST_SYNTAX = of(400, "bad_host", "Host must be a host and optional port.");

  static final Refusal UNKNOWN_METHOD =
      of(501, "unknown_method", "This server does not implement the method.");
  static final Refusal TARGET =
      of(400, "bad_target", "The target of the request is not valid for its method.");
  static final Refusal EXPECTATION =
      of(417, "expectation_failed", "Only the expectation 100-continue can be met.");

  static final Refusal LENGTH =
      of(400, "bad_framing", "Content-Length must be given once, as decimal digits.");
  static final Refusal TWO_FRAMINGS =
      of(400, "bad_framing", "Transfer-Encoding and Content-Length exclude each other.");
  static final Refusal CODING_IN_1_0 = of(400, "bad_framing", "HTTP/1.0 has no Transfer-Encoding.");
  static final Refusal CODING =
      of(400, "bad_framing", "Transfer-Encoding must be given once and end with chunked.");
  static final Refusal UNKNOWN_CODING =
      of(501, "unknown_coding", "The only transfer coding known here is chunked.");

  static final Refusal CHUNK_SIZE = body("A chunk size must be hexadecimal digits.");
  static final Refusal CHUNK_EXTENSION = body("A chunk extension is malformed or too long.");
  static final Refusal CHUNK_END = body("A chunk must end with CRLF.");
  static final Refusal TRAILER = body("The trailer is malformed or too large.");
  static final Refusal BODY_CUT = body("The connection ended within the body.");
  static final Refusal NOT_CONTINUED = body("The body was not asked for before the answer began.");
  static final Refusal BODY_TIMEOUT =
      of(408, "timeout", "The body of the request did not arrive in time.");

  static final Refusal OVERLOADED = of(503, "overloaded", "The server is busy; try again later.");
  static final Refusal INTERNAL = of(500, "internal", "The request could not be answered.");

  private static volatile Refusal bodyTooLarge =
      Refusal.bodyTooLarge(TransportConfig.defaults().maxBody());

  private Refusals() {}

  /// Returns the refusal of a body that is larger than its limit. That of the last limit is kept:
  /// who floods a route with bodies has one text made for all of them.
  static Refusal bodyTooLarge(long limit) {
    Refusal known = bodyTooLarge;
    if (known.limit() != limit) {
      known = Refusal.bodyTooLarge(limit);
      bodyTooLarge = known;
    }
    return known;
  }

  private static Refusal line(String detail) {
    return of(400, "bad_request_line", detail);
  }

  private static Refusal header(String detail) {
    return of(400, "bad_header", detail);
  }

  private static Refusal body(String detail) {
    return of(400, "bad_body", detail);
  }

  private static Refusal of(int status, String code, String detail) {
    return new Refusal(new Status(status), code, detail);
  }
}
