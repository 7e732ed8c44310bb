// Authority: the grammar of Host and of the authority of a target.
package dev.serval.netty;

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

  /// Eight groups of one to four hexadecimal digits; `::` stands for one or more of them, and the
  /// last two may be an IPv4 address. IPvFuture and zones are refused.
  private static boolean isIpv6(byte[] bytes, int from, int to) {
    int groups = 0;
    boolean compressed = false;
    int i = from;
    if (to - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':') {
      compressed = true;
      i += 2;
    }
    while (i < to) {
      int end = i;
      while (end < to && Octets.isHex(bytes[end])) {
        end++;
      }
      if (end < to && bytes[end] == '.') {
        return isIpv4(bytes, i, to) && fits(groups + 2, compressed);
      }
      if (end == i || end - i > 4) {
        return false;
      }
      groups++;
      i = end;
      if (i == to) {
        break;
      }
      if (bytes[i] != ':' || i + 1 == to) {
        return false;
      }
      i++;
      if (bytes[i] == ':') {
        if (compressed) {
          return false;
        }
        compressed = true;
        i++;
      }
    }
    return fits(groups, compressed);
  }

  private static boolean fits(int groups, boolean compressed) {
    return compressed ? groups < 8 : groups == 8;
  }

  private static boolean isIpv4(byte[] bytes, int from, int to) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      int value = 0;
      int start = i;
      while (i < to && i - start < 3 && Octets.isDigit(bytes[i])) {
        value = value * 10 + bytes[i++] - '0';
      }
      boolean leadingZero = i - start > 1 && bytes[start] == '0';
      if (i == start || value > 255 || leadingZero) {
        return false;
      }
      if (part < 3 && (i == to || bytes[i++] != '.')) {
        return false;
      }
    }
    return i == to;
  }
}
