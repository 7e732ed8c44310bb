package fastapi.advanced;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Delete;
import dev.serval.Ok;
import dev.serval.Path;
import dev.serval.Put;
import dev.serval.Result;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One route, several statuses.
@Path("/more-statuses")
final class MoreStatuses {
  static App app() {
    return App.create().mount(new MoreStatuses());
  }

  // snippet: additional-status-codes
  record Size(String name, int size) {}

  private final Map<String, Size> sizes = new ConcurrentHashMap<>();

  @Put("/{id}") // the document has 200 and 201
  Result<Size> put(String id, Size body) {
    boolean isNew = sizes.put(id, body) == null;
    return isNew ? Created.at(MoreStatusesUrls.put(id), body) : Ok.of(body);
  }

  // end

  // snippet: response-change-status-code
  @Delete("/{id}")
  Result<Size> remove(String id) {
    Size old = sizes.remove(id);
    return old == null ? Result.noContent() : Ok.of(old);
  }
  // end
}
