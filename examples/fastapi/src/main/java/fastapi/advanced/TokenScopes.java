package fastapi.advanced;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;
import dev.serval.jwt.Jwt;
import dev.serval.jwt.JwtVerifier;
import dev.serval.security.OAuth2;
import dev.serval.security.Scope;
import dev.serval.security.Scopes;
import java.util.List;

/// Rights of a token, over routes and what they depend on.
@Path("/token-scopes")
final class TokenScopes {
  // snippet: oauth2-scopes
  @OAuth2(
      flow = OAuth2.Flow.PASSWORD,
      tokenUrl = "/token",
      scopes = {
        @Scope(name = "me", description = "Read about oneself"),
        @Scope(name = "items", description = "Read items")
      })
  @interface Auth {}

  static class Users {
    @Provides
    @Scopes("me") // needed by each route that depends on it
    String name(@Auth Jwt token) {
      return token.subject();
    }
  }

  @Get("/me")
  String me(@Depends(Users.class) String name) {
    return name;
  }

  @Get("/items")
  @Scopes("items") // and "me"; a scope that @Auth does not declare is a compile error
  List<String> items(@Depends(Users.class) String name) {
    return List.of("of " + name);
  }

  // end

  static App app(JwtVerifier verifier) {
    return App.create().provide(verifier).provide(new Users()).mount(new TokenScopes());
  }
}
