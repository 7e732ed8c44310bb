// Refusal: why the transport itself answers a request with an error.
package dev.serval.transport;

import dev.serval.http.Status;
import java.util.Objects;

/// An error that the transport answers without, or instead of, the handler.
///
/// The connection is closed after it. The codes are stable; the details never repeat what the peer
/// sent.
///
/// | status | code | when |
/// |---|---|---|
/// | 400 | `bad_request_line` | the request line is not `method SP target SP version CRLF` |
/// | 400 | `bad_target` | the target is not valid for its method |
/// | 400 | `bad_header` | a header field breaks RFC 9112 section 5 |
/// | 400 | `bad_host` | `Host` is missing, repeated or no valid authority |
/// | 400 | `bad_framing` | the length of the message is ambiguous |
/// | 400 | `bad_body` | chunks are malformed, or the body ended early |
/// | 408 | `timeout` | the head or the body arrived too slowly |
/// | 413 | `body_too_large` | the body is larger than its limit |
/// | 414 | `target_too_long` | the request line is longer than its limit |
/// | 417 | `expectation_failed` | `Expect` asks for anything but `100-continue` |
/// | 431 | `headers_too_large` | a header field, all of them, or their number is above its limit |
/// | 500 | `internal` | the handler threw or returned without an answer |
/// | 501 | `unknown_method` | the method is none of [dev.serval.http.Method], or `CONNECT` |
/// | 501 | `unknown_coding` | a transfer coding other than `chunked` |
/// | 503 | `overloaded` | too many connections, or too many requests in flight |
/// | 505 | `unknown_version` | neither `HTTP/1.1` nor `HTTP/1.0` |
///
/// @param status the status of the answer
/// @param code a stable machine-readable word from the table
/// @param detail one sentence for people
/// @param limit how many bytes are accepted, where there were more; -1 for another fault
public record Refusal(Status status, String code, String detail, long limit) {

  /// Checks that nothing is missing.
  public Refusal {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
  }

  /// Makes one that is not about a number of bytes.
  public Refusal(Status status, String code, String detail) {
    this(status, code, detail, -1);
  }

  /// Returns the refusal of a body with more bytes than are accepted.
  ///
  /// @param limit how many are
  public static Refusal bodyTooLarge(long limit) {
    return new Refusal(
        Status.CONTENT_TOO_LARGE,
        "body_too_large",
        "The body is larger than the " + limit + " bytes that are accepted here.",
        limit);
  }
}
