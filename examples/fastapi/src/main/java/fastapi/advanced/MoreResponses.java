package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Status;
import dev.serval.openapi.ApiResponse;

/// Answers beside the good one, in the document.
@Path("/more-responses")
final class MoreResponses {
  // snippet: additional-responses-in-openapi
  sealed interface Lookup {
    /// It was found.
    @Status(200)
    record Found(String id, String value) implements Lookup {}

    /// It moved to the archive.
    @Status(410)
    record Archived(String message) implements Lookup {}
  }

  @Get("/{id}") // 200 and 410, each with its schema
  Lookup read(String id) {
    return id.equals("foo") ? new Lookup.Found(id, "there goes") : new Lookup.Archived("gone");
  }

  static App app() {
    return App.create()
        .mount(
            "/",
            group ->
                group
                    .response(ApiResponse.of(403).description("Not enough privileges"))
                    .response(ApiResponse.of(429))
                    .mount(new MoreResponses()));
  }
  // end
}
