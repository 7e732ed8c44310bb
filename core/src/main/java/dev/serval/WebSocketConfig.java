package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.OriginPattern;
import dev.serval.transport.WebSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The bounds of WebSockets and who may open them: of all of an application, [App#webSockets], or
/// of one route.
///
/// ```java
/// app.webSockets(
///     WebSocketConfig.defaults()
///         .withMaxMessage(64 << 10)
///         .withOrigins("https://app.example"));
/// ```
///
/// Immutable; each `with` makes a copy.
public final class WebSocketConfig {
  private static final WebSocketConfig DEFAULTS =
      new WebSocketConfig(WebSocketOptions.defaults(), List.of(), false, List.of());

  private final WebSocketOptions options;
  private final List<OriginPattern> origins;
  private final boolean anyOrigin;
  private final List<String> subprotocols;

  private WebSocketConfig(
      WebSocketOptions options,
      List<OriginPattern> origins,
      boolean anyOrigin,
      List<String> subprotocols) {
    this.options = options;
    this.origins = origins;
    this.anyOrigin = anyOrigin;
    this.subprotocols = subprotocols;
  }

  /// Returns the bounds of [WebSocketOptions#defaults], for pages of the same origin, without
  /// subprotocols.
  public static WebSocketConfig defaults() {
    return DEFAULTS;
  }

  /// Returns a copy that pages of these origins may open too, in place of those that were named
  /// before.
  ///
  /// The handshake of a page carries the cookies of its user, so a WebSocket that goes by these
  /// must name no origin that is not trusted with all it does. Requests without `Origin`, which
  /// browsers always send, are not held back.
  ///
  /// @param origins scheme, host and perhaps port, as `https://app.example`; with `*.` before the
  ///   host for all names below it; or `*` for any
  /// @throws IllegalArgumentException if one is not that
  public WebSocketConfig withOrigins(String... origins) {
    boolean any = Set.of(origins).contains("*");
    List<OriginPattern> patterns =
        Stream.of(origins).filter(text -> !text.equals("*")).map(OriginPattern::parse).toList();
    return new WebSocketConfig(options, patterns, any, subprotocols);
  }

  /// Returns a copy with these subprotocols, the most wanted first (RFC 6455 section 1.9).
  ///
  /// The first that a peer offers too is chosen. A peer that offers others only is refused with
  /// 400; one that offers none is let in without.
  ///
  /// @throws IllegalArgumentException if one could not stand in a header field, or has a comma
  public WebSocketConfig withSubprotocols(String... names) {
    for (String name : names) {
      Headers.of(name, ""); // refuses what is no token
    }
    return new WebSocketConfig(options, origins, anyOrigin, List.of(names));
  }

  /// Returns a copy with another size of the largest message, and of the largest frame: 1 MiB by
  /// default, above it close code 1009.
  ///
  /// @param bytes at least 1, after decompression
  public WebSocketConfig withMaxMessage(int bytes) {
    return with(options.withMaxMessage(bytes));
  }

  /// Returns a copy with another number of bytes that may wait to be sent on one connection: 1 MiB
  /// by default. Above it `send` blocks and `offer` returns false.
  public WebSocketConfig withMaxQueued(int bytes) {
    return with(options.withMaxQueued(bytes));
  }

  /// Returns a copy with another time that a peer may be silent before it is asked whether it is
  /// there: 30 s by default. One that does not answer within the same time is cut off.
  public WebSocketConfig withPingInterval(Duration time) {
    return with(options.withPingInterval(time));
  }

  /// Returns a copy with another time that a peer may take to answer a close: 5 s by default.
  public WebSocketConfig withCloseTimeout(Duration time) {
    return with(options.withCloseTimeout(time));
  }

  /// Returns a copy that compresses messages where a peer offers it (RFC 7692), or does not; it
  /// does by default.
  public WebSocketConfig withCompression(boolean accepted) {
    return with(options.withCompression(accepted));
  }

  private WebSocketConfig with(WebSocketOptions others) {
    return new WebSocketConfig(others, origins, anyOrigin, subprotocols);
  }

  List<String> subprotocols() {
    return subprotocols;
  }

  /// Whether a page of `origin` may open a WebSocket that `request` asks for.
  boolean allows(String origin, Request request) {
    return anyOrigin
        || OriginPattern.isSame(origin, request.scheme(), request.authority())
        || origins.stream().anyMatch(pattern -> pattern.matches(origin));
  }

  /// Returns the bounds of a connection.
  WebSocketOptions options(@Nullable String subprotocol) {
    return options.withSubprotocol(subprotocol);
  }
}
