// Generated from shop.Desk
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Awaited;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;

@Generated
final class DeskRoutes implements Routes {
  static {
    GeneratedRoutes.register(Desk.class, DeskRoutes::new);
  }

  private final Desk desk;

  DeskRoutes(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(Group group) {
    Desk.Open openProvider =
        group.provider(Desk.Open.class, "shop.Desk.all", "shop.Desk.text", "shop.Desk.remove",
            "shop.Desk.twice");
    Desk.Counter counterProvider =
        group.provider(Desk.Counter.class, "shop.Desk.all", "shop.Desk.text");
    Desk.Auth authProvider = group.provider(Desk.Auth.class, "shop.Desk.remove", "shop.Desk.twice");
    Desk.Roles rolesProvider =
        group.provider(Desk.Roles.class, "shop.Desk.remove", "shop.Desk.twice");
    Desk.Counts countsProvider = group.provider(Desk.Counts.class, "shop.Desk.remove");
    group.route(
        Route.of(Method.GET, "/desk", request -> all(request, openProvider, counterProvider))
            .operation(DeskRoutes::allOperation)
            .guards(Desk.Open.class)
            .use(group.middleware(Desk.Outer.class, "shop.Desk.all"))
            .place("shop.Desk.all"));
    group.route(
        Route.of(Method.GET, "/desk/text", request -> text(request, openProvider, counterProvider))
            .operation(DeskRoutes::textOperation)
            .guards(Desk.Open.class)
            .use(group.middleware(Desk.Outer.class, "shop.Desk.text"),
                group.middleware(Desk.Inner.class, "shop.Desk.text"),
                group.middleware(Desk.Outer.class, "shop.Desk.text"))
            .place("shop.Desk.text"));
    group.route(
        Route.of(Method.DELETE, "/desk/{id}",
            request -> remove(request, openProvider, authProvider, rolesProvider, countsProvider))
            .operation(DeskRoutes::removeOperation)
            .guards(Desk.Open.class, Desk.HasRole.class, Desk.Counts.class)
            .use(group.middleware(Desk.Outer.class, "shop.Desk.remove"))
            .place("shop.Desk.remove"));
    group.route(
        Route.of(Method.DELETE, "/desk/twice/{id}",
            request -> twice(request, openProvider, authProvider, rolesProvider))
            .operation(DeskRoutes::twiceOperation)
            .guards(Desk.Open.class, Desk.HasRole.class, Desk.Auth.class)
            .use(group.middleware(Desk.Outer.class, "shop.Desk.twice"))
            .place("shop.Desk.twice"));
  }

  private Response all(Request request, Desk.Open openProvider, Desk.Counter counterProvider)
      throws Exception {
    Binder in = Binder.of(request);
    String checkXHour = in.header("X-Hour");
    if (checkXHour == null) {
      in.required();
    }
    in.check();
    openProvider.check(checkXHour);
    Integer one = counterProvider.next();
    Integer two = counterProvider.next();
    return Response.text(desk.all(one, two, one));
  }

  private Response text(Request request, Desk.Open openProvider, Desk.Counter counterProvider)
      throws Exception {
    Binder in = Binder.of(request);
    String checkXHour = in.header("X-Hour");
    if (checkXHour == null) {
      in.required();
    }
    in.check();
    openProvider.check(checkXHour);
    StringBuilder text = request.open(Awaited.of(counterProvider.text()));
    return Response.text(desk.text(text, request.target()));
  }

  private Response remove(Request request, Desk.Open openProvider, Desk.Auth authProvider,
      Desk.Roles rolesProvider, Desk.Counts countsProvider) throws Exception {
    Binder in = Binder.of(request);
    String checkXHour = in.header("X-Hour");
    if (checkXHour == null) {
      in.required();
    }
    String userXUser = in.header("X-User");
    if (userXUser == null) {
      in.required();
    }
    in.check();
    openProvider.check(checkXHour);
    Desk.User user = authProvider.user(userXUser);
    Awaited.of(
        rolesProvider.check(Desk.Role.CHIEF, new String[] {"banned", "asleep"}, 7L, '\'',
            (byte) -1, String.class, user));
    Integer counts = countsProvider.only();
    long id = in.toLong(in.path(0, "id"));
    in.check();
    return Response.text(desk.remove(id, user, request.background()));
  }

  private Response twice(Request request, Desk.Open openProvider, Desk.Auth authProvider,
      Desk.Roles rolesProvider) throws Exception {
    Binder in = Binder.of(request);
    String checkXHour = in.header("X-Hour");
    if (checkXHour == null) {
      in.required();
    }
    String userXUser = in.header("X-User");
    if (userXUser == null) {
      in.required();
    }
    in.check();
    openProvider.check(checkXHour);
    Desk.User user = authProvider.user(userXUser);
    Awaited.of(
        rolesProvider.check(Desk.Role.CLERK, new String[] {}, 1099511627776L, '\'', (byte) -1,
            String.class, user));
    long id = in.toLong(in.path(0, "id"));
    in.check();
    return Response.text(desk.twice(id));
  }

  private static Operation allOperation() {
    return Operation.of("Desk", "all")
        .tag("Desk",
            "Guards on class and method, dependencies with arguments, scopes and middleware of routes.")
        .parameter(Parameter.header("X-Hour", ScalarSchemas.STRING).mandatory())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation textOperation() {
    return Operation.of("Desk", "text")
        .tag("Desk",
            "Guards on class and method, dependencies with arguments, scopes and middleware of routes.")
        .parameter(Parameter.header("X-Hour", ScalarSchemas.STRING).mandatory())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation removeOperation() {
    return Operation.of("Desk", "remove")
        .tag("Desk",
            "Guards on class and method, dependencies with arguments, scopes and middleware of routes.")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .parameter(Parameter.header("X-Hour", ScalarSchemas.STRING).mandatory())
        .parameter(Parameter.header("X-User", ScalarSchemas.STRING).mandatory())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation twiceOperation() {
    return Operation.of("Desk", "twice")
        .tag("Desk",
            "Guards on class and method, dependencies with arguments, scopes and middleware of routes.")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .parameter(Parameter.header("X-Hour", ScalarSchemas.STRING).mandatory())
        .parameter(Parameter.header("X-User", ScalarSchemas.STRING).mandatory())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }
}
