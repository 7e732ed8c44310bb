package notes;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.Redirect;
import dev.serval.jwt.Jwt;
import dev.serval.jwt.JwtIssuer;
import dev.serval.jwt.JwtVerifier;
import dev.serval.openapi.DocsLogin;
import dev.serval.password.Passwords;
import dev.serval.security.ApiKey;
import dev.serval.security.ApiKeys;
import dev.serval.security.Authenticated;
import dev.serval.security.OAuth2;
import dev.serval.security.Scope;
import dev.serval.security.Scopes;
import dev.serval.security.Session;
import dev.serval.security.SessionKey;
import dev.serval.security.Sessions;
import dev.serval.security.VerifiedBy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The application of the guide's page on security.
@Path("/notes")
final class Notes {
  static final String SECRET = "a secret of thirty-two bytes, at least";

  @OAuth2(
      flow = OAuth2.Flow.PASSWORD,
      tokenUrl = "/token",
      scopes = {
        @Scope(name = "notes:read", description = "See notes"),
        @Scope(name = "notes:write", description = "Change notes")
      })
  @interface Auth {}

  record Note(String text) {}

  record User(String name, String hash, Set<String> rights) {}

  @VerifiedBy(Clients.class)
  record Client(String name) {}

  static final class Clients extends ApiKeys<Client> {
    Clients() {
      super(Map.of("key-of-the-till-0001", new Client("till")));
    }
  }

  static class Callers {
    @Provides
    @Authenticated
    String caller(@Auth Optional<Jwt> token, @ApiKey("X-API-Key") Optional<Client> client) {
      return token.map(Jwt::subject).orElseGet(() -> client.orElseThrow().name());
    }
  }

  @Get
  @Scopes("notes:read")
  List<Note> list(@Auth Jwt token) {
    return List.of(new Note("of " + token.subject()));
  }

  @Post
  @Scopes("notes:write")
  Note add(@Auth Jwt token, Note note) {
    return note;
  }

  @Get("/caller")
  String caller(@Depends(Callers.class) String caller) {
    return caller;
  }

  /// Gives out tokens, and signs browsers in.
  @Path("/")
  static final class Accounts {
    static final SessionKey<String> USER = SessionKey.of("user", String.class);

    private final Passwords passwords = Passwords.argon2id();
    private final JwtIssuer issuer;
    private final Map<String, User> users;

    Accounts(JwtIssuer issuer) {
      this.issuer = issuer;
      this.users =
          Map.of("ann", new User("ann", passwords.hash("correct horse"), Set.of("notes:read")));
    }

    private boolean knows(@Nullable User user, String password) {
      return passwords.verify(password, user == null ? null : user.hash());
    }

    @Post("/token")
    Map<String, String> token(@Form String username, @Form String password) {
      User user = users.get(username);
      if (!knows(user, password) || user == null) {
        throw Problem.badRequest("Name or password is wrong");
      }
      return Map.of("access_token", issuer.issue(username, user.rights()), "token_type", "bearer");
    }

    @Post("/sign-in")
    Redirect signIn(@Form String name, @Form String password, Session session) {
      if (!knows(users.get(name), password)) {
        throw Problem.badRequest("Name or password is wrong");
      }
      session.renew().put(USER, name);
      return Redirect.to("/me");
    }

    @Post("/sign-out")
    void signOut(Session session) {
      session.invalidate();
    }

    @Get("/me")
    String me(Session session) {
      return session.get(USER).orElse("nobody");
    }
  }

  static App app() {
    JwtIssuer issuer =
        JwtIssuer.secret(SECRET, "https://notes.example", "notes").lifetime(Duration.ofMinutes(15));
    JwtVerifier verifier =
        JwtVerifier.with(issuer.keys()).issuer("https://notes.example").audience("notes").build();
    return App.create()
        .docsLogin(DocsLogin.client("notes-docs").scopes("notes:read"))
        .use(Sessions.sealed(SECRET))
        .provide(verifier)
        .provide(new Clients())
        .provide(new Callers())
        .mount(new Notes())
        .mount(new Accounts(issuer));
  }
}
