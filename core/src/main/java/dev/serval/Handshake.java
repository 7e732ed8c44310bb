package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The opening handshake of a WebSocket, the server's part of it (RFC 6455 section 4.2).
///
/// @param fields what the 101 says of it, without what the transport adds
/// @param subprotocol the chosen subprotocol; null for none
record Handshake(Headers fields, @Nullable String subprotocol) {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String KEY = "Sec-WebSocket-Key";
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";
  private static final String OUR_VERSION = "13";
  private static final int KEY_BYTES = 16;
  private static final int KEY_LENGTH = 24;

  /// Whether a request asks for a WebSocket: `Upgrade` names it, in whatever case; HTTP/1.0 has no
  /// such field, and HTTP/2 none either (RFC 9110 section 7.8, RFC 9113 section 8.6).
  ///
  /// @param version that of HTTP
  static boolean isAskedFor(Headers headers, String version) {
    return headers.contains("Upgrade")
        && version.equals("1.1")
        && lists(headers, "Upgrade", "websocket");
  }

  /// Checks a request, first what it is and then who sent it.
  ///
  /// @throws Problem 426 where it asks for no WebSocket or another version, 400 where it is
  ///   malformed or wants other subprotocols only, 403 where a page of another origin sent it
  static Handshake check(Request request, WebSocketConfig config) {
    Headers headers = request.headers();
    boolean upgrade =
        isAskedFor(headers, request.httpVersion()) && lists(headers, "Connection", "upgrade");
    if (request.method() != Method.GET || !upgrade) {
      throw required();
    }
    if (!headers.all(VERSION).equals(List.of(OUR_VERSION))) {
      throw Problem.of(Status.UPGRADE_REQUIRED, "expected version 13 of the WebSocket protocol")
          .withHeader("Upgrade", "websocket")
          .withHeader(VERSION, OUR_VERSION);
    }
    List<String> keys = headers.all(KEY);
    if (keys.size() != 1 || !isKey(keys.getFirst())) {
      throw Problem.badRequest("expected one " + KEY + " of 16 bytes in Base64");
    }
    if (request.authority().isEmpty() || request.body().isPresent()) {
      throw Problem.badRequest("expected a handshake with a Host and without a body");
    }
    if (!isFromHere(request, config)) {
      throw Problem.forbidden("pages of this origin must not open the WebSocket");
    }
    String subprotocol = subprotocol(headers, config.subprotocols());
    Headers fields = Headers.of("Sec-WebSocket-Accept", accept(keys.getFirst()));
    return new Handshake(
        subprotocol == null ? fields : fields.with(PROTOCOL, subprotocol), subprotocol);
  }

  /// Returns what a request is answered that asks for no WebSocket where there is nothing else:
  /// 426.
  static Problem required() {
    return Problem.of(Status.UPGRADE_REQUIRED, "expected the handshake of a WebSocket")
        .withHeader("Upgrade", "websocket");
  }

  /// Whether no browser sent the request, or one for a page that may: browsers send cookies along
  /// whatever page asks, and let it read what comes back.
  private static boolean isFromHere(Request request, WebSocketConfig config) {
    List<String> origins = request.headers().all("Origin");
    return origins.isEmpty() || (origins.size() == 1 && config.allows(origins.getFirst(), request));
  }

  private static boolean isKey(String key) {
    if (key.length() != KEY_LENGTH) {
      return false;
    }
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /// Returns the first of ours that the peer offers; null where it offers none, or we have none.
  private static @Nullable String subprotocol(Headers headers, List<String> ours) {
    List<String> offered = headers.members(PROTOCOL);
    if (offered.isEmpty() || ours.isEmpty()) {
      return null;
    }
    for (String subprotocol : ours) {
      if (offered.contains(subprotocol)) {
        return subprotocol;
      }
    }
    throw Problem.badRequest("expected one of the subprotocols " + String.join(", ", ours));
  }

  private static String accept(String key) {
    try {
      byte[] hashed =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hashed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-1", impossible);
    }
  }

  private static boolean lists(Headers headers, String name, String token) {
    return headers.members(name).stream().anyMatch(token::equalsIgnoreCase);
  }
}
