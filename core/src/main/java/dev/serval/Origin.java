package dev.serval;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;

/// Where a request comes from and what it was sent to, as its client knows it: given to
/// [Request#withOrigin] by a middleware that trusts the proxies on the way.
///
/// @param scheme `http` or `https`
/// @param authority host and optional port that the client asked; may be empty
/// @param remoteAddress the address of the client; port 0 where the proxy did not tell it
/// @param prefix the path below which the client sees this server, as `/api`; empty for none
public record Origin(String scheme, String authority, SocketAddress remoteAddress, String prefix) {
  /// Checks the scheme and the prefix.
  ///
  /// @throws IllegalArgumentException if the scheme is another, or the prefix no path without a
  ///   slash at its end
  public Origin {
    Objects.requireNonNull(authority, "authority");
    Objects.requireNonNull(remoteAddress, "remoteAddress");
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("Origin: expected the scheme http or https");
    }
    if (!prefix.isEmpty() && (!Redirect.isLocal(prefix) || prefix.endsWith("/"))) {
      throw new IllegalArgumentException(
          "Origin: expected a prefix such as /api, without a slash at its end");
    }
  }

  /// Returns the client's address without its port, as `192.0.2.7`: the key of limits and logs.
  public String client() {
    return remoteAddress instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress().getHostAddress()
        : remoteAddress.toString();
  }
}
