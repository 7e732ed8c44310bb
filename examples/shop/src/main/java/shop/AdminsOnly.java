package shop;

import dev.serval.Depends;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.security.Scopes;

/// The guard of the administration: it wants a token that may be used there, and staff.
final class AdminsOnly {
  @Provides
  @Scopes("shop:stock")
  void check(@Depends(CurrentUser.class) User user) {
    if (!user.role().isAtLeast(Role.STAFF)) {
      throw Problem.forbidden("Only for staff");
    }
  }
}
