package dev.serval.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Host and port of an authority (RFC 3986 section 3.2) without user information, in the one form
/// that is compared: ASCII lower case, without the dot that may end a name.
///
/// @param host a name, an IPv4 address, or an IPv6 address in brackets
/// @param port 0 where there is none
public record Authority(String host, int port) {
  private static final int MAX_LENGTH = 255 + 6;

  /// Returns what `text` says, or null if it is no authority that could be asked.
  public static @Nullable Authority parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    int end = text.startsWith("[") ? text.indexOf(']') + 1 : endOfName(text);
    if (end <= 0) {
      return null;
    }
    String host = text.substring(0, end).toLowerCase(Locale.ROOT);
    if (host.startsWith("[")
        ? IpAddress.parse(host.substring(1, end - 1)) == null
        : !isName(host)) {
      return null;
    }
    int port = end == text.length() ? 0 : port(text, end);
    return port < 0 ? null : new Authority(withoutDot(host), port);
  }

  private static int endOfName(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text.length() : colon;
  }

  private static boolean isName(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      if (!plain && (c != '.' || i == 0 || host.charAt(i - 1) == '.')) {
        return false;
      }
    }
    return true;
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /// Returns the port after the colon at `colon`; -1 if it is none.
  private static int port(String text, int colon) {
    int digits = text.length() - colon - 1;
    if (text.charAt(colon) != ':' || digits < 1 || digits > 5) {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return port == 0 || port > 65_535 ? -1 : port;
  }

  /// Returns the port that a client reaches, which the scheme tells where none is named.
  public int portOf(String scheme) {
    return port != 0 ? port : scheme.equals("https") ? 443 : 80;
  }
}
