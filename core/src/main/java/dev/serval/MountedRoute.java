package dev.serval;

import dev.serval.routing.PathTemplate;
import dev.serval.routing.Segment;
import dev.serval.transport.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route as the router holds it: below its prefix, inside its middleware.
///
/// @param route the route, its template with the prefixes of all groups around it
/// @param handler the route's handler inside the folded [Chain]
/// @param preflight what answers CORS preflights that ask for the route; null where the
///   application's middleware alone does
/// @param parameterNames the names in the template, in order
/// @param restIndex the index among them of `{rest...}`, or -1
/// @param placement where its requests run
record MountedRoute(
    Route route,
    Handler handler,
    @Nullable Handler preflight,
    List<String> parameterNames,
    int restIndex,
    Placement placement) {
  MountedRoute(Route route, Handler handler, @Nullable Handler preflight) {
    this(
        route,
        handler,
        preflight,
        route.template().parameterNames(),
        restIndex(route.template()),
        new Placement(route.method() + " " + route.template().text(), route.execution()));
  }

  private static int restIndex(PathTemplate template) {
    boolean rest = template.segments().stream().anyMatch(Segment.Rest.class::isInstance);
    return rest ? template.parameterNames().size() - 1 : -1;
  }

  PathTemplate template() {
    return route.template();
  }
}
