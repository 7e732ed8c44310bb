package dev.serval;

import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.routing.Captures;
import dev.serval.routing.Match;
import dev.serval.routing.Router;
import dev.serval.routing.Segment;
import java.util.function.Supplier;

/// The handler of a route that takes the rest of a path, `/{path...}`, in an application that has
/// WebSockets: where it finds nothing, the path may be that of one, and the answer is 426 and not
/// 404.
///
/// Such a route, of static files for instance, stands in for paths that it has nothing for, and so
/// would hide that a client only forgot the handshake. What it does have it answers: a page may
/// have the path of its WebSocket. Immutable; for any number of threads.
final class RestHandler implements Handler {
  private final Handler handler;
  private final Supplier<Router<MountedRoute>> webSockets;

  private RestHandler(Handler handler, Supplier<Router<MountedRoute>> webSockets) {
    this.handler = handler;
    this.webSockets = webSockets;
  }

  /// Returns a route as it is beside WebSockets; another than one of `GET` that takes the rest of a
  /// path is not changed.
  static Route beside(Supplier<Router<MountedRoute>> webSockets, Route route) {
    boolean rest = route.template().segments().stream().anyMatch(Segment.Rest.class::isInstance);
    return rest && route.method() == Method.GET && !route.isWebSocket()
        ? route.handler(new RestHandler(route.handler(), webSockets))
        : route;
  }

  @Override
  public Response handle(Request request) throws Exception {
    try {
      return handler.handle(request);
    } catch (Problem problem) {
      if (problem.status().equals(Status.NOT_FOUND) && isOfWebSocket(request)) {
        throw Handshake.required();
      }
      throw problem;
    }
  }

  private boolean isOfWebSocket(Request request) {
    Match<MountedRoute> match =
        webSockets.get().match(Method.GET, request.parts().exchange().target(), new Captures());
    return match instanceof Match.Found;
  }
}
