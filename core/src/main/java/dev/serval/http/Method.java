package dev.serval.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request method (RFC 9110 §9, RFC 5789, and QUERY of the HTTP working group).
///
/// The set is closed: a server answers any other token with 501.
public enum Method {
  /// Transfer a representation of the target.
  GET,
  /// As GET, without the content.
  HEAD,
  /// Let the target process the content.
  POST,
  /// Replace the target with the content.
  PUT,
  /// Change the target as the content says (RFC 5789).
  PATCH,
  /// Remove the target.
  DELETE,
  /// Tell what the target can do.
  OPTIONS,
  /// Loop the message back; never routed.
  TRACE,
  /// Open a tunnel; never routed.
  CONNECT,
  /// A safe request with content.
  QUERY;

  private static final Map<String, Method> BY_TOKEN =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Method::name, Function.identity()));

  /// The method of a token, or null for one that is not known. Methods are case-sensitive.
  public static @Nullable Method of(String token) {
    return BY_TOKEN.get(token);
  }

  /// The method whose token is the bytes from `from` to `to`, or null for one that is not known.
  public static @Nullable Method of(byte[] bytes, int from, int to) {
    // The two that most requests have need no string.
    if (to - from == 3 && bytes[from] == 'G' && bytes[from + 1] == 'E' && bytes[from + 2] == 'T') {
      return GET;
    }
    if (to - from == 4
        && bytes[from] == 'P'
        && bytes[from + 1] == 'O'
        && bytes[from + 2] == 'S'
        && bytes[from + 3] == 'T') {
      return POST;
    }
    return of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  /// Whether it asks for nothing to change (RFC 9110 §9.2.1).
  public boolean isSafe() {
    return switch (this) {
      case GET, HEAD, OPTIONS, TRACE, QUERY -> true;
      case POST, PUT, PATCH, DELETE, CONNECT -> false;
    };
  }

  /// Whether sending it twice means the same as once (RFC 9110 §9.2.2).
  public boolean isIdempotent() {
    return isSafe() || this == PUT || this == DELETE;
  }

  /// Whether content has a defined meaning in the request (RFC 9110 §9.3).
  public boolean hasRequestContent() {
    return switch (this) {
      case POST, PUT, PATCH, QUERY -> true;
      case GET, HEAD, DELETE, OPTIONS, TRACE, CONNECT -> false;
    };
  }
}
