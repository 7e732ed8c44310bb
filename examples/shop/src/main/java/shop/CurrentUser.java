package shop;

import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.jwt.Jwt;

/// Provides the user whom the token of a request is about.
final class CurrentUser {
  private final UserStore users;

  CurrentUser(UserStore users) {
    this.users = users;
  }

  @Provides
  User user(@ShopAuth Jwt token) {
    User user = users.find(token.subject());
    if (user == null) {
      throw Problem.unauthorized("Nobody has that name", "Bearer realm=\"shop\"");
    }
    return user;
  }
}
