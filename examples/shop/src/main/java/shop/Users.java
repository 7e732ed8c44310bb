package shop;

import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Put;
import dev.serval.security.Scopes;
import java.util.List;

/// All who can sign in.
@Path("/users")
final class Users implements AdminArea {
  private final UserStore users;

  Users(UserStore users) {
    this.users = users;
  }

  /// The new role of somebody.
  record RoleChange(Role role) {}

  /// Lists all users by name.
  @Get
  List<Profile> list() {
    return users.all().stream().map(User::profile).toList();
  }

  /// Gives somebody a role.
  @Put("/{name}/role")
  @HasRole(Role.ADMIN)
  @Scopes("shop:admin")
  Profile change(String name, RoleChange body, @Depends(CurrentUser.class) User by) {
    if (by.name().equals(name)) {
      throw Problem.conflict("Nobody changes the role of their own");
    }
    User user = users.change(name, body.role());
    if (user == null) {
      throw Problem.notFound("No user " + name);
    }
    return user.profile();
  }
}
