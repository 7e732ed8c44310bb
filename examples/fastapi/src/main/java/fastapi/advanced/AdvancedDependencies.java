package fastapi.advanced;

import dev.serval.App;
import dev.serval.Argument;
import dev.serval.Default;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;
import java.util.Map;

/// A dependency with an argument.
@Path("/advanced-dependencies")
final class AdvancedDependencies {
  static App app() {
    return App.create().provide(new Queries()).mount(new AdvancedDependencies());
  }

  // snippet: advanced-dependencies
  @Depends(Queries.class)
  @interface QueryContains {
    String value();
  }

  static final class Queries {
    @Provides
    boolean contains(@Argument("value") String word, @Default("") String q) {
      return q.contains(word);
    }
  }

  @Get
  Map<String, Boolean> check(@QueryContains("bar") boolean fixed) {
    return Map.of("contains", fixed);
  }
  // end
}
