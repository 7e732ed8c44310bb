package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.files.StaticFiles;

/// A single-page application beside the API.
final class Frontend {
  private Frontend() {}

  // snippet: frontend
  static App app() {
    return App.create()
        .get("/api/hello", request -> Response.text("Hello"))
        .mount("/", StaticFiles.resources("/web").spa()); // the folder that the bundler wrote
  }
  // end
}
