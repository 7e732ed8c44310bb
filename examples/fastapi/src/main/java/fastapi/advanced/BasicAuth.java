package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.security.Basic;
import dev.serval.security.BasicCredentials;
import dev.serval.security.BasicUsers;
import dev.serval.security.VerifiedBy;
import java.util.Map;

/// A name and a password with each request.
@Path("/basic-auth")
final class BasicAuth {
  static App app() {
    return App.create().provide(new Admins("a long random password")).mount(new BasicAuth());
  }

  // snippet: http-basic-auth
  @VerifiedBy(Admins.class)
  record Admin(String name) {}

  static final class Admins extends BasicUsers<Admin> { // compares in constant time
    Admins(String password) {
      super(Map.of(new BasicCredentials("stanley", password), new Admin("stanley")));
    }
  }

  @Get
  String me(@Basic Admin admin) { // @Basic BasicCredentials: what was sent, unverified
    return admin.name();
  }
  // end
}
