package dev.serval;

import dev.serval.routing.PathTemplate;
import java.util.List;

/// A route as the router holds it: below its prefix, inside its middleware.
///
/// @param route the route, its template with the prefixes of all groups around it
/// @param handler the route's handler inside the folded [Chain]
/// @param parameterNames the names in the template, in order
record MountedRoute(Route route, Handler handler, List<String> parameterNames) {
  MountedRoute(Route route, Handler handler) {
    this(route, handler, route.template().parameterNames());
  }

  PathTemplate template() {
    return route.template();
  }
}
