package dev.serval;

import dev.serval.transport.Execution;
import dev.serval.transport.WebSocketOptions;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The handler of a WebSocket's route: checks the handshake, has the route's own handler decide,
/// and says in the 101 what was agreed. Immutable; for any number of threads.
final class WebSocketRoute implements Handler {
  private final Handler handler;
  private final UnaryOperator<WebSocketConfig> change;
  private final @Nullable Bound bound;

  /// What only the application knows.
  ///
  /// @param config what holds for this route
  /// @param errors makes responses of what a session ends in
  /// @param lifespan ends sessions when the application stops
  record Bound(WebSocketConfig config, ErrorMapper errors, Lifespan lifespan) {}

  WebSocketRoute(Handler handler, UnaryOperator<WebSocketConfig> change) {
    this(Objects.requireNonNull(handler, "handler"), change, null);
  }

  private WebSocketRoute(
      Handler handler, UnaryOperator<WebSocketConfig> change, @Nullable Bound bound) {
    this.handler = handler;
    this.change = Objects.requireNonNull(change, "config");
    this.bound = bound;
  }

  /// Returns a route as it is in its application; another than a WebSocket's is not changed.
  ///
  /// @throws IllegalStateException if it runs where nothing may wait
  static Route bind(Route route, WebSocketConfig config, ErrorMapper errors, Lifespan lifespan) {
    if (!(route.handler() instanceof WebSocketRoute socket)) {
      return route;
    }
    if (route.execution() == Execution.INLINE || route.execution() == Execution.CPU) {
      throw new IllegalStateException(
          "Route.webSocket: %s (%s) waits for its peer: expected Execution.VIRTUAL, found %s"
              .formatted(route.template(), route.place(), route.execution()));
    }
    Bound bound = new Bound(socket.change.apply(config), errors, lifespan);
    return route.handler(new WebSocketRoute(socket.handler, socket.change, bound));
  }

  @Override
  public Response handle(Request request) throws Exception {
    Bound known = Objects.requireNonNull(bound, "bind");
    Handshake handshake = Handshake.check(request, known.config());
    Response response = handler.handle(request);
    if (!(response.body() instanceof ResponseBody.OfWebSocket socket)) {
      return response;
    }
    WebSocketOptions options = known.config().options(handshake.subprotocol());
    return response
        .withBody(new ResponseBody.OfWebSocket(socket.run().agreed(request, known, options)))
        .withHeaders(handshake.fields());
  }
}
