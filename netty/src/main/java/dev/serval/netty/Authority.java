// Authority: the grammar of Host and of the authority of a target.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.http.IpAddress;

/// Checks `uri-host [ ":" port ]` (RFC 9110 section 7.2, RFC 3986 section 3.2), without user
/// information and without an empty host.
final class Authority {
  private Authority() {}

  /// Whether the range is a host with an optional port.
  static boolean isValid(byte[] bytes, int from, int to) {
    if (from == to) {
      return false;
    }
    int hostEnd = bytes[from] == '[' ? literalEnd(bytes, from, to) : nameEnd(bytes, from, to);
    return hostEnd > from && isPort(bytes, hostEnd, to);
  }

  /// An empty port after the colon is allowed by the grammar.
  private static boolean isPort(byte[] bytes, int from, int to) {
    if (from == to) {
      return true;
    }
    if (bytes[from] != ':' || to - from > 6) {
      return false;
    }
    int port = 0;
    for (int i = from + 1; i < to; i++) {
      if (!Octets.isDigit(bytes[i])) {
        return false;
      }
      port = port * 10 + bytes[i] - '0';
    }
    return port <= 65_535;
  }

  private static int nameEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (Octets.isRegName(bytes[i])) {
        i++;
      } else if (bytes[i] == '%'
          && i + 2 < to
          && Octets.isHex(bytes[i + 1])
          && Octets.isHex(bytes[i + 2])) {
        i += 3;
      } else {
        break;
      }
    }
    return i;
  }

  /// The index after `]`, or -1.
  private static int literalEnd(byte[] bytes, int from, int to) {
    int close = from;
    while (close < to && bytes[close] != ']') {
      close++;
    }
    if (close == to || !isIpv6(bytes, from + 1, close)) {
      return -1;
    }
    return close + 1;
  }

  /// IPvFuture and zones are refused.
  private static boolean isIpv6(byte[] bytes, int from, int to) {
    byte[] address = IpAddress.bytes(new String(bytes, from, to - from, ISO_8859_1));
    return address != null && address.length == 16;
  }
}
