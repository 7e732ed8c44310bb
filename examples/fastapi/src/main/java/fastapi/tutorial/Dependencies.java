package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What several routes take from a request, in one place.
@Path("/dependencies")
final class Dependencies {
  static App app() {
    return App.create().provide(new Commons()).mount(new Dependencies());
  }

  // snippet: dependencies
  record Common(@Nullable String q, int skip, int limit) {}

  static final class Commons {
    @Provides
    Common common(Optional<String> q, @Default("0") int skip, @Default("100") int limit) {
      return new Common(q.orElse(null), skip, limit);
    }
  }

  @Get("/items")
  Common items(@Depends(Commons.class) Common common) {
    return common;
  }

  @Get("/users")
  Common users(@Depends(Commons.class) Common common) {
    return common;
  }
  // end
}
