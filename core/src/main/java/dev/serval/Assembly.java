package dev.serval;

import dev.serval.routing.Router;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the router of the groups: each route below its prefix and inside its [Chain].
final class Assembly {
  private final Router.Builder<MountedRoute> router = Router.builder();
  private final ErrorContract contract;
  private final ErrorMapper errors;
  private final List<DescribedRoute> described = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();

  /// A route of the document, and the tags of the groups around it.
  record DescribedRoute(Route route, List<String> tags) {}

  Assembly(Group root, ErrorContract contract) {
    this.contract = contract;
    this.errors = add(root, null, List.of());
  }

  private ErrorMapper add(Group group, @Nullable ErrorMapper outer, List<String> outerTags) {
    ErrorMapper mapper = new ErrorMapper(outer, group.errors(), contract);
    List<String> tags = new ArrayList<>(outerTags);
    tags.addAll(group.tags());
    for (Route route : group.routes()) {
      Handler handler = Chain.fold(group, mapper, route);
      Handler preflight = Chain.foldForPreflights(group, mapper, route, Dispatcher.UNROUTED);
      MountedRoute mounted = new MountedRoute(route, handler, preflight);
      router.add(route.method(), route.template(), mounted, route.place());
      if (route.operation() != null) {
        described.add(new DescribedRoute(route, List.copyOf(tags)));
      }
      routes.add(route);
    }
    for (Group inner : group.groups()) {
      add(inner, mapper, tags);
    }
    return mapper;
  }

  /// Returns the router of all routes; call it once.
  Router<MountedRoute> router() {
    return router.build();
  }

  /// Returns the mapper of the application itself.
  ErrorMapper errors() {
    return errors;
  }

  /// Returns the routes that the document lists, in the order of registration.
  List<DescribedRoute> described() {
    return described;
  }

  /// Returns all routes, in the order of registration.
  List<Route> routes() {
    return routes;
  }
}
