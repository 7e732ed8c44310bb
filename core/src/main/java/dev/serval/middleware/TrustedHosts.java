package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Authority;
import dev.serval.http.HostPattern;
import dev.serval.http.Status;
import java.util.List;
import java.util.stream.Stream;

/// Answers only requests for hosts that were named; others get 421 (Misdirected Request, RFC 9110
/// section 15.5.20).
///
/// What a client writes into `Host` ends in links, redirects and caches: this is where it is held
/// to a list. A port does not matter unless the pattern has one; neither do case and a dot at the
/// end. A request without a host (HTTP/1.0) is refused too. Checks of health that ask by an address
/// need that address in the list.
///
/// ```java
/// app.use(TrustedHosts.of("api.example", "*.api.example", "localhost"));
/// ```
///
/// For any number of threads.
public final class TrustedHosts implements Middleware {
  private final List<HostPattern> hosts;

  /// The last one that was let through: most services are asked by one name.
  private volatile String last = "";

  private TrustedHosts(List<HostPattern> hosts) {
    this.hosts = hosts;
  }

  /// Returns a middleware that lets these hosts through.
  ///
  /// @param hosts names, addresses (IPv6 in brackets), or `*.` before a name for all names below
  ///   it, which does not mean the name itself
  /// @throws IllegalArgumentException if there is none, or one is not that
  public static TrustedHosts of(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException("TrustedHosts: expected at least one host");
    }
    return new TrustedHosts(
        Stream.of(hosts).map(host -> HostPattern.parse("TrustedHosts", host)).toList());
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.TRUSTED_HOSTS;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (!include(request.authority())) {
      throw Problem.of(Status.MISDIRECTED_REQUEST, "this server does not answer for that host");
    }
    return next.handle(request);
  }

  /// Returns whether the authority is one of these hosts.
  boolean include(String text) {
    if (text.equals(last) && !text.isEmpty()) {
      return true;
    }
    Authority authority = Authority.parse(text);
    boolean included = authority != null && include(authority);
    if (included) {
      last = text;
    }
    return included;
  }

  boolean include(Authority authority) {
    for (HostPattern host : hosts) {
      if (host.matches(authority)) {
        return true;
      }
    }
    return false;
  }
}
