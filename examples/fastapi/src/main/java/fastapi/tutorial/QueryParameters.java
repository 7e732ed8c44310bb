package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Parameters of the query: with a default, optional, required.
@Path("/query-parameters")
final class QueryParameters {
  static App app() {
    return App.create().mount(new QueryParameters());
  }

  record Answer(String id, @Nullable String q, boolean brief) {}

  // snippet: query-parameters
  @Get
  List<Integer> list(@Default("0") int skip, @Default("10") int limit) {
    return List.of(skip, limit);
  }

  @Get("/{id}") // ?needy= is required, ?q= optional, ?brief= false where it is not there
  Answer byId(String id, String needy, Optional<String> q, @Default("false") boolean brief) {
    return new Answer(id + needy, q.orElse(null), brief);
  }
  // end
}
