package fastapi.advanced;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Path;
import dev.serval.Post;
import java.util.List;

/// Records, generic and nested.
@Path("/records")
final class Records {
  static App app() {
    return App.create().mount(new Records());
  }

  // snippet: using-dataclasses
  record Chapter(String title, @Default("1") int pages) {}

  record Author(String name, List<Chapter> chapters) {
    Author { // what it refuses is a violation
      if (name.isBlank()) {
        throw new IllegalArgumentException("an author has a name");
      }
    }
  }

  record Paged<T>(List<T> items, int total) {}

  @Post
  Paged<Author> echo(List<Author> authors) {
    return new Paged<>(authors, authors.size());
  }
  // end
}
