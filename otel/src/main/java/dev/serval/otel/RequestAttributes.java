package dev.serval.otel;

import dev.serval.Request;
import dev.serval.routing.PathTemplate;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the stable conventions for HTTP require and recommend of a server span, as far as the
/// request says it. Stateless.
final class RequestAttributes {
  private static final int MAX_USER_AGENT = 512;
  private static final int MAX_QUERY = 2_048;

  /// Those that the conventions name as secrets.
  private static final Pattern SECRETS =
      Pattern.compile("(?<=^|&)(AWSAccessKeyId|Signature|sig|X-Goog-Signature)=[^&]*");

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
  private static final AttributeKey<String> PEER = AttributeKey.stringKey("network.peer.address");
  private static final AttributeKey<Long> PEER_PORT = AttributeKey.longKey("network.peer.port");
  private static final AttributeKey<String> VERSION =
      AttributeKey.stringKey("network.protocol.version");
  private static final AttributeKey<String> AGENT = AttributeKey.stringKey("user_agent.original");

  private RequestAttributes() {}

  /// @param query whether the query is recorded
  static void set(SpanBuilder span, Request request, boolean query) {
    span.setAttribute(METHOD, request.method().name())
        .setAttribute(PATH, request.path())
        .setAttribute(SCHEME, request.scheme())
        .setAttribute(VERSION, request.httpVersion())
        .setAttribute(CLIENT, request.origin().client());
    PathTemplate template = request.template();
    if (template != null) {
      span.setAttribute(ROUTE, template.text());
    }
    String raw = request.target().rawQuery();
    if (query && raw != null) {
      span.setAttribute(QUERY, SECRETS.matcher(cut(raw, MAX_QUERY)).replaceAll("$1=REDACTED"));
    }
    String agent = request.header("User-Agent");
    if (agent != null) {
      span.setAttribute(AGENT, cut(agent, MAX_USER_AGENT));
    }
    if (request.peerAddress() instanceof InetSocketAddress peer && peer.getAddress() != null) {
      span.setAttribute(PEER, peer.getAddress().getHostAddress());
      span.setAttribute(PEER_PORT, (long) peer.getPort());
    }
    server(span, request.authority(), request.scheme());
  }

  private static String cut(String text, int max) {
    return text.length() > max ? text.substring(0, max) : text;
  }

  /// The same as a client would say: without a port in the authority, that of the scheme.
  private static void server(SpanBuilder span, String authority, String scheme) {
    if (authority.isEmpty()) {
      return;
    }
    int colon = authority.lastIndexOf(':');
    boolean split = colon > authority.lastIndexOf(']');
    String host = split ? authority.substring(0, colon) : authority;
    boolean literal = host.startsWith("[") && host.endsWith("]");
    span.setAttribute(SERVER, literal ? host.substring(1, host.length() - 1) : host);
    Integer port = split ? port(authority.substring(colon + 1)) : null;
    span.setAttribute(PORT, port != null ? port.longValue() : scheme.equals("https") ? 443L : 80L);
  }

  /// Null where there are no digits: `host:` names no port.
  private static @Nullable Integer port(String text) {
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }
}
