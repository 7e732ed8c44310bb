package shop;

import dev.serval.Argument;
import dev.serval.Depends;
import dev.serval.Problem;
import dev.serval.Provides;

/// Refuses users who are not what a route wants.
final class Roles {
  @Provides
  void check(@Argument("value") Role role, @Depends(CurrentUser.class) User user) {
    if (!user.role().isAtLeast(role)) {
      throw Problem.forbidden("Only for " + role);
    }
  }
}
