package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Origin;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Authority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Believes what reverse proxies at known addresses say of a request: its client, its scheme, and
/// where asked for its host and the prefix that the proxy took off.
///
/// What the fields say becomes [Request#origin], on which limits, logs, links and redirects are
/// built. Fields of any other peer are ignored. The client is found from the right: each trusted
/// proxy vouches for the address it appended, so the first one that is no trusted proxy is the
/// client, and whatever stands further left may be invented. An address that is not one ends the
/// walk at the proxy that wrote it. At most [#MAX_HOPS] addresses are read, and no name is looked
/// up.
///
/// By default `X-Forwarded-For` and `X-Forwarded-Proto` are read; `X-Forwarded-Host` and
/// `X-Forwarded-Prefix` only with [#withHost] and [#withPrefix], since many proxies pass on what
/// the client wrote there. [#forwarded] reads `Forwarded` (RFC 7239) instead; never both, or a
/// client would choose the one that its proxy does not set.
///
/// ```java
/// app.use(TrustedProxies.of("10.0.0.0/8", "::1"));
/// ```
///
/// For any number of threads.
public final class TrustedProxies implements Middleware {
  /// The most addresses that are read of one request.
  public static final int MAX_HOPS = 32;

  private static final int MAX_PREFIX = 256;

  private final List<AddressRange> ranges;
  private final boolean rfc7239;
  private final boolean host;
  private final boolean prefix;
  private volatile @Nullable Known last;

  /// What was found of a peer.
  private record Known(InetAddress address, boolean trusted) {}

  private TrustedProxies(List<AddressRange> ranges, boolean rfc7239, boolean host, boolean prefix) {
    this.ranges = ranges;
    this.rfc7239 = rfc7239;
    this.host = host;
    this.prefix = prefix;
  }

  /// Returns a middleware that believes proxies at these addresses.
  ///
  /// @param ranges addresses or CIDR ranges, such as `10.0.0.0/8`; no names
  /// @throws IllegalArgumentException if there is none, or one is not that
  public static TrustedProxies of(String... ranges) {
    if (ranges.length == 0) {
      throw new IllegalArgumentException("TrustedProxies: expected at least one address");
    }
    return new TrustedProxies(
        Stream.of(ranges).map(range -> AddressRange.parse("TrustedProxies", range)).toList(),
        false,
        false,
        false);
  }

  /// Returns one that reads `Forwarded` (RFC 7239), and none of the `X-Forwarded` fields but the
  /// prefix, which `Forwarded` cannot say.
  public TrustedProxies forwarded() {
    return new TrustedProxies(ranges, true, host, prefix);
  }

  /// Returns one that also reads the host; the outermost trusted proxy must set it.
  public TrustedProxies withHost() {
    return new TrustedProxies(ranges, rfc7239, true, prefix);
  }

  /// Returns one that also reads `X-Forwarded-Prefix`: the path that the proxy took off, such as
  /// `/api`; the outermost trusted proxy must set it.
  public TrustedProxies withPrefix() {
    return new TrustedProxies(ranges, rfc7239, host, true);
  }

  @Override
  public Phase phase() {
    return Phase.ORIGIN;
  }

  @Override
  public int priority() {
    return Place.TRUSTED_PROXIES;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    SocketAddress peer = request.remoteAddress();
    if (peer instanceof InetSocketAddress inet
        && inet.getAddress() != null
        && isTrustedPeer(inet.getAddress())) {
      return next.handle(request.withOrigin(originOf(request, inet)));
    }
    return next.handle(request);
  }

  /// Few proxies send many requests: what was found of the last one is mostly what is asked.
  private boolean isTrustedPeer(InetAddress address) {
    Known known = last;
    if (known == null || !known.address.equals(address)) {
      known = new Known(address, isTrusted(address));
      last = known;
    }
    return known.trusted;
  }

  boolean isTrusted(InetAddress address) {
    byte[] bytes = AddressRange.bytesOf(address);
    for (AddressRange range : ranges) {
      if (range.contains(bytes)) {
        return true;
      }
    }
    return false;
  }

  private Origin originOf(Request request, InetSocketAddress peer) {
    ForwardedHops hops =
        rfc7239
            ? ForwardedHops.ofForwarded(request.headers())
            : ForwardedHops.ofFields(request.headers(), host);
    InetSocketAddress client = peer;
    int taken = 0;
    while (taken < hops.count() && taken < MAX_HOPS) {
      InetSocketAddress said = hops.address(taken);
      if (said == null) {
        break;
      }
      taken++;
      client = said;
      if (!isTrusted(said.getAddress())) {
        break;
      }
    }
    // What was said of the request that the client itself made, or else of the nearest one.
    int hop = Math.max(taken - 1, 0);
    return new Origin(
        scheme(hops.scheme(hop), request),
        host ? authority(hops.host(hop), request) : request.authority(),
        client,
        prefix ? prefix(request.header("X-Forwarded-Prefix")) : "");
  }

  private static String scheme(@Nullable String said, Request request) {
    if (said == null) {
      return request.scheme();
    }
    return said.equalsIgnoreCase("https")
        ? "https"
        : said.equalsIgnoreCase("http") ? "http" : request.scheme();
  }

  private static String authority(@Nullable String said, Request request) {
    return said == null || Authority.parse(said) == null ? request.authority() : said;
  }

  /// A prefix ends in links, so it is a plain path or nothing.
  private static String prefix(@Nullable String said) {
    String path = said != null && said.endsWith("/") ? said.substring(0, said.length() - 1) : said;
    return path != null && isPlainPath(path) ? path : "";
  }

  private static boolean isPlainPath(String path) {
    if (!path.startsWith("/") || path.length() > MAX_PREFIX) {
      return false;
    }
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && "/-._~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
