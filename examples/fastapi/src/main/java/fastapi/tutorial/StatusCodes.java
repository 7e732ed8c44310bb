package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Delete;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import dev.serval.Status;

/// Other statuses than 200.
@Path("/status-codes")
final class StatusCodes {
  static App app() {
    return App.create().mount(new StatusCodes());
  }

  record Task(long id, String name) {}

  // snippet: response-status-code
  @Post
  Created<Task> create(String name) { // 201 with Location
    return Created.at(StatusCodesUrls.byId(1), new Task(1, name));
  }

  @Get("/{id}")
  Task byId(long id) {
    return new Task(id, "tea");
  }

  @Delete("/{id}")
  void remove(long id) {} // 204

  @Put("/{id}")
  @Status(202)
  Task change(long id) {
    return new Task(id, "later");
  }
  // end
}
