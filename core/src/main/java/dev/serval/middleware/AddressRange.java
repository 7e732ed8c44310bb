package dev.serval.middleware;

import dev.serval.http.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// A range of addresses in CIDR form (RFC 4632, RFC 4291 section 2.3): `10.0.0.0/8`, `::1`.
final class AddressRange {
  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /// @param who the class whose configuration it is, for the message
  /// @throws IllegalArgumentException if it is no range, or has bits set behind its length, which
  ///   mostly is a slip of the pen
  static AddressRange parse(String who, String text) {
    int slash = text.indexOf('/');
    byte[] bytes = IpAddress.bytes(slash < 0 ? text : text.substring(0, slash));
    int most = bytes == null ? 0 : bytes.length * 8;
    int bits = slash < 0 ? most : length(text.substring(slash + 1));
    if (bytes == null || bits < 0 || bits > most || hasBitsBehind(bytes, bits)) {
      throw new IllegalArgumentException(
          who
              + ": expected an address or range such as 10.0.0.0/8, 192.0.2.7 or fd00::/8, found `"
              + text
              + "`");
    }
    return isMapped(bytes) && bits >= 96
        ? new AddressRange(Arrays.copyOfRange(bytes, 12, 16), bits - 96)
        : new AddressRange(bytes, bits);
  }

  /// Whether it is an IPv4 address within IPv6, which Java reads as one of IPv4.
  private static boolean isMapped(byte[] bytes) {
    if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static int length(String digits) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static boolean hasBitsBehind(byte[] bytes, int bits) {
    for (int bit = bits; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether the address is in the range; its bytes as [#bytesOf] has them.
  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ network[whole]) & 0xFF) >> (8 - rest) == 0;
  }

  /// Returns the bytes of an address; those of IPv4 where it is one within IPv6.
  static byte[] bytesOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address && isMapped(bytes)
        ? Arrays.copyOfRange(bytes, 12, 16)
        : bytes;
  }
}
