package dev.serval;

import dev.serval.http.Method;
import dev.serval.openapi.Operation;
import dev.serval.routing.PathTemplate;
import dev.serval.transport.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One route: what answers a method on the paths of a template, and what is said about it.
///
/// ```java
/// group.route(
///     Route.of(Method.GET, "/todos", this::list)
///         .operation(TodosRoutes::listOperation)
///         .place("todos.Todos.list(int,String)"));
/// ```
///
/// @param method the method it answers; a `GET` route answers `HEAD` too
/// @param template the paths it answers
/// @param handler answers the requests
/// @param operation describes it in the OpenAPI document, asked for when the application is built
///   and when the document is; null keeps it out
/// @param maxBody the most bytes a request body may have, or -1 for the transport's limit
/// @param execution where the handler and the middleware around it run
/// @param layers the middleware of this route alone, in no order yet
/// @param guards what the handler asks first, see [Depends] and [Group#guard]: classes of guards
///   without arguments, and the annotations of the program that ask for one
/// @param needs the classes of middleware without which the handler cannot answer
/// @param place where it was written, for messages about it; empty where nobody said
public record Route(
    Method method,
    PathTemplate template,
    Handler handler,
    @Nullable Supplier<Operation> operation,
    long maxBody,
    Execution execution,
    List<Layer> layers,
    List<Class<?>> guards,
    List<Class<? extends Middleware>> needs,
    String place) {

  /// The description of a route of which nothing is known but method and path: its name follows
  /// from them. Only compared, never asked.
  static final Supplier<Operation> BARE = () -> Operation.of("", "").build();

  /// Checks that nothing is missing.
  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(place, "place");
    layers = List.copyOf(layers);
    guards = List.copyOf(guards);
    needs = List.copyOf(needs);
    if (maxBody < -1) {
      throw new IllegalArgumentException(
          "Route.maxBody: expected a number of bytes, or -1 for the default, found " + maxBody);
    }
  }

  /// Returns a route that is not in the document; [#operation(Supplier)] puts it there.
  ///
  /// @throws IllegalArgumentException if `template` breaks the grammar of [PathTemplate]
  public static Route of(Method method, String template, Handler handler) {
    return new Route(
        method,
        PathTemplate.parse(template),
        handler,
        null,
        -1,
        Execution.VIRTUAL,
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  /// Returns the route of a WebSocket (RFC 6455), which answers handshakes on the paths of a
  /// template, beside a `GET` route that may have the same.
  ///
  /// Handshakes that break the protocol, or come from a page of another origin, are refused before
  /// `handler` is called. It returns [Response#webSocket], or another response to refuse.
  ///
  /// ```java
  /// Route.webSocket(
  ///     "/echo",
  ///     config -> config.withMaxMessage(4_096),
  ///     request -> Response.webSocket(MessageCodec.text(), MessageCodec.text(), session -> {
  ///       for (String line : session) {
  ///         session.send(line);
  ///       }
  ///     }));
  /// ```
  ///
  /// @param config changes what the application says of all WebSockets, [App#webSockets]
  /// @throws IllegalArgumentException if `template` breaks the grammar of [PathTemplate]
  public static Route webSocket(
      String template, UnaryOperator<WebSocketConfig> config, Handler handler) {
    return of(Method.GET, template, new WebSocketRoute(handler, config));
  }

  /// Returns the route of a WebSocket that is as the application says.
  ///
  /// @see #webSocket(String, UnaryOperator, Handler)
  public static Route webSocket(String template, Handler handler) {
    return webSocket(template, config -> config, handler);
  }

  /// Whether it answers handshakes of WebSockets, and no other requests.
  public boolean isWebSocket() {
    return handler instanceof WebSocketRoute;
  }

  Route handler(Handler another) {
    return new Route(
        method, template, another, operation, maxBody, execution, layers, guards, needs, place);
  }

  /// Returns this route with a description.
  public Route operation(Supplier<Operation> operation) {
    return new Route(
        method, template, handler, operation, maxBody, execution, layers, guards, needs, place);
  }

  /// Returns this route with a limit for request bodies, in bytes.
  public Route maxBody(long maxBody) {
    return new Route(
        method, template, handler, operation, maxBody, execution, layers, guards, needs, place);
  }

  /// Returns this route with another thread for its requests, see [Inline] and [Cpu].
  public Route execution(Execution execution) {
    return new Route(
        method, template, handler, operation, maxBody, execution, layers, guards, needs, place);
  }

  /// Returns this route inside middleware of its own, besides that it has; see [Group#use].
  public Route use(Middleware... middleware) {
    List<Layer> all = new ArrayList<>(layers);
    Stream.of(middleware).map(Layer::of).forEach(all::add);
    return new Route(
        method, template, handler, operation, maxBody, execution, all, guards, needs, place);
  }

  /// Returns this route, saying that its handler asks the guards of these classes, and those that
  /// these annotations ask for, before it does anything; called by generated code.
  public Route guards(Class<?>... types) {
    return new Route(
        method,
        template,
        handler,
        operation,
        maxBody,
        execution,
        layers,
        List.of(types),
        needs,
        place);
  }

  /// Returns this route, saying that its handler cannot answer unless middleware of this class is
  /// around it, besides what it said before; an application without is refused when it is built.
  /// Called by generated code.
  public Route needs(Class<? extends Middleware> type) {
    List<Class<? extends Middleware>> all = new ArrayList<>(needs);
    all.add(type);
    return new Route(
        method, template, handler, operation, maxBody, execution, layers, guards, all, place);
  }

  /// Returns this route with the place it was written at.
  public Route place(String place) {
    return new Route(
        method, template, handler, operation, maxBody, execution, layers, guards, needs, place);
  }

  /// Whether nothing is known of it but its handler.
  boolean isLambda() {
    return BARE.equals(operation);
  }

  Route under(String prefix) {
    return prefix.isEmpty()
        ? this
        : new Route(
            method,
            template.under(prefix),
            handler,
            operation,
            maxBody,
            execution,
            layers,
            guards,
            needs,
            place);
  }
}
