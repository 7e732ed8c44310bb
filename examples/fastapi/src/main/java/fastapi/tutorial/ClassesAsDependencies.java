package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Query;
import jakarta.validation.constraints.Max;
import java.util.List;
import java.util.Optional;

/// A record is enough where nothing but parameters is needed.
@Path("/classes-as-dependencies")
final class ClassesAsDependencies {
  static App app() {
    return App.create().mount(new ClassesAsDependencies());
  }

  // snippet: classes-as-dependencies
  record Paging(Optional<String> q, @Default("0") int skip, @Max(100) @Default("100") int limit) {
    <T> List<T> of(List<T> all) {
      return all.stream().skip(skip).limit(limit).toList();
    }
  }

  @Get
  List<String> list(@Query Paging paging) {
    return paging.of(List.of("foo", "bar", "baz"));
  }
  // end
}
