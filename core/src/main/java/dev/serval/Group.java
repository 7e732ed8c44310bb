package dev.serval;

import dev.serval.json.JsonBody;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Routes that share a path prefix, middleware, exception handlers and tags; groups nest.
///
/// Whatever is set on a group holds for all of its routes, also for those that were added before.
/// Used by one thread, while the application is built.
///
/// ```java
/// App.create()
///     .mount("/admin", admin -> admin.use(onlyAdmins).tag("admin").mount(new Users(store)))
///     .start();
/// ```
public final class Group extends RoutesBuilder<Group> {
  private final @Nullable Group outer;
  private final String prefix;
  private JsonFamily family;
  private final Supply supply;
  private final EventOptions events;
  private final @Nullable Lifespan lifespan;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<Class<?>, ExceptionHandler<?>> errors = new LinkedHashMap<>();
  private final List<Class<?>> guards = new ArrayList<>();
  private boolean unguarded;
  private GroupDescription description = GroupDescription.NOTHING;
  private final List<Route> routes = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  private Group(
      @Nullable Group outer,
      String prefix,
      JsonFamily family,
      Supply supply,
      EventOptions events,
      @Nullable Lifespan lifespan) {
    this.outer = outer;
    this.prefix = prefix;
    this.family = family;
    this.supply = supply;
    this.events = events;
    this.lifespan = lifespan;
  }

  /// Returns the group of all routes of an application.
  ///
  /// @param outer that of the application around it; null where there is none
  /// @param family the media types of its typed bodies
  /// @param supply the objects that its routes depend on
  static Group ofApplication(
      @Nullable Group outer, String prefix, Blueprint plan, JsonFamily family, Supply supply) {
    return new Group(outer, prefix, family, supply, plan.events, plan.lifespan);
  }

  /// Whether this is the group of all routes of an application.
  boolean isApplication() {
    return lifespan != null;
  }

  /// Returns what tells whether the application runs, and has things done when it stops.
  public Lifespan lifespan() {
    return lifespan != null ? lifespan : Objects.requireNonNull(outer).lifespan();
  }

  @Override
  Group with(Consumer<Group> step) {
    step.accept(this);
    return this;
  }

  void add(Route route) {
    routes.add(route.under(prefix));
  }

  void add(String below, Routes inside) {
    mountAt(Prefix.join(prefix, below), inside);
  }

  void add(Layer layer) {
    layers.add(layer);
  }

  void addGuards(List<Class<?>> types) {
    guards.addAll(types);
  }

  void add(Class<?> type, ExceptionHandler<?> handler) {
    if (errors.putIfAbsent(type, handler) != null) {
      throw new IllegalStateException(
          "onError: " + type.getName() + " has a handler in this group already");
    }
  }

  /// Adds routes whose templates are whole, though this group has a prefix, and which no guard
  /// protects.
  Group mountAtRoot(Routes routes) {
    return mountAt("", group -> group.unguarded().mount(routes));
  }

  private Group mountAt(String whole, Routes routes) {
    Group inner = new Group(this, whole, family, supply, events, null);
    groups.add(inner);
    routes.addTo(inner);
    return this;
  }

  /// Lifts [#guard] of the groups around for the routes of this group and those inside it, which
  /// anybody may then ask. What this group itself says by [#guard] holds still.
  public Group unguarded() {
    unguarded = true;
    return this;
  }

  /// Refuses a route of this group that forgets a guard.
  void checkGuards(Route route) {
    for (Group at = this; at != null; at = at.unguarded ? null : at.outer) {
      at.guards.forEach(guard -> GuardCheck.of(route, guard));
    }
  }

  /// Adds tags to the operations of this group in the document.
  public Group tag(String... names) {
    description = description.tag(names);
    return this;
  }

  /// Adds a response to the operations of this group in the document, where they have none of its
  /// status.
  ///
  /// ```java
  /// group.response(ApiResponse.of(429));
  /// ```
  public Group response(ApiResponse response) {
    description = description.response(response);
    return this;
  }

  /// Adds a parameter to the operations of this group in the document, where they have none of its
  /// name: one that middleware reads.
  public Group parameter(Parameter parameter) {
    description = description.parameter(parameter);
    return this;
  }

  /// Says in the document that clients shall stop using the routes of this group.
  public Group deprecated() {
    description = description.asDeprecated();
    return this;
  }

  /// Leaves the routes of this group out of the document.
  public Group hidden() {
    description = description.asHidden();
    return this;
  }

  /// Adds a form of typed bodies beside JSON for the routes of this group and of those inside it;
  /// see [App#format], which does so for all routes. Bodies that a lambda reads by
  /// [RequestBody#json(Class)] know those of the application only.
  ///
  /// @throws IllegalStateException if this group has routes or groups already: they were told what
  ///   they read and write
  public Group format(BodyFormat format) {
    Objects.requireNonNull(format, "format");
    if (!routes.isEmpty() || !groups.isEmpty()) {
      throw new IllegalStateException(
          "format: expected before the routes of the group, found after "
              + (routes.isEmpty() ? "a group inside it" : routes.getFirst().template())
              + "; write group.format(…).mount(…)");
    }
    family = Formats.with(family, format);
    return this;
  }

  /// Returns how the application's JSON family reads and writes a type; ask once, at start.
  public <T extends @Nullable Object> JsonBody<T> json(JsonType<T> type) {
    return family.body(type);
  }

  /// Returns what answers with server-sent events that have data of a type and nothing else, text
  /// for `String` and JSON for anything else; ask once, at start.
  public <T> StreamResponses<T> events(JsonType<T> type) {
    return StreamResponses.events(type, json(type), events, lifespan());
  }

  /// Returns what answers with server-sent events whose data is of a type; ask once, at start.
  public <T> StreamResponses<Event<T>> framedEvents(JsonType<T> type) {
    return StreamResponses.framedEvents(type, json(type), events, lifespan());
  }

  /// Returns what answers with JSON Lines of a type; ask once, at start.
  public <T> StreamResponses<T> lines(JsonType<T> type) {
    return StreamResponses.lines(json(type), events);
  }

  /// Returns the object that [App#provide] gave for a class; asked by generated code, at start.
  ///
  /// If there is none, the application is not built: that is said when all of it was looked at,
  /// with whatever else is missing and what to write. Until then there is nothing to return but
  /// null.
  ///
  /// @param neededBy where the routes were written that depend on it, see [Route#place(String)]
  @SuppressWarnings("NullAway") // nobody calls the null: the application is refused
  public <T> T provider(Class<T> type, String... neededBy) {
    return supply.find(type, this, neededBy);
  }

  /// Returns the middleware that [App#provide] gave for a class; asked by generated code, at start.
  /// If there is none, the application is not built, as [#provider] says.
  ///
  /// @param neededBy where the route was written that wants it
  public Middleware middleware(Class<? extends Middleware> type, String... neededBy) {
    Middleware found = supply.find(type, this, neededBy);
    return found != null ? found : (request, next) -> next.handle(request);
  }

  /// Remembers that a route needs middleware which is not around it; the application is not built.
  void lacks(Route route, Class<? extends Middleware> needed) {
    supply.lacks(route, needed);
  }

  /// Adds a route that the document leaves out, and whose result is in a format of typed bodies: a
  /// request that wants none of them is refused before the handler does anything, as one to a route
  /// of the document is. Called by generated code.
  public Group negotiated(Route route) {
    return route(family instanceof Formats several ? several.checked(route) : route);
  }

  String prefix() {
    return prefix;
  }

  @Nullable Group outer() {
    return outer;
  }

  List<Layer> layers() {
    return layers;
  }

  Map<Class<?>, ExceptionHandler<?>> errors() {
    return errors;
  }

  /// Returns the media types of typed bodies where there are others than JSON.
  @Nullable Formats formats() {
    return family instanceof Formats several ? several : null;
  }

  GroupDescription description() {
    return description;
  }

  List<Route> routes() {
    return routes;
  }

  List<Group> groups() {
    return groups;
  }
}
