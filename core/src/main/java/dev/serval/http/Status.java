package dev.serval.http;

/// A status code (RFC 9110 §15).
///
/// ```java
/// Status.NOT_FOUND.reason();      // "Not Found"
/// new Status(299).isSuccessful(); // true; unregistered codes are allowed
/// ```
///
/// @param code from 100 to 599
public record Status(int code) {
  /// 100 Continue.
  public static final Status CONTINUE = new Status(100);

  /// 101 Switching Protocols.
  public static final Status SWITCHING_PROTOCOLS = new Status(101);

  /// 200 OK.
  public static final Status OK = new Status(200);

  /// 201 Created.
  public static final Status CREATED = new Status(201);

  /// 202 Accepted.
  public static final Status ACCEPTED = new Status(202);

  /// 204 No Content.
  public static final Status NO_CONTENT = new Status(204);

  /// 205 Reset Content.
  public static final Status RESET_CONTENT = new Status(205);

  /// 206 Partial Content.
  public static final Status PARTIAL_CONTENT = new Status(206);

  /// 300 Multiple Choices.
  public static final Status MULTIPLE_CHOICES = new Status(300);

  /// 301 Moved Permanently.
  public static final Status MOVED_PERMANENTLY = new Status(301);

  /// 302 Found.
  public static final Status FOUND = new Status(302);

  /// 303 See Other.
  public static final Status SEE_OTHER = new Status(303);

  /// 304 Not Modified.
  public static final Status NOT_MODIFIED = new Status(304);

  /// 307 Temporary Redirect.
  public static final Status TEMPORARY_REDIRECT = new Status(307);

  /// 308 Permanent Redirect.
  public static final Status PERMANENT_REDIRECT = new Status(308);

  /// 400 Bad Request.
  public static final Status BAD_REQUEST = new Status(400);

  /// 401 Unauthorized.
  public static final Status UNAUTHORIZED = new Status(401);

  /// 402 Payment Required.
  public static final Status PAYMENT_REQUIRED = new Status(402);

  /// 403 Forbidden.
  public static final Status FORBIDDEN = new Status(403);

  /// 404 Not Found.
  public static final Status NOT_FOUND = new Status(404);

  /// 405 Method Not Allowed.
  public static final Status METHOD_NOT_ALLOWED = new Status(405);

  /// 406 Not Acceptable.
  public static final Status NOT_ACCEPTABLE = new Status(406);

  /// 408 Request Timeout.
  public static final Status REQUEST_TIMEOUT = new Status(408);

  /// 409 Conflict.
  public static final Status CONFLICT = new Status(409);

  /// 410 Gone.
  public static final Status GONE = new Status(410);

  /// 411 Length Required.
  public static final Status LENGTH_REQUIRED = new Status(411);

  /// 412 Precondition Failed.
  public static final Status PRECONDITION_FAILED = new Status(412);

  /// 413 Content Too Large.
  public static final Status CONTENT_TOO_LARGE = new Status(413);

  /// 414 URI Too Long.
  public static final Status URI_TOO_LONG = new Status(414);

  /// 415 Unsupported Media Type.
  public static final Status UNSUPPORTED_MEDIA_TYPE = new Status(415);

  /// 416 Range Not Satisfiable.
  public static final Status RANGE_NOT_SATISFIABLE = new Status(416);

  /// 417 Expectation Failed.
  public static final Status EXPECTATION_FAILED = new Status(417);

  /// 421 Misdirected Request.
  public static final Status MISDIRECTED_REQUEST = new Status(421);

  /// 422 Unprocessable Content.
  public static final Status UNPROCESSABLE_CONTENT = new Status(422);

  /// 423 Locked.
  public static final Status LOCKED = new Status(423);

  /// 425 Too Early.
  public static final Status TOO_EARLY = new Status(425);

  /// 426 Upgrade Required.
  public static final Status UPGRADE_REQUIRED = new Status(426);

  /// 428 Precondition Required.
  public static final Status PRECONDITION_REQUIRED = new Status(428);

  /// 429 Too Many Requests.
  public static final Status TOO_MANY_REQUESTS = new Status(429);

  /// 431 Request Header Fields Too Large.
  public static final Status REQUEST_HEADER_FIELDS_TOO_LARGE = new Status(431);

  /// 451 Unavailable For Legal Reasons.
  public static final Status UNAVAILABLE_FOR_LEGAL_REASONS = new Status(451);

  /// 500 Internal Server Error.
  public static final Status INTERNAL_SERVER_ERROR = new Status(500);

  /// 501 Not Implemented.
  public static final Status NOT_IMPLEMENTED = new Status(501);

  /// 502 Bad Gateway.
  public static final Status BAD_GATEWAY = new Status(502);

  /// 503 Service Unavailable.
  public static final Status SERVICE_UNAVAILABLE = new Status(503);

  /// 504 Gateway Timeout.
  public static final Status GATEWAY_TIMEOUT = new Status(504);

  /// 505 HTTP Version Not Supported.
  public static final Status HTTP_VERSION_NOT_SUPPORTED = new Status(505);

  /// 507 Insufficient Storage.
  public static final Status INSUFFICIENT_STORAGE = new Status(507);

  /// Checks the range.
  ///
  /// @throws IllegalArgumentException when the code has not three digits or its class is unknown
  public Status {
    if (code < 100 || code > 599) {
      throw new IllegalArgumentException("A status code is from 100 to 599, found " + code);
    }
  }

  /// The status with a code: `Status.of(299)`.
  ///
  /// @throws IllegalArgumentException when the code has not three digits or its class is unknown
  public static Status of(int code) {
    return new Status(code);
  }

  /// The registered reason phrase; for other codes that of their class.
  public String reason() {
    return switch (code) {
      case 100 -> "Continue";
      case 101 -> "Switching Protocols";
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 205 -> "Reset Content";
      case 206 -> "Partial Content";
      case 300 -> "Multiple Choices";
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 303 -> "See Other";
      case 304 -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 402 -> "Payment Required";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case 417 -> "Expectation Failed";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 423 -> "Locked";
      case 425 -> "Too Early";
      case 426 -> "Upgrade Required";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 451 -> "Unavailable For Legal Reasons";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      case 507 -> "Insufficient Storage";
      default ->
          switch (code / 100) {
            case 1 -> "Informational";
            case 2 -> "Successful";
            case 3 -> "Redirection";
            case 4 -> "Client Error";
            default -> "Server Error";
          };
    };
  }

  /// Whether it is 2xx.
  public boolean isSuccessful() {
    return code / 100 == 2;
  }

  /// Whether it is 4xx or 5xx.
  public boolean isError() {
    return code >= 400;
  }

  /// Whether a response with it never has content (RFC 9110 §6.4.1).
  public boolean forbidsContent() {
    return code / 100 == 1 || code == 204 || code == 304;
  }

  @Override
  public String toString() {
    return code + " " + reason();
  }
}
