package shop;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Provides;
import dev.serval.Scoped;
import dev.serval.security.ApiKey;
import dev.serval.security.Authenticated;
import dev.serval.security.Basic;
import dev.serval.security.BasicCredentials;
import dev.serval.security.BasicUsers;
import dev.serval.security.Bearer;
import dev.serval.security.Granted;
import dev.serval.security.OAuth2;
import dev.serval.security.OpenIdConnect;
import dev.serval.security.RequiredScopes;
import dev.serval.security.Scope;
import dev.serval.security.Scopes;
import dev.serval.security.Session;
import dev.serval.security.SessionKey;
import dev.serval.security.Sessions;
import dev.serval.security.VerifiedBy;
import dev.serval.security.Verifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every way to say who may ask.
@Path("/orders")
final class Orders {
  /// A scheme of our own, declared once.
  @OAuth2(
      flow = {OAuth2.Flow.PASSWORD, OAuth2.Flow.AUTHORIZATION_CODE},
      authorizationUrl = "https://id.example/authorize",
      tokenUrl = "/token",
      scopes = {
        @Scope(name = "orders:read", description = "See orders"),
        @Scope(name = "orders:write", description = "Change orders")
      },
      realm = "shop",
      description = "Sign in to the shop.")
  @interface ShopAuth {}

  @OpenIdConnect("https://id.example/.well-known/openid-configuration")
  @VerifiedBy(Tokens.class)
  @interface SignedIn {}

  /// A verified token.
  @VerifiedBy(Tokens.class)
  record Token(String subject, Set<String> scopes) implements Granted {}

  /// `ann.orders-read` is a token of Ann's for reading.
  static final class Tokens implements Verifier<String, Token> {
    @Override
    public @Nullable Token verify(String token) {
      String[] parts = token.split("\\.", 2);
      return parts[0].equals("expired")
          ? null
          : new Token(parts[0], parts.length == 1 ? Set.of() : Set.of(parts[1].replace('-', ':').split("_")));
    }
  }

  @VerifiedBy(Clients.class)
  record Client(String name) {}

  static final class Clients implements Verifier<String, Client> {
    @Override
    public @Nullable Client verify(String key) {
      return key.startsWith("key-") ? new Client(key.substring(4)) : null;
    }
  }

  record Clerk(String name) {}

  static final class Clerks extends BasicUsers<Clerk> {
    Clerks() {
      super(Map.of(new BasicCredentials("eve", "s3cret"), new Clerk("Eve")));
    }
  }

  record User(String name, Set<String> scopes) implements Granted {}

  static class Users {
    @Provides
    User user(@ShopAuth Token token, String nick) {
      return new User(token.subject() + nick, token.scopes());
    }

    @Provides
    @Authenticated
    Clerk clerk(@ShopAuth Optional<Token> token, @ApiKey("X-API-Key") @Nullable Client client) {
      return new Clerk(token.map(Token::subject).orElse("-") + "/" + client);
    }

    @Provides
    @Scopes("orders:read")
    String judged(@ShopAuth String token, RequiredScopes required) {
      if (!token.equals("all")) {
        throw required.forbidden("shop");
      }
      return required.toString();
    }
  }

  record NewOrder(String item) {}

  @Get("/token")
  String token(@ShopAuth Token token) {
    return token.subject();
  }

  @Get("/raw")
  String raw(@Bearer(format = "opaque") String token, @Basic(realm = "desk") BasicCredentials who) {
    return token + "|" + who;
  }

  @Get("/clerk")
  String clerk(@Basic @VerifiedBy(Clerks.class) Clerk clerk) {
    return clerk.name();
  }

  @Get("/stock")
  String stock(@ApiKey(value = "key", in = ApiKey.In.QUERY, name = "StockKey") Client client) {
    return client.name();
  }

  @Get("/maybe")
  String maybe(@SignedIn Optional<Token> token) {
    return token.map(Token::subject).orElse("anonymous");
  }

  @Get("/either")
  String either(@Depends(Users.class) Clerk clerk) {
    return clerk.name();
  }

  @Post("/add")
  @Scopes({"orders:write", "orders:read"})
  String add(@Depends(Users.class) User user, @ShopAuth Token token, NewOrder order) {
    return user.name() + token.subject() + order.item();
  }

  @Get("/judged")
  @Scopes("orders:write")
  String judged(@Depends(Users.class) String scopes) {
    return scopes;
  }

  @Get("/open")
  @Scopes("admin")
  String open(@SignedIn Optional<Token> token) {
    return token.orElseThrow().subject();
  }

  /// Demands of a guard, and of a value that ends with its request, hold for the route.
  static class Desk {
    @Provides
    @Scopes("orders:write")
    void open() {}
  }

  static class Till {
    @Provides
    @Scopes("orders:read")
    Scoped<StringBuilder> till() {
      return Scoped.of(new StringBuilder("till"), _ -> {});
    }
  }

  @Get("/guarded")
  @Depends(Desk.class)
  String guarded(@ShopAuth Token token, @Depends(Till.class) StringBuilder till) {
    return token.subject() + till;
  }

  static final SessionKey<Integer> VISITS = SessionKey.of("visits", Integer.class);

  @Get("/visits")
  String visits(Session session) {
    int visits = session.get(VISITS).orElse(0) + 1;
    session.put(VISITS, visits);
    return "visit " + visits;
  }

  static App app() {
    return App.create()
        .use(Sessions.sealed("a secret of thirty-two bytes, at least"))
        .provide(new Tokens())
        .provide(new Clients())
        .provide(new Clerks())
        .provide(new Users())
        .provide(new Desk())
        .provide(new Till())
        .mount(new Orders());
  }
}
