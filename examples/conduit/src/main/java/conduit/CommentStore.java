package conduit;

import dev.serval.postgres.Database;
import dev.serval.postgres.Sql;
import java.util.List;
import java.util.Optional;

/// Keeps what is said of articles.
final class CommentStore {
  private static final String COLUMNS =
      """
      select c.id, c.created_at, c.updated_at, c.body,
        u.username as author_username, u.bio as author_bio, u.image as author_image,
        exists (select from follow w where w.follower = ? and w.followed = u.id)
          as author_following
      """;

  private final Database db;

  CommentStore(Database db) {
    this.db = db;
  }

  /// Returns those of an article.
  ///
  /// @throws dev.serval.Problem 404 if there is no such article
  List<Comment> list(String slug, Optional<Viewer> viewer) {
    long article = article(db, slug);
    return db.query(
            COLUMNS
                + """
                from comment c join app_user u on u.id = c.author
                where c.article = ? order by c.created_at desc, c.id desc
                """,
            viewer.map(Viewer::id),
            article)
        .list(Comment.class);
  }

  /// Adds one.
  ///
  /// @throws dev.serval.Problem 404 if there is no such article
  Comment add(String slug, String body, Viewer viewer) {
    return db.transaction(tx ->
        tx.query(
                """
                with c as (
                  insert into comment (article, author, body) values (?, ?, ?) returning *
                )
                """
                    + COLUMNS
                    + "from c join app_user u on u.id = c.author",
                article(tx, slug),
                viewer.id(),
                body,
                viewer.id())
            .one(Comment.class));
  }

  /// Removes one.
  ///
  /// @throws dev.serval.Problem 404 if there is none, 403 if it is somebody else's
  void remove(String slug, long id, Viewer viewer) {
    long author =
        db.query("select author from comment where id = ? and article = ?", id, article(db, slug))
            .optional(Long.class)
            .orElseThrow(() -> ConduitErrors.notFound("comment"));
    if (author != viewer.id()) {
      throw ConduitErrors.forbidden("comment");
    }
    db.update("delete from comment where id = ?", id);
  }

  private static long article(Sql sql, String slug) {
    return sql.query("select id from article where slug = ?", slug)
        .optional(Long.class)
        .orElseThrow(ArticleStore::missing);
  }
}
