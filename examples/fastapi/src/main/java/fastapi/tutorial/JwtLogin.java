package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.jwt.Jwt;
import dev.serval.jwt.JwtIssuer;
import dev.serval.jwt.JwtVerifier;
import dev.serval.password.Passwords;
import dev.serval.security.OAuth2;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Hashed passwords and signed tokens.
final class JwtLogin {
  private JwtLogin() {}

  // snippet: oauth2-with-password-and-jwt
  @OAuth2(flow = OAuth2.Flow.PASSWORD, tokenUrl = "/jwt-login/token")
  @interface Login {}

  @Path("/jwt-login")
  static final class Accounts {
    private final Passwords passwords = Passwords.argon2id();
    private final Map<String, String> hashes = Map.of("ann", passwords.hash("correct horse"));
    private final JwtIssuer issuer;

    Accounts(JwtIssuer issuer) {
      this.issuer = issuer;
    }

    @Post("/token")
    Map<String, String> token(@Form String username, @Form String password) {
      if (!passwords.verify(password, hashes.get(username))) { // as slow where there is no user
        throw Problem.badRequest("Incorrect username or password");
      }
      return Map.of("access_token", issuer.issue(username, Set.of()), "token_type", "bearer");
    }

    @Get("/me")
    String me(@Login Jwt token) { // verified: signature, issuer, audience, time
      return token.subject();
    }
  }

  static App app(String secret) { // 32 bytes or more, from the settings
    JwtIssuer issuer =
        JwtIssuer.secret(secret, "https://shop.example", "shop").lifetime(Duration.ofMinutes(30));
    JwtVerifier verifier =
        JwtVerifier.with(issuer.keys()).issuer("https://shop.example").audience("shop").build();
    return App.create().provide(verifier).mount(new Accounts(issuer));
  }
  // end
}
