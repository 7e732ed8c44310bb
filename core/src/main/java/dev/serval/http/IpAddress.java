package dev.serval.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Reads addresses as they are written in numbers, and nothing else: no name is ever looked up, and
/// none of the short forms is taken that `InetAddress` knows for IPv4.
public final class IpAddress {
  private static final int LONGEST = 45;

  private IpAddress() {}

  /// Returns the address that `text` is, or null if it is none. An IPv4 address within IPv6
  /// (`::ffff:192.0.2.7`) is that IPv4 address.
  public static @Nullable InetAddress parse(String text) {
    byte[] bytes = bytes(text);
    if (bytes == null) {
      return null;
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }

  /// Returns the 4 or 16 bytes of the address that `text` is; null if it is none.
  public static byte @Nullable [] bytes(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (text.indexOf(':') >= 0) {
      return v6(text);
    }
    byte[] bytes = new byte[4];
    return v4(text, 0, bytes, 0) ? bytes : null;
  }

  /// Reads `d.d.d.d` from `from` to the end: decimal, without leading zeros.
  private static boolean v4(String text, int from, byte[] into, int at) {
    int part = 0;
    int value = 0;
    int digits = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0 && part < 3) {
        into[at + part++] = (byte) value;
        value = 0;
        digits = 0;
      } else if (c >= '0' && c <= '9' && (digits == 0 || value > 0)) {
        value = value * 10 + c - '0';
        digits++;
        if (value > 255) {
          return false;
        }
      } else {
        return false;
      }
    }
    into[at + part] = (byte) value;
    return part == 3 && digits > 0;
  }

  /// Reads groups of four digits; `::` stands for the zeros that are missing (RFC 4291 section
  /// 2.2).
  private static byte @Nullable [] v6(String text) {
    byte[] bytes = new byte[16];
    int at = 0;
    int gap = -1;
    int next = 0;
    if (text.startsWith("::")) {
      gap = 0;
      next = 2;
    }
    while (next < text.length()) {
      int end = next;
      while (end < text.length() && HexFormat.isHexDigit(text.charAt(end))) {
        end++;
      }
      if (end < text.length() && text.charAt(end) == '.' && at <= 12) {
        if (!v4(text, next, bytes, at)) {
          return null;
        }
        at += 4;
        break;
      }
      if (end == next || end - next > 4 || at == 16) {
        return null;
      }
      int group = Integer.parseInt(text, next, end, 16);
      bytes[at++] = (byte) (group >> 8);
      bytes[at++] = (byte) group;
      if (end == text.length()) {
        break;
      }
      if (text.charAt(end) != ':' || end + 1 == text.length()) {
        return null;
      }
      next = end + 1;
      if (text.charAt(next) == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = at;
        next++;
      }
    }
    return spread(bytes, at, gap);
  }

  /// Moves what follows the gap to the end.
  private static byte @Nullable [] spread(byte[] bytes, int length, int gap) {
    if (gap < 0 ? length < 16 : length > 14) {
      return null;
    }
    if (gap >= 0) {
      byte[] all = new byte[16];
      System.arraycopy(bytes, 0, all, 0, gap);
      System.arraycopy(bytes, gap, all, 16 - (length - gap), length - gap);
      return all;
    }
    return bytes;
  }
}
