package dev.serval;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.routing.Captures;
import dev.serval.routing.Match;
import dev.serval.routing.Router;
import dev.serval.transport.Exchange;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The routes of an application: those of methods, and beside them those of WebSockets, as if these
/// were a method of their own.
///
/// A `GET` that asks for a WebSocket goes to the WebSocket of its path, and to the route of `GET`
/// only where there is none; another `GET` goes to the route of `GET`, and to the WebSocket, which
/// refuses it with 426, only where there is none. Immutable; for any number of threads.
class Routing {
  private final Router<MountedRoute> router;

  private Routing(Router<MountedRoute> router) {
    this.router = router;
  }

  /// @param webSockets the routes of WebSockets; null where there are none, which then costs
  ///   nothing
  static Routing of(Router<MountedRoute> router, @Nullable Router<MountedRoute> webSockets) {
    return webSockets == null ? new Routing(router) : new WithWebSockets(router, webSockets);
  }

  /// Finds the route of a request.
  Match<MountedRoute> match(Exchange exchange, Captures captures) {
    return router.match(exchange.method(), exchange.target(), captures);
  }

  /// Finds the route of a method and a path, for what does not ask for a WebSocket.
  final Match<MountedRoute> match(Method method, RequestTarget target) {
    return router.match(method, target, new Captures());
  }

  /// Whether a path has a route.
  boolean knows(Method method, byte[] path) {
    return isKnown(router, method, path);
  }

  private static boolean isKnown(Router<MountedRoute> router, Method method, byte[] path) {
    Match<MountedRoute> match = router.match(method, path, 0, path.length, new Captures());
    return !(match instanceof Match.NotFound);
  }

  private static final class WithWebSockets extends Routing {
    private final Router<MountedRoute> webSockets;

    WithWebSockets(Router<MountedRoute> router, Router<MountedRoute> webSockets) {
      super(router);
      this.webSockets = webSockets;
    }

    @Override
    Match<MountedRoute> match(Exchange exchange, Captures captures) {
      Method method = exchange.method();
      if (method == Method.GET
          && Handshake.isAskedFor(exchange.headers(), exchange.httpVersion())) {
        Match<MountedRoute> socket = webSockets.match(method, exchange.target(), captures);
        return socket instanceof Match.Found ? socket : super.match(exchange, captures);
      }
      Match<MountedRoute> plain = super.match(exchange, captures);
      return plain instanceof Match.Found
          ? plain
          : both(plain, webSockets.match(method, exchange.target(), captures));
    }

    /// What is said where no route of a method was found.
    private static Match<MountedRoute> both(Match<MountedRoute> plain, Match<MountedRoute> socket) {
      if (plain instanceof Match.MethodNotAllowed<MountedRoute>(var some)
          && socket instanceof Match.MethodNotAllowed<MountedRoute>(var others)) {
        Set<Method> all = EnumSet.copyOf(some);
        all.addAll(others);
        return new Match.MethodNotAllowed<>(all);
      }
      return socket instanceof Match.NotFound ? plain : socket;
    }

    @Override
    boolean knows(Method method, byte[] path) {
      return super.knows(method, path) || isKnown(webSockets, method, path);
    }
  }
}
