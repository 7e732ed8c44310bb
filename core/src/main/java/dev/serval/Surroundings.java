package dev.serval;

import dev.serval.openapi.Operation;
import java.util.ArrayList;
import java.util.List;

/// A route and all middleware around it: its own, that of its groups, and that of the applications
/// it is in.
///
/// @param route the route
/// @param middleware what is around it, in no order
record Surroundings(Route route, List<Middleware> middleware) {
  Surroundings {
    middleware = List.copyOf(middleware);
  }

  static Surroundings of(Group group, Route route) {
    List<Layer> layers = new ArrayList<>(route.layers());
    for (Group at = group; at != null; at = at.outer()) {
      layers.addAll(at.layers());
    }
    return new Surroundings(route, layers.stream().map(Layer::middleware).toList());
  }

  /// Returns the middleware that the handler needs and that is not there: it could answer nobody.
  List<Class<? extends Middleware>> missing() {
    return route.needs().stream()
        .filter(needed -> middleware.stream().noneMatch(needed::isInstance))
        .toList();
  }

  /// Returns the description of the route with what the middleware adds to it.
  Operation describe(Operation operation) {
    Operation described = operation;
    for (Middleware each : middleware) {
      described = each.describe(route.method(), described);
    }
    return described;
  }
}
