package conduit;

import dev.serval.jwt.Jwt;
import dev.serval.jwt.JwtIssuer;
import dev.serval.jwt.JwtVerifier;
import dev.serval.security.Verifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives out tokens, and finds out whose one is.
final class Tokens implements Verifier<String, Viewer> {
  private static final String SCHEME = "Token ";

  private final JwtIssuer issuer;
  private final JwtVerifier verifier;

  Tokens(JwtIssuer issuer, JwtVerifier verifier) {
    this.issuer = issuer;
    this.verifier = verifier;
  }

  /// Returns a new token of a user.
  String issue(long user) {
    return issuer.issue(Long.toString(user), Set.of());
  }

  @Override
  public @Nullable Viewer verify(String credentials) {
    if (!credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    Jwt token = verifier.verify(credentials.substring(SCHEME.length()).strip());
    return token == null ? null : new Viewer(Long.parseLong(token.subject()));
  }
}
