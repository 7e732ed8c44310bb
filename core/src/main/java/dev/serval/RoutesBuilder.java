package dev.serval;

import dev.serval.http.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// What routes, and what they share, are added to: an [App] or a [Group] of it.
///
/// Each method returns this object. For one thread, until the application is built.
///
/// ```java
/// App.create()
///     .use(AccessLog.standard())
///     .mount(new Todos(store))
///     .mount("/admin", admin -> admin.guard(AdminsOnly.class).mount(new Users(store)))
///     .get("/health", request -> Response.text("ok"));
/// ```
///
/// @param <S> which of the two it is
public abstract sealed class RoutesBuilder<S extends RoutesBuilder<S>> permits App, Group {
  RoutesBuilder() {}

  /// Does something with the group that the routes are in, at once or when the application is
  /// built.
  abstract S with(Consumer<Group> step);

  // Routes.

  /// Adds a route for `GET` and `HEAD`.
  public S get(String template, Handler handler) {
    return route(Method.GET, template, handler);
  }

  /// Adds a route for `POST`.
  public S post(String template, Handler handler) {
    return route(Method.POST, template, handler);
  }

  /// Adds a route for `PUT`.
  public S put(String template, Handler handler) {
    return route(Method.PUT, template, handler);
  }

  /// Adds a route for `PATCH`.
  public S patch(String template, Handler handler) {
    return route(Method.PATCH, template, handler);
  }

  /// Adds a route for `DELETE`.
  public S delete(String template, Handler handler) {
    return route(Method.DELETE, template, handler);
  }

  /// Adds a WebSocket of texts. Handshakes from pages of other origins are refused.
  ///
  /// ```java
  /// app.webSocket("/echo", session -> {
  ///   for (String line : session) {
  ///     session.send(line);
  ///   }
  /// });
  /// ```
  ///
  /// @throws IllegalArgumentException if the template breaks the grammar of
  ///   [dev.serval.routing.PathTemplate]
  public S webSocket(String template, WebSocketHandler<String, String> handler) {
    return webSocket(template, MessageCodec.text(), MessageCodec.text(), handler);
  }

  /// Adds a WebSocket; [Route#webSocket] makes one with bounds and origins of its own.
  ///
  /// @param in what the messages of the peer become
  /// @param out what messages are made of
  /// @throws IllegalArgumentException if the template breaks the grammar of
  ///   [dev.serval.routing.PathTemplate]
  public <I, O> S webSocket(
      String template, MessageCodec<I> in, MessageCodec<O> out, WebSocketHandler<I, O> handler) {
    Objects.requireNonNull(handler, "handler");
    return route(
        Route.webSocket(template, request -> Response.webSocket(in, out, handler))
            .place(Place.ofCaller()));
  }

  /// Adds a route; the document lists it with its path parameters, since no more is known of it.
  ///
  /// @throws IllegalArgumentException if the template breaks the grammar of
  ///   [dev.serval.routing.PathTemplate]
  public S route(Method method, String template, Handler handler) {
    return route(Route.of(method, template, handler).operation(Route.BARE).place(Place.ofCaller()));
  }

  /// Adds a route.
  public S route(Route route) {
    Objects.requireNonNull(route, "route");
    return with(group -> group.add(route));
  }

  /// Adds the routes that the annotation processor wrote for the class of `resource`.
  ///
  /// @throws IllegalArgumentException if it is a class and no object
  /// @throws IllegalStateException if the processor did not run; the message says what to add to
  ///   the build
  public S mount(Object resource) {
    return mount(GeneratedRoutes.of(resource));
  }

  /// Adds routes, in a group of their own: what they say of middleware, guards and exceptions holds
  /// for them alone.
  public S mount(Routes routes) {
    Objects.requireNonNull(routes, GeneratedRoutes.NOTHING);
    return with(group -> group.add("", routes));
  }

  /// Adds the routes of a resource below a path, in a group of their own.
  ///
  /// @param prefix a template without rest, such as `/v1` or `/teams/{team}`
  /// @throws IllegalStateException if the processor did not run
  public S mount(String prefix, Object resource) {
    return mount(prefix, GeneratedRoutes.of(resource));
  }

  /// Adds routes below a path, in a group that can have its own middleware and exception handlers.
  ///
  /// @param prefix a template without rest, such as `/v1` or `/teams/{team}`
  public S mount(String prefix, Routes routes) {
    Objects.requireNonNull(routes, GeneratedRoutes.NOTHING);
    return with(group -> group.add(prefix, routes));
  }

  // What they share.

  /// Wraps the routes in middleware, each in its own phase; within a phase the first is outermost.
  /// That of an application sees requests without a route too.
  public S use(Middleware... middleware) {
    List<Layer> layers = List.of(middleware).stream().map(Layer::of).toList();
    return with(group -> layers.forEach(group::add));
  }

  /// Wraps the routes in middleware of a phase, whatever phase it says itself.
  public S use(Phase phase, Middleware... middleware) {
    List<Layer> layers =
        List.of(middleware).stream().map(each -> new Layer(each, phase, each.priority())).toList();
    return with(group -> layers.forEach(group::add));
  }

  /// Wraps the routes in a middleware of a phase; lower priorities are outside.
  public S use(Phase phase, int priority, Middleware middleware) {
    Layer layer = new Layer(middleware, phase, priority);
    return with(group -> group.add(layer));
  }

  /// Refuses to build the application unless each route here, and in the groups inside, asks the
  /// guard of each of these classes, or has each of these annotations that carry [Depends]: no
  /// route can be forgotten. The document and its pages are excepted, and groups that are
  /// [unguarded][Group#unguarded].
  ///
  /// A guard that takes arguments is named by its annotation: `guard(HasRole.class)` demands any
  /// role. For a certain one it is an annotation of its own that has the arguments:
  ///
  /// ```java
  /// @HasRole(Role.CHIEF)
  /// @interface ChiefsOnly {}
  ///
  /// app.mount("/staff", group -> group.guard(ChiefsOnly.class).mount(new Staff(store)));
  /// ```
  ///
  /// A guard is resolved where a route is compiled, with what else the route depends on, so this
  /// adds none. It stands on the route's method or class, or on an interface or superclass that the
  /// classes of the group share, see [Depends].
  ///
  /// ```java
  /// @Depends(AdminsOnly.class)
  /// interface AdminArea {}
  ///
  /// @Path("/users")
  /// final class Users implements AdminArea { … }
  ///
  /// app.mount("/admin", group -> group.guard(AdminsOnly.class).mount(new Users(store)));
  /// ```
  public S guard(Class<?>... types) {
    List<Class<?>> guards = List.of(types);
    return with(group -> group.addGuards(guards));
  }

  /// Makes responses of exceptions of a class that a route here ends in, where no group inside
  /// knows better.
  ///
  /// @throws IllegalStateException if the class has a handler here already; an application throws
  ///   it when it is built
  public <E extends Throwable> S onError(Class<E> type, ExceptionHandler<E> handler) {
    return with(group -> group.add(type, handler));
  }
}
