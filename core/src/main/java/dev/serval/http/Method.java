package dev.serval.http;

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
