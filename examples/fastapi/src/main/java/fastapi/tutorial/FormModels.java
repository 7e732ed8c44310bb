package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Form;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.NotBlank;

/// A form in a record.
@Path("/form-models")
final class FormModels {
  static App app() {
    return App.create().mount(new FormModels());
  }

  // snippet: form-models
  record Login(@NotBlank String username, @NotBlank String password) {}

  @Post("/login")
  String login(@Form Login login) {
    return login.username();
  }
  // end
}
