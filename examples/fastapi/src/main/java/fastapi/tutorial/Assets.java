package fastapi.tutorial;

import dev.serval.App;
import dev.serval.files.StaticFiles;

/// Files of a directory.
final class Assets {
  private Assets() {}

  // snippet: static-files
  static App app(java.nio.file.Path directory) {
    return App.create().mount("/static", StaticFiles.of(directory));
  }
  // end
}
