// Generated from shop.Orders
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.OAuthFlow;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SecurityRequirement;
import dev.serval.openapi.SecurityScheme;
import dev.serval.security.ApiKey;
import dev.serval.security.BasicCredentials;
import dev.serval.security.RequiredScopes;
import dev.serval.security.Scheme;
import dev.serval.security.Session;
import dev.serval.security.Sessions;
import java.util.List;
import java.util.Optional;

@Generated
final class OrdersRoutes implements Routes {
  static {
    GeneratedRoutes.register(Orders.class, OrdersRoutes::new);
  }

  private static final Scheme<String> SHOP_AUTH = Scheme.bearer("shop");
  private static final Scheme<String> BEARER = Scheme.bearer("api");
  private static final Scheme<BasicCredentials> BASIC = Scheme.basic("desk");
  private static final Scheme<BasicCredentials> BASIC_2 = Scheme.basic("api");
  private static final Scheme<String> STOCK_KEY = Scheme.apiKey(ApiKey.In.QUERY, "key", "api");
  private static final Scheme<String> X_API_KEY =
      Scheme.apiKey(ApiKey.In.HEADER, "X-API-Key", "api");
  private static final RequiredScopes ADD_SCOPES =
      RequiredScopes.of("orders:write", "orders:read");
  private static final RequiredScopes OPEN_SCOPES = RequiredScopes.of("admin");

  private final Orders orders;

  OrdersRoutes(Orders orders) {
    this.orders = orders;
  }

  @Override
  public void addTo(Group group) {
    Orders.Tokens tokensProvider =
        group.provider(Orders.Tokens.class, "shop.Orders.token", "shop.Orders.maybe",
            "shop.Orders.either", "shop.Orders.add", "shop.Orders.open", "shop.Orders.guarded");
    Orders.Clerks clerksProvider = group.provider(Orders.Clerks.class, "shop.Orders.clerk");
    Orders.Clients clientsProvider =
        group.provider(Orders.Clients.class, "shop.Orders.stock", "shop.Orders.either");
    Orders.Users usersProvider =
        group.provider(
            Orders.Users.class, "shop.Orders.either", "shop.Orders.add", "shop.Orders.judged");
    JsonBody<Orders.NewOrder> newOrderJson =
        group.json(JsonType.of(Orders_NewOrderCodec.INSTANCE, Orders.NewOrder.class));
    Orders.Desk deskProvider = group.provider(Orders.Desk.class, "shop.Orders.guarded");
    Orders.Till tillProvider = group.provider(Orders.Till.class, "shop.Orders.guarded");
    group.route(
        Route.of(Method.GET, "/orders/token", request -> token(request, tokensProvider))
            .operation(OrdersRoutes::tokenOperation)
            .place("shop.Orders.token"));
    group.route(
        Route.of(Method.GET, "/orders/raw", this::raw)
            .operation(OrdersRoutes::rawOperation)
            .place("shop.Orders.raw"));
    group.route(
        Route.of(Method.GET, "/orders/clerk", request -> clerk(request, clerksProvider))
            .operation(OrdersRoutes::clerkOperation)
            .place("shop.Orders.clerk"));
    group.route(
        Route.of(Method.GET, "/orders/stock", request -> stock(request, clientsProvider))
            .operation(OrdersRoutes::stockOperation)
            .place("shop.Orders.stock"));
    group.route(
        Route.of(Method.GET, "/orders/maybe", request -> maybe(request, tokensProvider))
            .operation(OrdersRoutes::maybeOperation)
            .place("shop.Orders.maybe"));
    group.route(
        Route.of(Method.GET, "/orders/either",
            request -> either(request, tokensProvider, clientsProvider, usersProvider))
            .operation(OrdersRoutes::eitherOperation)
            .place("shop.Orders.either"));
    group.route(
        Route.of(Method.POST, "/orders/add",
            request -> add(request, tokensProvider, usersProvider, newOrderJson))
            .operation(OrdersRoutes::addOperation)
            .place("shop.Orders.add"));
    group.route(
        Route.of(Method.GET, "/orders/judged", request -> judged(request, usersProvider))
            .operation(OrdersRoutes::judgedOperation)
            .place("shop.Orders.judged"));
    group.route(
        Route.of(Method.GET, "/orders/open", request -> open(request, tokensProvider))
            .operation(OrdersRoutes::openOperation)
            .place("shop.Orders.open"));
    group.route(
        Route.of(Method.GET, "/orders/guarded",
            request -> guarded(request, tokensProvider, deskProvider, tillProvider))
            .operation(OrdersRoutes::guardedOperation)
            .guards(Orders.Desk.class)
            .place("shop.Orders.guarded"));
    group.route(
        Route.of(Method.GET, "/orders/visits", this::visits)
            .operation(OrdersRoutes::visitsOperation)
            .needs(Sessions.class)
            .place("shop.Orders.visits"));
  }

  private Response token(Request request, Orders.Tokens tokensProvider) throws Exception {
    Orders.Token token = SHOP_AUTH.verify(request, tokensProvider);
    return Response.text(orders.token(token));
  }

  private Response raw(Request request) throws Exception {
    String token = BEARER.require(request);
    BasicCredentials who = BASIC.require(request);
    return Response.text(orders.raw(token, who));
  }

  private Response clerk(Request request, Orders.Clerks clerksProvider) throws Exception {
    Orders.Clerk clerk = BASIC_2.verify(request, clerksProvider);
    return Response.text(orders.clerk(clerk));
  }

  private Response stock(Request request, Orders.Clients clientsProvider) throws Exception {
    Orders.Client client = STOCK_KEY.verify(request, clientsProvider);
    return Response.text(orders.stock(client));
  }

  private Response maybe(Request request, Orders.Tokens tokensProvider) throws Exception {
    Orders.Token token = BEARER.verifyOptional(request, tokensProvider);
    return Response.text(orders.maybe(Optional.ofNullable(token)));
  }

  private Response either(Request request, Orders.Tokens tokensProvider,
      Orders.Clients clientsProvider, Orders.Users usersProvider) throws Exception {
    Orders.Token token = SHOP_AUTH.verifyOptional(request, tokensProvider);
    Orders.Client client = X_API_KEY.verifyOptional(request, clientsProvider);
    if (token == null && client == null) {
      throw Scheme.missing(SHOP_AUTH, X_API_KEY);
    }
    Orders.Clerk clerk = usersProvider.clerk(Optional.ofNullable(token), client);
    return Response.text(orders.either(clerk));
  }

  private Response add(Request request, Orders.Tokens tokensProvider, Orders.Users usersProvider,
      JsonBody<Orders.NewOrder> newOrderJson) throws Exception {
    Orders.Token token = SHOP_AUTH.verify(request, tokensProvider);
    SHOP_AUTH.check(token, ADD_SCOPES);
    Binder in = Binder.of(request);
    String userNick = in.query("nick");
    if (userNick == null) {
      in.required();
    }
    in.check();
    Orders.User user = usersProvider.user(token, userNick);
    SHOP_AUTH.checkProvided(user, ADD_SCOPES);
    Orders.NewOrder order = in.body(newOrderJson);
    in.check();
    return Response.text(orders.add(user, token, order));
  }

  private Response judged(Request request, Orders.Users usersProvider) throws Exception {
    String token = SHOP_AUTH.require(request);
    String scopes = usersProvider.judged(token, ADD_SCOPES);
    return Response.text(orders.judged(scopes));
  }

  private Response open(Request request, Orders.Tokens tokensProvider) throws Exception {
    Orders.Token token = BEARER.verifyOptional(request, tokensProvider);
    if (token == null) {
      throw Scheme.missing(BEARER);
    }
    BEARER.check(token, OPEN_SCOPES);
    return Response.text(orders.open(Optional.ofNullable(token)));
  }

  private Response guarded(Request request, Orders.Tokens tokensProvider, Orders.Desk deskProvider,
      Orders.Till tillProvider) throws Exception {
    Orders.Token token = SHOP_AUTH.verify(request, tokensProvider);
    SHOP_AUTH.check(token, ADD_SCOPES);
    deskProvider.open();
    StringBuilder till = request.open(tillProvider.till());
    return Response.text(orders.guarded(token, till));
  }

  private Response visits(Request request) throws Exception {
    return Response.text(orders.visits(Session.of(request)));
  }

  private static Operation tokenOperation() {
    return Operation.of("Orders", "token")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("ShopAuth",
                    List.of(OAuthFlow.password("/token").scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders"),
                        OAuthFlow.authorizationCode("https://id.example/authorize", "/token")
                            .scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders")))
                    .description("Sign in to the shop.")))
        .build();
  }

  private static Operation rawOperation() {
    return Operation.of("Orders", "raw")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(SecurityRequirement.of(SecurityScheme.bearer("bearer", "opaque")))
        .security(SecurityRequirement.of(SecurityScheme.basic("basic")))
        .build();
  }

  private static Operation clerkOperation() {
    return Operation.of("Orders", "clerk")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(SecurityRequirement.of(SecurityScheme.basic("basic")))
        .build();
  }

  private static Operation stockOperation() {
    return Operation.of("Orders", "stock")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(SecurityScheme.apiKey("StockKey", Parameter.In.QUERY, "key")))
        .build();
  }

  private static Operation maybeOperation() {
    return Operation.of("Orders", "maybe")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.openIdConnect("SignedIn",
                    "https://id.example/.well-known/openid-configuration")).orNone())
        .build();
  }

  private static Operation eitherOperation() {
    return Operation.of("Orders", "either")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("ShopAuth",
                    List.of(OAuthFlow.password("/token").scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders"),
                        OAuthFlow.authorizationCode("https://id.example/authorize", "/token")
                            .scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders")))
                    .description("Sign in to the shop.")).orNone())
        .security(
            SecurityRequirement.of(
                SecurityScheme.apiKey("X-API-Key", Parameter.In.HEADER, "X-API-Key")).orNone())
        .authenticated()
        .build();
  }

  private static Operation addOperation() {
    return Operation.of("Orders", "add")
        .tag("Orders", "Every way to say who may ask.")
        .parameter(Parameter.query("nick", ScalarSchemas.STRING).mandatory())
        .body(RequestContent.json(Orders_NewOrderCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("ShopAuth",
                    List.of(OAuthFlow.password("/token").scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders"),
                        OAuthFlow.authorizationCode("https://id.example/authorize", "/token")
                            .scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders")))
                    .description("Sign in to the shop."), "orders:write", "orders:read"))
        .build();
  }

  private static Operation judgedOperation() {
    return Operation.of("Orders", "judged")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("ShopAuth",
                    List.of(OAuthFlow.password("/token").scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders"),
                        OAuthFlow.authorizationCode("https://id.example/authorize", "/token")
                            .scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders")))
                    .description("Sign in to the shop."), "orders:write", "orders:read"))
        .build();
  }

  private static Operation openOperation() {
    return Operation.of("Orders", "open")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.openIdConnect("SignedIn",
                    "https://id.example/.well-known/openid-configuration"), "admin").orNone())
        .authenticated()
        .build();
  }

  private static Operation guardedOperation() {
    return Operation.of("Orders", "guarded")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("ShopAuth",
                    List.of(OAuthFlow.password("/token").scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders"),
                        OAuthFlow.authorizationCode("https://id.example/authorize", "/token")
                            .scope("orders:read", "See orders")
                            .scope("orders:write", "Change orders")))
                    .description("Sign in to the shop."), "orders:write", "orders:read"))
        .build();
  }

  private static Operation visitsOperation() {
    return Operation.of("Orders", "visits")
        .tag("Orders", "Every way to say who may ask.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }
}
