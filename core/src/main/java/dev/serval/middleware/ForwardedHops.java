package dev.serval.middleware;

import dev.serval.http.Headers;
import dev.serval.http.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What proxies wrote about their peers, the nearest proxy first: hop 0 is what our own peer says.
///
/// A list that breaks its grammar says nothing from the broken element on, further away from us.
final class ForwardedHops {
  private final List<String> addresses;
  private final List<String> schemes;
  private final List<String> hosts;

  private ForwardedHops(List<String> addresses, List<String> schemes, List<String> hosts) {
    this.addresses = addresses;
    this.schemes = schemes;
    this.hosts = hosts;
  }

  /// Reads `X-Forwarded-For`, `-Proto` and `-Host`, each a list.
  ///
  /// @param host whether the host is of interest
  static ForwardedHops ofFields(Headers headers, boolean host) {
    return new ForwardedHops(
        members(headers, "X-Forwarded-For"),
        members(headers, "X-Forwarded-Proto"),
        host ? members(headers, "X-Forwarded-Host") : List.of());
  }

  /// Reads `Forwarded` (RFC 7239 section 4): an element of each list for each hop, empty where the
  /// element has no such parameter.
  static ForwardedHops ofForwarded(Headers headers) {
    ForwardedHops hops = new ForwardedHops(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String element : members(headers, "Forwarded")) {
      ForwardedElement read = ForwardedElement.parse(element);
      if (read == null) {
        break;
      }
      hops.addresses.add(read.address());
      hops.schemes.add(read.scheme());
      hops.hosts.add(read.host());
    }
    return hops;
  }

  /// Returns the members of a list, the last first, no more than can be of interest. A comma within
  /// quotes is part of its member.
  private static List<String> members(Headers headers, String name) {
    String list = headers.combined(name);
    if (list == null) {
      return List.of();
    }
    if (list.indexOf(',') < 0) {
      return List.of(list.strip());
    }
    List<String> members = new ArrayList<>();
    boolean quoted = false;
    int end = list.length();
    for (int i = list.length() - 1; i >= -1 && members.size() < TrustedProxies.MAX_HOPS; i--) {
      if (i >= 0 && list.charAt(i) == '"') {
        quoted = isEscaped(list, i) ? quoted : !quoted;
      }
      if (i < 0 || (list.charAt(i) == ',' && !quoted)) {
        members.add(list.substring(i + 1, end).strip());
        end = i;
      }
    }
    return members;
  }

  /// Whether an odd number of back-slashes stands before the character at `index`.
  private static boolean isEscaped(String text, int index) {
    int slashes = 0;
    while (slashes < index && text.charAt(index - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /// Returns how many hops are told of.
  int count() {
    return addresses.size();
  }

  /// Returns where the request of a hop came from; null if that is hidden or no address.
  @Nullable InetSocketAddress address(int hop) {
    return socketAddress(addresses.get(hop));
  }

  @Nullable String scheme(int hop) {
    return at(schemes, hop);
  }

  @Nullable String host(int hop) {
    return at(hosts, hop);
  }

  /// Proxies that set a field anew leave one member, whatever the number of hops.
  private static @Nullable String at(List<String> list, int hop) {
    if (list.isEmpty()) {
      return null;
    }
    String value = list.get(Math.min(hop, list.size() - 1));
    return value.isEmpty() ? null : value;
  }

  /// Reads `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7` and `[2001:db8::7]:4711`.
  private static @Nullable InetSocketAddress socketAddress(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return socketAddress(text, 0);
    }
    int last = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    boolean hasPort = bracketed ? last > text.indexOf(']') : last == colon;
    int end = hasPort ? last : text.length();
    int port = hasPort ? port(text, last + 1) : 0;
    if (port < 0 || (bracketed && (end < 2 || text.charAt(end - 1) != ']'))) {
      return null;
    }
    String literal = bracketed ? text.substring(1, end - 1) : text.substring(0, end);
    return bracketed && literal.indexOf(':') < 0 ? null : socketAddress(literal, port);
  }

  private static @Nullable InetSocketAddress socketAddress(String literal, int port) {
    InetAddress address = IpAddress.parse(literal);
    return address == null ? null : new InetSocketAddress(address, port);
  }

  /// Returns a port; 0 for an obfuscated one (RFC 7239 section 6), -1 if it is none.
  private static int port(String text, int from) {
    int digits = text.length() - from;
    if (digits > 1 && text.charAt(from) == '_') {
      return 0;
    }
    if (digits < 1 || digits > 5) {
      return -1;
    }
    int port = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return port > 65_535 ? -1 : port;
  }
}
