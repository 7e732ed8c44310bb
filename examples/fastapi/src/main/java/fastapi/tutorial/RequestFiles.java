package fastapi.tutorial;

import dev.serval.Accepts;
import dev.serval.App;
import dev.serval.MaxBody;
import dev.serval.MaxFileSize;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Upload;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Files of a form.
@Path("/request-files")
final class RequestFiles {
  static App app() {
    return App.create().mount(new RequestFiles());
  }

  // snippet: request-files
  @Post("/file")
  @MaxBody(10_000_000)
  String one(@Accepts("image/*") @MaxFileSize(5_000_000) Upload picture) {
    return picture.fileName() + " " + picture.size();
  }

  @Post("/optional")
  String optional(Optional<Upload> file) throws IOException {
    return file.isPresent() ? file.get().text() : "No file sent";
  }

  @Post("/files")
  List<String> several(@Size(max = 5) List<Upload> files) {
    return files.stream().map(Upload::fileName).toList();
  }
  // end
}
