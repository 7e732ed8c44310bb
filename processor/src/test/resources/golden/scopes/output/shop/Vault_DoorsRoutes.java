// Generated from shop.Vault.Doors
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.OAuthFlow;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.SecurityRequirement;
import dev.serval.openapi.SecurityScheme;
import dev.serval.security.ApiKey;
import dev.serval.security.RequiredScopes;
import dev.serval.security.Scheme;
import java.util.List;
import java.util.Optional;

@Generated
final class Vault_DoorsRoutes implements Routes {
  static {
    GeneratedRoutes.register(Vault.Doors.class, Vault_DoorsRoutes::new);
  }

  private static final Scheme<String> AUTH = Scheme.bearer("api");
  private static final RequiredScopes OWN_SCOPES = RequiredScopes.of("open", "look");
  private static final Scheme<String> X_KEY = Scheme.apiKey(ApiKey.In.HEADER, "X-Key", "api");

  private final Vault.Doors doors;

  Vault_DoorsRoutes(Vault.Doors doors) {
    this.doors = doors;
  }

  @Override
  public void addTo(Group group) {
    Vault.Tokens tokensProvider =
        group.provider(Vault.Tokens.class, "shop.Vault.Doors.own", "shop.Vault.Doors.either",
            "shop.Vault.Doors.both", "shop.Vault.Doors.nobody", "shop.Vault.Doors.inherited");
    Vault.Clients clientsProvider =
        group.provider(Vault.Clients.class, "shop.Vault.Doors.either", "shop.Vault.Doors.both",
            "shop.Vault.Doors.nobody");
    Vault.Guests guestsProvider = group.provider(Vault.Guests.class, "shop.Vault.Doors.nobody");
    group.route(
        Route.of(Method.GET, "/vault/own", request -> own(request, tokensProvider))
            .operation(Vault_DoorsRoutes::ownOperation)
            .place("shop.Vault.Doors.own"));
    group.route(
        Route.of(Method.GET, "/vault/either",
            request -> either(request, tokensProvider, clientsProvider))
            .operation(Vault_DoorsRoutes::eitherOperation)
            .place("shop.Vault.Doors.either"));
    group.route(
        Route.of(
            Method.GET, "/vault/both", request -> both(request, tokensProvider, clientsProvider))
            .operation(Vault_DoorsRoutes::bothOperation)
            .place("shop.Vault.Doors.both"));
    group.route(
        Route.of(Method.GET, "/vault/nobody",
            request -> nobody(request, tokensProvider, clientsProvider, guestsProvider))
            .operation(Vault_DoorsRoutes::nobodyOperation)
            .place("shop.Vault.Doors.nobody"));
    group.route(
        Route.of(Method.GET, "/vault/inherited", request -> inherited(request, tokensProvider))
            .operation(Vault_DoorsRoutes::inheritedOperation)
            .place("shop.Vault.Doors.inherited"));
  }

  private Response own(Request request, Vault.Tokens tokensProvider) throws Exception {
    Vault.Token token = AUTH.verify(request, tokensProvider);
    AUTH.check(token, OWN_SCOPES);
    return Response.text(doors.own(token));
  }

  private Response either(Request request, Vault.Tokens tokensProvider,
      Vault.Clients clientsProvider) throws Exception {
    Vault.Token token = AUTH.verifyOptional(request, tokensProvider);
    Vault.Client client = X_KEY.verifyOptional(request, clientsProvider);
    if (token == null && client == null) {
      throw Scheme.missing(AUTH, X_KEY);
    }
    AUTH.check(token, OWN_SCOPES);
    X_KEY.check(client, OWN_SCOPES);
    return Response.text(doors.either(Optional.ofNullable(token), Optional.ofNullable(client)));
  }

  private Response both(Request request, Vault.Tokens tokensProvider,
      Vault.Clients clientsProvider) throws Exception {
    Vault.Token token = AUTH.verify(request, tokensProvider);
    Vault.Client client = X_KEY.verify(request, clientsProvider);
    AUTH.check(token, OWN_SCOPES);
    return Response.text(doors.both(token, client));
  }

  private Response nobody(Request request, Vault.Tokens tokensProvider,
      Vault.Clients clientsProvider, Vault.Guests guestsProvider) throws Exception {
    Vault.Token token = AUTH.verifyOptional(request, tokensProvider);
    Vault.Client client = X_KEY.verifyOptional(request, clientsProvider);
    if (token == null && client == null) {
      throw Scheme.missing(AUTH, X_KEY);
    }
    AUTH.check(token, OWN_SCOPES);
    Vault.Guest guest =
        guestsProvider.guest(Optional.ofNullable(token), Optional.ofNullable(client));
    AUTH.checkProvided(guest, OWN_SCOPES);
    return Response.text(doors.nobody(guest));
  }

  private Response inherited(Request request, Vault.Tokens tokensProvider) throws Exception {
    Vault.Token token = AUTH.verify(request, tokensProvider);
    AUTH.check(token, OWN_SCOPES);
    return Response.text(doors.inherited(token));
  }

  private static Operation ownOperation() {
    return Operation.of("Doors", "own")
        .tag("Doors")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("Auth",
                    List.of(OAuthFlow.password("/token").scope("open", "").scope("look", ""))),
                "open", "look"))
        .build();
  }

  private static Operation eitherOperation() {
    return Operation.of("Doors", "either")
        .tag("Doors")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("Auth",
                    List.of(OAuthFlow.password("/token").scope("open", "").scope("look", ""))),
                "open", "look").orNone())
        .security(
            SecurityRequirement.of(SecurityScheme.apiKey("X-Key", Parameter.In.HEADER, "X-Key"),
                "open", "look").orNone())
        .authenticated()
        .build();
  }

  private static Operation bothOperation() {
    return Operation.of("Doors", "both")
        .tag("Doors")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("Auth",
                    List.of(OAuthFlow.password("/token").scope("open", "").scope("look", ""))),
                "open", "look"))
        .security(
            SecurityRequirement.of(SecurityScheme.apiKey("X-Key", Parameter.In.HEADER, "X-Key")))
        .build();
  }

  private static Operation nobodyOperation() {
    return Operation.of("Doors", "nobody")
        .tag("Doors")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("Auth",
                    List.of(OAuthFlow.password("/token").scope("open", "").scope("look", ""))),
                "open", "look").orNone())
        .security(
            SecurityRequirement.of(SecurityScheme.apiKey("X-Key", Parameter.In.HEADER, "X-Key"))
                .orNone())
        .authenticated()
        .build();
  }

  private static Operation inheritedOperation() {
    return Operation.of("Doors", "inherited")
        .tag("Doors")
        .response(ApiResponse.of(200, MediaContent.text()))
        .security(
            SecurityRequirement.of(
                SecurityScheme.oauth2("Auth",
                    List.of(OAuthFlow.password("/token").scope("open", "").scope("look", ""))),
                "open", "look"))
        .build();
  }
}
