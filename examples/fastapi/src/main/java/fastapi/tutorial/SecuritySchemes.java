package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.security.ApiKey;
import dev.serval.security.ApiKeys;
import dev.serval.security.VerifiedBy;
import java.util.Map;

/// Keys of programs, beside the tokens of people.
@Path("/security-schemes")
final class SecuritySchemes {
  // snippet: security
  @VerifiedBy(Clients.class)
  record Client(String name) {}

  static final class Clients extends ApiKeys<Client> {
    Clients() {
      super(Map.of("key-of-the-till-0001", new Client("till"))); // from the settings
    }
  }

  @Get // @Bearer, @Basic, @OAuth2 and @OpenIdConnect stand on parameters too
  String stock(@ApiKey("X-API-Key") Client client) {
    return client.name();
  }

  // end

  static App app() {
    return App.create().provide(new Clients()).mount(new SecuritySchemes());
  }
}
