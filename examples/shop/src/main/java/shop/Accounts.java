package shop;

import dev.serval.Cpu;
import dev.serval.Created;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// Customers, as they see themselves.
@Path("/accounts")
final class Accounts {
  private final UserStore users;

  Accounts(UserStore users) {
    this.users = users;
  }

  /// Who wants to be a customer.
  ///
  /// @param name lower-case letters, digits and hyphens
  /// @param password 12 characters or more
  record NewAccount(
      @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") String name,
      @Size(min = 12, max = 200) String password) {}

  /// Makes a customer.
  @Post
  @Cpu
  Created<Profile> add(NewAccount body) {
    return Created.of(users.add(body.name(), Role.CUSTOMER, body.password()).profile());
  }

  /// Tells who is signed in.
  @Get("/me")
  Profile me(@Depends(CurrentUser.class) User user) {
    return user.profile();
  }
}
