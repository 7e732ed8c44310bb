package shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serval.Cpu;
import dev.serval.Default;
import dev.serval.Form;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Use;
import dev.serval.jwt.JwtIssuer;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Gives out tokens.
final class SignIn {
  private final UserStore users;
  private final JwtIssuer issuer;

  SignIn(UserStore users, JwtIssuer issuer) {
    this.users = users;
    this.issuer = issuer;
  }

  /// A token, with the members that RFC 6749 section 5.1 names.
  ///
  /// @param expiresIn for how many seconds it is good
  /// @param scope what it may be used for, with blanks between
  record Token(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      String scope) {}

  /// Gives a token for a name and a password (RFC 6749 section 4.3).
  ///
  /// @param scope what the token is wanted for; all that the user may, where it is empty
  @Post("/token")
  @Cpu
  @Use(NoStore.class)
  Token token(
      @Form("grant_type") @Pattern(regexp = "password") String grantType,
      @Form @Size(max = 40) String username,
      @Form @Size(max = 200) String password,
      @Form @Default("") @Size(max = 200) String scope) {
    User user = users.check(username, password);
    if (user == null) {
      throw Problem.badRequest("Name or password is wrong").with("error", "invalid_grant");
    }
    Set<String> granted = new TreeSet<>(user.role().scopes());
    if (!scope.isBlank()) {
      granted.retainAll(List.of(scope.split(" ")));
    }
    return new Token(
        issuer.issue(user.name(), granted),
        "bearer",
        issuer.lifetime().toSeconds(),
        String.join(" ", granted));
  }
}
