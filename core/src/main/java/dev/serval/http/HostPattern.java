package dev.serval.http;

import java.util.Locale;

/// A host that was written into a configuration: `api.example`, or `*.example` for all names below
/// one, with a port where only that will do.
///
/// @param host in lower case; of a wildcard what follows the star, with its dot
/// @param isWildcard whether it means the names that end with `host`
/// @param port 0 for any
public record HostPattern(String host, boolean isWildcard, int port) {
  /// Reads one.
  ///
  /// @param who the class whose configuration it is, for the message
  /// @throws IllegalArgumentException if it is no host
  public static HostPattern parse(String who, String text) {
    boolean wildcard = text.startsWith("*.");
    Authority authority = Authority.parse(wildcard ? text.substring(2) : text);
    if (authority == null || (wildcard && !isNameBelow(authority.host()))) {
      throw new IllegalArgumentException(
          who
              + ": expected a host such as api.example, *.api.example, 192.0.2.7 or [2001:db8::1],"
              + " perhaps with a port, found `"
              + text
              + "`");
    }
    String host = authority.host().toLowerCase(Locale.ROOT);
    return new HostPattern(wildcard ? "." + host : host, wildcard, authority.port());
  }

  /// Below an address there are no names.
  private static boolean isNameBelow(String host) {
    return !host.startsWith("[") && IpAddress.parse(host) == null;
  }

  /// Returns how it is written, without its port.
  public String text() {
    return isWildcard ? "*" + host : host;
  }

  /// Returns whether it means the host of `authority`, and its port where it has one.
  public boolean matches(Authority authority) {
    return (port == 0 || port == authority.port()) && matchesHost(authority.host());
  }

  public boolean matchesHost(String name) {
    return isWildcard ? name.endsWith(host) && name.length() > host.length() : name.equals(host);
  }
}
