// Generated from shop.Accounts
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
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.Source;

@Generated
final class AccountsRoutes implements Routes {
  static {
    GeneratedRoutes.register(Accounts.class, AccountsRoutes::new);
  }

  private static final Rule ME_SESSION_X_SESSION_SIZE = Constraints.size(3, 2147483647);
  private static final Rule ME_DETAIL_INVALID = Constraints.invalid();
  private static final Rule NOTE_SESSION_X_SESSION_SIZE = Constraints.size(3, 2147483647);
  private static final Rule NOTE_DETAIL_INVALID = Constraints.invalid();

  private final Accounts accounts;

  AccountsRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void addTo(Group group) {
    Accounts.Sql sqlProvider =
        group.provider(Accounts.Sql.class, "shop.Accounts.me", "shop.Accounts.note");
    Accounts.Auth authProvider =
        group.provider(Accounts.Auth.class, "shop.Accounts.me", "shop.Accounts.note");
    JsonBody<Accounts.Note> noteJson =
        group.json(JsonType.of(Accounts_NoteCodec.INSTANCE, Accounts.Note.class));
    group.route(
        Route.of(
            Method.GET, "/accounts/{account}", request -> me(request, sqlProvider, authProvider))
            .operation(AccountsRoutes::meOperation)
            .place("shop.Accounts.me"));
    group.route(
        Route.of(Method.POST, "/accounts/{account}/notes",
            request -> note(request, sqlProvider, authProvider, noteJson))
            .operation(AccountsRoutes::noteOperation)
            .place("shop.Accounts.note"));
  }

  private Response me(Request request, Accounts.Sql sqlProvider, Accounts.Auth authProvider)
      throws Exception {
    Binder in = Binder.of(request);
    String userAccount = in.path(0, "account");
    int userDetailLevel = 0;
    String rawUserDetailLevel = in.query("level");
    if (rawUserDetailLevel == null) {
      in.required();
    } else {
      userDetailLevel = in.toInt(rawUserDetailLevel);
    }
    String sessionXSession = in.header("X-Session");
    if (sessionXSession == null) {
      in.required();
    } else {
      if (!Constraints.hasSize(sessionXSession, 3, Integer.MAX_VALUE)) {
        in.report(ME_SESSION_X_SESSION_SIZE);
      }
    }
    in.check();
    Accounts.Detail detail = null;
    try {
      detail = new Accounts.Detail(userDetailLevel);
    } catch (IllegalArgumentException refused) {
      in.report(Source.QUERY, "detail", ME_DETAIL_INVALID);
    }
    in.check();
    Accounts.Transaction tx = sqlProvider.transaction();
    Accounts.Session session = Awaited.of(authProvider.session(sessionXSession, tx));
    Accounts.User user = authProvider.user(userAccount, detail, session, tx);
    return Response.text(accounts.me(user, tx));
  }

  private Response note(Request request, Accounts.Sql sqlProvider, Accounts.Auth authProvider,
      JsonBody<Accounts.Note> noteJson) throws Exception {
    Binder in = Binder.of(request);
    String userAccount = in.path(0, "account");
    int userDetailLevel = 0;
    String rawUserDetailLevel = in.query("level");
    if (rawUserDetailLevel == null) {
      in.required();
    } else {
      userDetailLevel = in.toInt(rawUserDetailLevel);
    }
    String sessionXSession = in.header("X-Session");
    if (sessionXSession == null) {
      in.required();
    } else {
      if (!Constraints.hasSize(sessionXSession, 3, Integer.MAX_VALUE)) {
        in.report(NOTE_SESSION_X_SESSION_SIZE);
      }
    }
    in.check();
    Accounts.Detail detail = null;
    try {
      detail = new Accounts.Detail(userDetailLevel);
    } catch (IllegalArgumentException refused) {
      in.report(Source.QUERY, "detail", NOTE_DETAIL_INVALID);
    }
    in.check();
    Accounts.Transaction tx = sqlProvider.transaction();
    Accounts.Session session = Awaited.of(authProvider.session(sessionXSession, tx));
    Accounts.User user = authProvider.user(userAccount, detail, session, tx);
    Integer seven = accounts.own();
    Accounts.Note note = in.body(noteJson);
    in.check();
    return Response.text(accounts.note(user, note, seven));
  }

  private static Operation meOperation() {
    return Operation.of("Accounts", "me")
        .tag("Accounts",
            "A graph of dependencies: a user needs a session, which both need a transaction.")
        .parameter(Parameter.path("account", ScalarSchemas.STRING))
        .parameter(Parameter.query("level", ScalarSchemas.INT).mandatory())
        .parameter(Parameter.header("X-Session", ScalarSchemas.STRING.minLength(3)).mandatory()
                .description("the id of the session"))
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }

  private static Operation noteOperation() {
    return Operation.of("Accounts", "note")
        .tag("Accounts",
            "A graph of dependencies: a user needs a session, which both need a transaction.")
        .parameter(Parameter.path("account", ScalarSchemas.STRING))
        .parameter(Parameter.query("level", ScalarSchemas.INT).mandatory())
        .parameter(Parameter.header("X-Session", ScalarSchemas.STRING.minLength(3)).mandatory()
                .description("the id of the session"))
        .body(RequestContent.json(Accounts_NoteCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }
}
