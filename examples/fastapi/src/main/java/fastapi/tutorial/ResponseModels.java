package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;

/// The declared type decides what is sent.
@Path("/response-models")
final class ResponseModels {
  static App app() {
    return App.create().mount(new ResponseModels());
  }

  // snippet: response-model
  record NewUser(String username, @Size(min = 8) String password, @Email String email) {}

  record User(String username, String email) {} // no password, so none is sent

  @Post
  User create(NewUser user) {
    return new User(user.username(), user.email());
  }

  record Profile(String name, dev.serval.json.Patch<String> motto) {}

  @Get("/{name}/profile") // {"name": "ann"}: an absent Patch is left out
  Profile profile(String name) {
    return new Profile(name, dev.serval.json.Patch.absent());
  }
  // end
}
