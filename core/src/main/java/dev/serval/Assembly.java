package dev.serval;

import dev.serval.openapi.Operation;
import dev.serval.routing.RouteConflictException;
import dev.serval.routing.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the routers of the groups: each route below its prefix and inside its [Chain].
final class Assembly {
  private final Router.Builder<MountedRoute> router = Router.builder();
  private final Router.Builder<MountedRoute> webSockets = Router.builder();
  private final Group root;
  private final boolean hasWebSockets;
  private final WebSocketConfig webSocketConfig;
  private final ErrorContract contract;
  private final ErrorMapper errors;
  private final List<DescribedRoute> described = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private @Nullable Router<MountedRoute> built;

  /// A route of the document, and what the groups and the middleware around it say about it.
  record DescribedRoute(Route route, GroupDescription groups, Surroundings around) {}

  /// @param outer makes responses of what no handler of this application knows; null if nothing
  ///   does
  Assembly(Group root, Blueprint plan, @Nullable ErrorMapper outer) {
    this.root = root;
    this.hasWebSockets = hasWebSockets(root);
    this.contract = plan.contract;
    this.webSocketConfig = plan.webSockets;
    this.errors = add(root, outer, GroupDescription.NOTHING);
  }

  private ErrorMapper add(Group group, @Nullable ErrorMapper outer, GroupDescription around) {
    ErrorMapper mapper = new ErrorMapper(outer, group.errors(), contract);
    GroupDescription groups = group.description().within(around);
    Formats formats = group.formats();
    for (Route added : group.routes()) {
      Route known = formats == null ? added : negotiating(added, formats);
      Route bound = WebSocketRoute.bind(known, webSocketConfig, mapper, group.lifespan());
      Route route = hasWebSockets ? RestHandler.beside(this::webSockets, bound) : bound;
      group.checkGuards(route);
      Surroundings surroundings = Surroundings.of(group, route);
      surroundings.missing().forEach(needed -> group.lacks(route, needed));
      Handler handler = Chain.fold(group, mapper, route);
      Handler preflight = Chain.foldForPreflights(group, mapper, route, Dispatcher.UNROUTED);
      MountedRoute mounted = new MountedRoute(route, handler, preflight);
      add(mounted);
      if (route.operation() != null && !groups.hidden()) {
        described.add(new DescribedRoute(route, groups, surroundings));
      }
      routes.add(route);
    }
    for (Group inner : group.groups()) {
      add(inner, mapper, groups);
    }
    return mapper;
  }

  private void add(MountedRoute mounted) {
    Route route = mounted.route();
    try {
      (route.isWebSocket() ? webSockets : router)
          .add(route.method(), route.template(), mounted, route.place());
    } catch (RouteConflictException conflict) {
      String twice = MountedTwice.conflict(root, route);
      throw twice == null ? conflict : new RouteConflictException(twice);
    }
  }

  private static Route negotiating(Route route, Formats formats) {
    Supplier<Operation> operation = route.operation();
    return operation == null || operation.equals(Route.BARE)
        ? route
        : formats
            .checked(route, operation.get())
            .operation(() -> formats.describe(operation.get()));
  }

  private static boolean hasWebSockets(Group group) {
    return group.routes().stream().anyMatch(Route::isWebSocket)
        || group.groups().stream().anyMatch(Assembly::hasWebSockets);
  }

  private Router<MountedRoute> webSockets() {
    return Objects.requireNonNull(built, "routing");
  }

  /// Returns what finds the routes; call it once.
  Routing routing() {
    built = hasWebSockets ? webSockets.build() : null;
    return Routing.of(router.build(), built);
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
