package dev.serval;

import dev.serval.http.Authority;
import dev.serval.http.HostPattern;
import dev.serval.http.Method;
import dev.serval.routing.Captures;
import dev.serval.routing.Match;
import dev.serval.routing.PathTemplate;
import dev.serval.routing.Router;
import dev.serval.routing.Segment;
import dev.serval.transport.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The applications inside one, and which of them answers a request: asked by [Dispatcher] before
/// and after it looks for a route of its own.
///
/// The host decides first, then the path, then the application's own routes, then the version.
final class Mounted {
  private final List<OfHost> hosts;
  private final Router<Dispatcher> paths;
  private final Map<String, Dispatcher> versions;
  private final @Nullable String header;
  private final @Nullable String otherwise;

  private record OfHost(HostPattern host, Dispatcher dispatcher) {}

  private Mounted(Builder from) {
    this.hosts =
        from.hosts.stream()
            .sorted(
                Comparator.comparing((OfHost entry) -> entry.host().isWildcard())
                    .thenComparingInt(entry -> -entry.host().host().length())
                    .thenComparing(entry -> entry.host().port() == 0))
            .toList();
    this.paths = from.paths.build();
    this.versions = Collections.unmodifiableMap(new LinkedHashMap<>(from.versions));
    this.header = from.header;
    this.otherwise = from.otherwise;
  }

  /// Returns the application for the host or the path of a request; null where it is the one
  /// around.
  @Nullable Dispatcher byHostOrPath(Exchange exchange) {
    if (!hosts.isEmpty()) {
      Authority authority = Authority.parse(exchange.authority());
      for (OfHost entry : hosts) {
        if (authority != null && entry.host().matches(authority)) {
          return entry.dispatcher();
        }
      }
    }
    return paths.match(Method.GET, exchange.target(), new Captures())
            instanceof Match.Found<Dispatcher>(var dispatcher)
        ? dispatcher
        : null;
  }

  /// Returns the application of the version that a request names; null where there are no versions.
  ///
  /// A CORS preflight names none: it goes to that of requests that name none, else to the newest
  /// that answers what is asked for.
  ///
  /// @throws Problem 400 if it names none, several, or one that is not known
  @Nullable Dispatcher byVersion(Exchange exchange) {
    if (header == null) {
      return null;
    }
    List<String> named = exchange.headers().all(header);
    Method wanted = named.isEmpty() ? Dispatcher.wantedBy(exchange) : null;
    Dispatcher asked = wanted == null ? null : forPreflight(exchange, wanted);
    if (asked != null) {
      return asked;
    }
    String version = named.isEmpty() ? otherwise : named.getFirst().strip();
    Dispatcher dispatcher = version == null || named.size() > 1 ? null : versions.get(version);
    if (dispatcher == null) {
      throw Problem.badRequest(
              "expected the header %s with one of %s"
                  .formatted(
                      header, String.join(", ", versions.keySet().stream().sorted().toList())))
          .withHeader("Vary", header);
    }
    return dispatcher;
  }

  private @Nullable Dispatcher forPreflight(Exchange exchange, Method wanted) {
    Dispatcher usual = otherwise == null ? null : versions.get(otherwise);
    Dispatcher newest = null;
    for (Dispatcher version : versions.values()) {
      if (version.answers(wanted, exchange)) {
        newest = version;
      }
    }
    return usual != null && usual.answers(wanted, exchange) ? usual : newest;
  }

  /// Collects them.
  static final class Builder {
    private final List<OfHost> hosts = new ArrayList<>();
    private final Router.Builder<Dispatcher> paths = Router.builder();
    private final Map<String, Dispatcher> versions = new LinkedHashMap<>();
    private final List<PathTemplate> taken = new ArrayList<>();
    private @Nullable String header;
    private @Nullable String otherwise;
    private boolean empty = true;

    /// Sets the version of requests that name none.
    void otherwise(@Nullable String version) {
      otherwise = version;
    }

    /// Adds one.
    ///
    /// @param outer the prefix of the application around it
    void add(Mount mount, String outer, Dispatcher dispatcher) {
      empty = false;
      switch (mount.by()) {
        case Mount.By.Host(HostPattern host) -> {
          if (hosts.stream().anyMatch(entry -> entry.host().equals(host))) {
            throw new IllegalStateException(
                "App.host: expected one application for a host, found two for " + host.text());
          }
          hosts.add(new OfHost(host, dispatcher));
        }
        case Mount.By.Prefix _ -> below(mount.prefix(outer), dispatcher);
        case Mount.By.Version(String name, String version) -> {
          header = name;
          versions.put(version, dispatcher);
          String docs = mount.docsPrefix(outer);
          if (mount.plan().docs != null) {
            below(docs, dispatcher);
          }
        }
      }
    }

    private void below(String prefix, Dispatcher dispatcher) {
      taken.add(PathTemplate.parse(prefix));
      String place = "the application mounted at " + prefix;
      paths.add(Method.GET, PathTemplate.parse(prefix), dispatcher, place);
      paths.add(Method.GET, PathTemplate.parse(prefix + "/{rest...}"), dispatcher, place);
    }

    /// Refuses routes of the application around that would never be asked.
    void check(List<Route> routes) {
      for (Route route : routes) {
        for (PathTemplate prefix : taken) {
          if (isBelow(route.template(), prefix)) {
            throw new IllegalStateException(
                "mount: %s %s (%s) is below the application mounted at %s, which answers everything there; add it to that application"
                    .formatted(route.method(), route.template(), route.place(), prefix));
          }
        }
      }
    }

    private static boolean isBelow(PathTemplate template, PathTemplate prefix) {
      List<Segment> own = template.segments();
      List<Segment> mounted = prefix.segments();
      if (own.size() < mounted.size()) {
        return false;
      }
      for (int i = 0; i < mounted.size(); i++) {
        boolean parameter = mounted.get(i) instanceof Segment.Parameter;
        if (!parameter && !own.get(i).equals(mounted.get(i))) {
          return false;
        }
      }
      return true;
    }

    /// Returns them; null where there are none.
    @Nullable Mounted build() {
      return empty ? null : new Mounted(this);
    }
  }
}
