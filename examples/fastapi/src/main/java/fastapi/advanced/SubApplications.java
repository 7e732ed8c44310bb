package fastapi.advanced;

import dev.serval.App;
import dev.serval.Response;

/// An application in an application.
final class SubApplications {
  private SubApplications() {}

  // snippet: sub-applications
  static App app() {
    App sub = App.create().title("Sub").get("/sub", request -> Response.text("from the sub API"));
    return App.create()
        .get("/app", request -> Response.text("from the main API"))
        .mount("/subapi", sub); // /subapi/docs, /subapi/openapi.json
  }
  // end
}
