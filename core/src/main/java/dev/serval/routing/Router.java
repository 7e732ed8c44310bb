package dev.serval.routing;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.routing.Segment.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds the route for a method and a path: the third room a request enters, after `Dispatcher` and
/// before `Chain`.
///
/// ```java
/// Router<String> router = Router.<String>builder()
///     .add(Method.GET, PathTemplate.parse("/todos/{id}"), "byId", "Todos.byId(long)")
///     .build();
/// byte[] path = "/todos/7".getBytes(UTF_8);
/// Captures captures = new Captures();
/// router.match(Method.GET, path, 0, path.length, captures);   // Found[value=byId]
/// captures.value(0);                                          // 7
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
  private final StaticPaths statics;
  private final SegmentTree<T> tree;
  private final Endpoints<T> endpoints;

  private Router(StaticPaths statics, SegmentTree<T> tree, Endpoints<T> endpoints) {
    this.statics = statics;
    this.tree = tree;
    this.endpoints = endpoints;
  }

  /// Starts an empty set of routes.
  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /// Finds the route for the path of a target.
  public Match<T> match(Method method, RequestTarget target, Captures captures) {
    return match(method, target.bytes(), target.pathStart(), target.pathEnd(), captures);
  }

  /// Finds the route for a request.
  ///
  /// The table of static paths is a short cut: the tree would find the same. Allocates nothing, but
  /// for a copy of an escaped segment that may be a literal.
  ///
  /// @param path holds, from `from` to `to`, a raw path that [RequestTarget] has checked; it is not
  ///   copied, and must not change as long as the captures are in use
  /// @param captures gets what the route's parameters caught, and is empty where none was found
  /// @throws dev.serval.http.BadTargetException when such a segment has a percent-escape that is
  ///   not well-formed, which cannot be in a path that [RequestTarget] has checked
  public Match<T> match(Method method, byte[] path, int from, int to, Captures captures) {
    if (from == to || path[from] != '/') {
      captures.clear();
      return Endpoints.without(0);
    }
    int endpoint = statics.find(path, from, to);
    if (endpoint != StaticPaths.NONE) {
      Match<T> found = endpoints.found(endpoint, method);
      if (found != null) {
        captures.clear();
        return found;
      }
    }
    return tree.search(method, path, from, to, captures);
  }

  /// Collects routes; not safe for several threads.
  public static final class Builder<T> {
    private final Endpoints<T> endpoints = new Endpoints<>();
    private final SegmentTree.Builder<T> tree = new SegmentTree.Builder<>(endpoints);
    private final Map<String, Integer> statics = new HashMap<>();
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
      int endpoint = tree.endpoint(template.segments());
      endpoints.put(endpoint, method, value);
      if (template.segments().stream().allMatch(Literal.class::isInstance)) {
        statics.put(path(template.segments()), endpoint);
      }
      return this;
    }

    /// The one path that literals match.
    private static String path(List<Segment> literals) {
      return literals.stream()
          .map(literal -> "/" + CanonicalPath.ofLiteral(((Literal) literal).text()))
          .collect(Collectors.joining());
    }

    /// Makes the router; the builder must not be used afterwards.
    public Router<T> build() {
      return new Router<>(new StaticPaths(statics), tree.build(), endpoints);
    }
  }
}
