package conduit;

import dev.serval.Get;
import dev.serval.postgres.Database;
import java.util.List;

/// What articles are about.
final class Tags {
  private static final int MOST = 50;

  private final Database db;

  Tags(Database db) {
    this.db = db;
  }

  /// The answer.
  record TagsResponse(List<String> tags) {}

  /// Lists the tags that most articles have.
  @Get("/tags")
  TagsResponse list() {
    return new TagsResponse(
        db.query(
                """
                select tag from article, unnest(tag_list) tag
                group by tag order by count(*) desc, tag limit ?
                """,
                MOST)
            .list(String.class));
  }
}
