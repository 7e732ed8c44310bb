package dev.serval.routing;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.routing.Segment.Literal;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the route for a method and a path: the third room a request enters, after `Dispatcher` and
/// before `Chain`.
///
/// ```java
/// Router<String> router = Router.<String>builder()
///     .add(Method.GET, PathTemplate.parse("/todos/{id}"), "byId", "Todos.byId(long)")
///     .build();
/// byte[] path = "/todos/7".getBytes(UTF_8);
/// router.match(Method.GET, path, 0, path.length);   // Found[value=byId, captures=…]
/// ```
///
/// **Precedence**, at each segment from left to right: literal, then `{name}`, then `{name...}`;
/// what leads nowhere is undone. The method takes part: with `GET /todos/new` and `POST
/// /todos/{id}`, `POST /todos/new` reaches the second. Paths are compared decoded, with `%2F`
/// inside its segment. Empty segments are data and no `{name}` catches one.
///
/// Immutable and safe for any number of threads.
///
/// @param <T> what is stored per route
public final class Router<T> {
  private static final Match<?> NOT_FOUND = new Match.NotFound<>();

  private final StaticTable<Endpoint<Match<T>>> statics;
  private final RadixTree<T> tree;

  private Router(StaticTable<Endpoint<Match<T>>> statics, RadixTree<T> tree) {
    this.statics = statics;
    this.tree = tree;
  }

  /// Starts an empty set of routes.
  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /// Finds the route for the path of a target.
  public Match<T> match(Method method, RequestTarget target) {
    return match(method, target.bytes(), target.pathStart(), target.pathEnd());
  }

  /// Finds the route for a request.
  ///
  /// Allocates nothing when the path is that of a route without parameters and has no escapes.
  ///
  /// @param path holds, from `from` to `to`, a raw path that [RequestTarget] has checked; it is not
  ///   copied, and must not change as long as the captures are in use
  /// @throws dev.serval.http.BadTargetException when a percent-escape is not well-formed
  public Match<T> match(Method method, byte[] path, int from, int to) {
    if (CanonicalPath.isCanonical(path, from, to)) {
      return matchCanonical(method, path, from, to);
    }
    byte[] canonical = CanonicalPath.of(path, from, to);
    Match<T> match = matchCanonical(method, canonical, 0, canonical.length);
    return match instanceof Match.Found<T>(T value, Captures captures)
        ? new Match.Found<>(value, captures.in(path, from, to))
        : match;
  }

  @SuppressWarnings("unchecked") // NOT_FOUND holds no value
  private Match<T> matchCanonical(Method method, byte[] path, int from, int to) {
    Endpoint<Match<T>> endpoint = statics.find(path, from, to);
    int allowed = 0;
    if (endpoint != null) {
      Match<T> found = endpoint.value(method);
      if (found != null) {
        return found;
      }
      allowed = endpoint.allowed();
    }
    RadixTree.Search<T> search = tree.search(method, path, from, to);
    T found = search.found();
    if (found != null) {
      return new Match.Found<>(found, search.captures());
    }
    allowed |= search.allowed();
    return allowed == 0
        ? (Match<T>) NOT_FOUND
        : new Match.MethodNotAllowed<>(Endpoint.methods(allowed));
  }

  /// Collects routes; not safe for several threads.
  public static final class Builder<T> {
    private final Map<ByteString, Endpoint<Match<T>>> statics = new HashMap<>();
    private final RadixTree<T> tree = new RadixTree<>();
    private final Map<String, String> places = new HashMap<>();

    private Builder() {}

    /// Adds a route.
    ///
    /// @param place where it was written, for messages: `todos.Todos.byId(long)`
    /// @throws RouteConflictException when another route answers the same requests
    public Builder<T> add(Method method, PathTemplate template, T value, String place) {
      String here = method + " " + template + " (" + place + ")";
      String there = places.putIfAbsent(method + " " + template.shape(), here);
      if (there != null) {
        throw new RouteConflictException(
            here
                + " answers the same requests as "
                + there
                + ": give one of them another path or another method");
      }
      List<Segment> segments = template.segments();
      byte @Nullable [] path = staticPath(segments);
      if (path == null) {
        tree.endpoint(segments).put(method, value);
      } else {
        statics
            .computeIfAbsent(new ByteString(path), absent -> new Endpoint<>())
            .put(method, new Match.Found<>(value, Captures.NONE));
      }
      return this;
    }

    /// The one path that a template without parameters matches, or null for others.
    private static byte @Nullable [] staticPath(List<Segment> segments) {
      ByteArrayOutputStream path = new ByteArrayOutputStream();
      for (Segment segment : segments) {
        if (!(segment instanceof Literal(String text))) {
          return null;
        }
        path.write('/');
        path.writeBytes(CanonicalPath.ofLiteral(text));
      }
      return path.toByteArray();
    }

    /// Makes the router; the builder must not be used afterwards.
    public Router<T> build() {
      return new Router<>(new StaticTable<>(statics), tree);
    }
  }
}
