package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.security.ConstantTime;
import dev.serval.security.OAuth2;
import dev.serval.security.RequiredScopes;
import java.util.Map;

/// Who asks, and a token for a name and a password.
@Path("/current-user")
final class CurrentUser {
  static App app() {
    return App.create().provide(new Auth()).mount(new CurrentUser()).mount(new Tokens());
  }

  // snippet: get-current-user
  @OAuth2(flow = OAuth2.Flow.PASSWORD, tokenUrl = "/token")
  @interface Login {}

  record Person(String username, boolean disabled) {}

  static class Auth {
    private final Map<String, Person> people =
        Map.of("ann", new Person("ann", false), "bob", new Person("bob", true));

    @Provides
    Person person(@Login String token, RequiredScopes required) {
      Person person = people.get(token);
      if (person == null) {
        throw required.unauthorized("api");
      }
      if (person.disabled()) {
        throw Problem.badRequest("Inactive user");
      }
      return person;
    }
  }

  @Get("/me")
  Person me(@Depends(Auth.class) Person person) {
    return person;
  }

  // end

  // snippet: simple-oauth2-with-password-and-bearer
  static final class Tokens {
    @Post("/token") // what Authorize on /docs sends; the next example has real hashes and tokens
    Map<String, String> token(@Form String username, @Form String password) {
      if (!ConstantTime.equal(password, "secret of " + username)) {
        throw Problem.badRequest("Incorrect username or password");
      }
      return Map.of("access_token", username, "token_type", "bearer");
    }
  }
  // end
}
