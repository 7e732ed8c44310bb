package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Form;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Upload;

/// Fields and files of one form.
@Path("/forms-and-files")
final class FormsAndFiles {
  static App app() {
    return App.create().mount(new FormsAndFiles());
  }

  // snippet: request-forms-and-files
  @Post
  String add(Upload first, Upload second, @Form String token) {
    return token + " " + (first.size() + second.size()) + " " + second.mediaType();
  }
  // end
}
