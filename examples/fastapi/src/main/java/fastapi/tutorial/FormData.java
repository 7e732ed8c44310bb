package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Form;
import dev.serval.Path;
import dev.serval.Post;

/// Fields of a form.
@Path("/form-data")
final class FormData {
  static App app() {
    return App.create().mount(new FormData());
  }

  // snippet: form-data
  @Post("/login")
  String login(@Form String username, @Form String password) {
    return username;
  }
  // end
}
