package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Query;
import dev.serval.Strict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/// Parameters of the query in a record.
@Path("/query-models")
final class QueryModels {
  static App app() {
    return App.create().mount(new QueryModels());
  }

  // snippet: query-parameter-models
  enum Order {
    CREATED,
    UPDATED
  }

  record Filter(
      @Positive @Max(100) @Default("100") int limit,
      @PositiveOrZero @Default("0") int offset,
      @Default("CREATED") Order orderBy,
      List<String> tags) {}

  @Get
  @Strict // refuses ?extra=1
  Filter list(@Query Filter filter) {
    return filter;
  }
  // end
}
