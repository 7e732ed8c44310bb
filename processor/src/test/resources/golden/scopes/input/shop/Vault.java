package shop;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;
import dev.serval.security.ApiKey;
import dev.serval.security.Granted;
import dev.serval.security.OAuth2;
import dev.serval.security.Scope;
import dev.serval.security.Scopes;
import dev.serval.security.VerifiedBy;
import dev.serval.security.Verifier;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where scopes could be got around.
final class Vault {
  private Vault() {}

  @OAuth2(
      flow = OAuth2.Flow.PASSWORD,
      tokenUrl = "/token",
      scopes = {@Scope(name = "open"), @Scope(name = "look")})
  @interface Auth {}

  @VerifiedBy(Tokens.class)
  record Token(Set<String> scopes) implements Granted {}

  static final class Tokens implements Verifier<String, Token> {
    @Override
    public Token verify(String token) {
      return new Token(Set.of(token.split("_")));
    }
  }

  @VerifiedBy(Clients.class)
  record Client(Set<String> scopes) implements Granted {}

  static final class Clients implements Verifier<String, Client> {
    @Override
    public Client verify(String key) {
      return new Client(Set.of(key.split("_")));
    }
  }

  /// What is demanded here holds for the routes of all subclasses.
  @Scopes("open")
  abstract static class Locked {
    @Get("/inherited")
    String inherited(@Auth Token token) {
      return "in";
    }
  }

  @Scopes("look")
  interface Watched {}

  record Guest(Set<String> scopes) implements Granted {}

  static class Guests {
    @Provides
    @Nullable Guest guest(@Auth Optional<Token> token, @ApiKey("X-Key") Optional<Client> client) {
      return token.map(known -> new Guest(known.scopes())).orElse(null);
    }
  }

  @Path("/vault")
  static final class Doors extends Locked implements Watched {
    @Get("/own")
    String own(@Auth Token token) {
      return "in";
    }

    @Get("/either")
    String either(@Auth Optional<Token> token, @ApiKey("X-Key") Optional<Client> client) {
      return "in";
    }

    @Get("/both")
    String both(@Auth Token token, @ApiKey("X-Key") Client client) {
      return "in";
    }

    @Get("/nobody")
    String nobody(@Depends(Guests.class) @Nullable Guest guest) {
      return "in";
    }
  }

  static App app() {
    return App.create()
        .provide(new Tokens())
        .provide(new Clients())
        .provide(new Guests())
        .mount(new Doors());
  }
}
