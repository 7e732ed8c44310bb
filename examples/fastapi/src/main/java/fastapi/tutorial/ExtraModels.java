package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import java.util.Map;

/// A record for each use, unions, lists and maps.
@Path("/extra-models")
final class ExtraModels {
  static App app() {
    return App.create().mount(new ExtraModels());
  }

  // snippet: extra-models
  record Registration(String username, String password) {}

  record Account(String username, String hash) {
    static Account of(Registration user) {
      return new Account(user.username(), "hash of " + user.password().length());
    }
  }

  record Member(String username) {}

  @Post("/users")
  Member create(Registration body) {
    Account stored = Account.of(body);
    return new Member(stored.username());
  }

  sealed interface Vehicle permits Car, Plane {} // anyOf in FastAPI, here told apart by "type"

  record Car(String description) implements Vehicle {}

  record Plane(String description, int size) implements Vehicle {}

  @Get("/vehicles/{id}")
  Vehicle vehicle(long id) {
    return id == 1 ? new Car("low rider") : new Plane("aeroplane", 5);
  }

  @Get("/weights")
  Map<String, Double> weights() {
    return Map.of("foo", 2.3);
  }
  // end
}
