package conduit;

import conduit.Articles.ArticleChanges;
import conduit.Articles.ArticlesResponse;
import conduit.Articles.NewArticle;
import dev.serval.postgres.ConstraintViolationException;
import dev.serval.postgres.Database;
import dev.serval.postgres.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps articles, and who likes them.
final class ArticleStore {
  private static final int ATTEMPTS = 5;

  /// What is shown of an article, to the one whose id is bound twice.
  private static final String COLUMNS =
      """
      select a.slug, a.title, a.description, a.tag_list, a.created_at, a.updated_at,
        exists (select from favorite f where f.article = a.id and f.reader = ?) as favorited,
        (select count(*) from favorite f where f.article = a.id) as favorites_count,
        u.username as author_username, u.bio as author_bio, u.image as author_image,
        exists (select from follow w where w.follower = ? and w.followed = u.id)
          as author_following
      """;

  private static final String FROM = " from article a join app_user u on u.id = a.author ";
  private static final String NEWEST = " order by a.created_at desc, a.id desc limit ? offset ?";

  private final Database db;

  ArticleStore(Database db) {
    this.db = db;
  }

  /// Returns those that a filter leaves.
  ArticlesResponse list(ArticleFilter filter, Optional<Viewer> viewer) {
    SqlText which = SqlText.of("where true");
    if (filter.tag() != null) {
      which = which.and(" and a.tag_list @> ?", List.of(filter.tag()));
    }
    if (filter.author() != null) {
      which = which.and(" and u.username = ?", filter.author());
    }
    if (filter.favorited() != null) {
      which =
          which.and(
              """
               and a.id in (
                select f.article from favorite f join app_user r on r.id = f.reader
                where r.username = ?)
              """,
              filter.favorited());
    }
    return page(which, filter.limit(), filter.offset(), viewer);
  }

  /// Returns those of whom `viewer` follows.
  ArticlesResponse feed(int limit, int offset, Viewer viewer) {
    SqlText which =
        SqlText.of(
            "where a.author in (select followed from follow where follower = ?)", viewer.id());
    return page(which, limit, offset, Optional.of(viewer));
  }

  private ArticlesResponse page(SqlText which, int limit, int offset, Optional<Viewer> viewer) {
    Optional<Long> id = viewer.map(Viewer::id);
    SqlText rows = SqlText.of(COLUMNS, id, id).and(FROM).and(which).and(NEWEST, limit, offset);
    SqlText count = SqlText.of("select count(*)").and(FROM).and(which);
    List<ArticleSummary> articles = db.query(rows).list(ArticleSummary.class);
    boolean isAll = offset == 0 && articles.size() < limit;
    return new ArticlesResponse(
        articles, isAll ? articles.size() : db.query(count).one(Integer.class));
  }

  /// Returns an article.
  ///
  /// @throws dev.serval.Problem 404 if there is none
  Article get(String slug, Optional<Viewer> viewer) {
    Optional<Long> id = viewer.map(Viewer::id);
    SqlText row =
        SqlText.of(COLUMNS, id, id).and(", a.body").and(FROM).and("where a.slug = ?", slug);
    return db.query(row).optional(Article.class).orElseThrow(ArticleStore::missing);
  }

  /// Adds one, and returns its slug.
  String add(NewArticle article, Viewer viewer) {
    return withSlug(
        article.title(),
        slug ->
            db.query(
                    """
                    insert into article (slug, title, description, body, tag_list, author)
                    values (?, ?, ?, ?, ?, ?)
                    returning slug
                    """,
                    slug,
                    article.title(),
                    article.description(),
                    article.body(),
                    tags(article),
                    viewer.id())
                .one(String.class));
  }

  /// Returns the tags of an article in order, each once.
  private static List<String> tags(NewArticle article) {
    List<String> tags = article.tagList();
    return tags == null ? List.of() : tags.stream().distinct().sorted().toList();
  }

  /// Changes one, and returns its slug.
  ///
  /// @throws dev.serval.Problem 404 if there is none, 403 if it is somebody else's
  String change(String slug, ArticleChanges changes, Viewer viewer) {
    requireOwn(slug, viewer);
    String title = changes.title();
    return title == null
        ? change(slug, null, changes, viewer)
        : withSlug(title, changed -> change(slug, changed, changes, viewer));
  }

  private String change(
      String slug, @Nullable String changed, ArticleChanges changes, Viewer viewer) {
    return db.query(
            """
            update article set
              slug = case when title = ? then slug else coalesce(?, slug) end,
              title = coalesce(?, title),
              description = coalesce(?, description),
              body = coalesce(?, body),
              updated_at = now()
            where slug = ? and author = ?
            returning slug
            """,
            changes.title(),
            changed,
            changes.title(),
            changes.description(),
            changes.body(),
            slug,
            viewer.id())
        .optional(String.class)
        .orElseThrow(ArticleStore::missing);
  }

  /// Runs a statement with the slug of a title, and with others while somebody has that.
  private static String withSlug(String title, Function<String, String> statement) {
    String slug = Slug.of(title);
    for (int attempt = 1; ; attempt++) {
      try {
        return statement.apply(slug);
      } catch (ConstraintViolationException taken) {
        if (!taken.isOn("slug_taken") || attempt == ATTEMPTS) {
          throw taken;
        }
        slug = Slug.another(title);
      }
    }
  }

  /// Removes one with all that belongs to it.
  ///
  /// @throws dev.serval.Problem 404 if there is none, 403 if it is somebody else's
  void remove(String slug, Viewer viewer) {
    requireOwn(slug, viewer);
    db.update("delete from article where slug = ? and author = ?", slug, viewer.id());
  }

  private void requireOwn(String slug, Viewer viewer) {
    long author =
        db.query("select author from article where slug = ?", slug)
            .optional(Long.class)
            .orElseThrow(ArticleStore::missing);
    if (author != viewer.id()) {
      throw ConduitErrors.forbidden("article");
    }
  }

  void favorite(String slug, Viewer viewer) {
    db.update(
        """
        insert into favorite (article, reader) select id, ? from article where slug = ?
        on conflict do nothing
        """,
        viewer.id(),
        slug);
  }

  void unfavorite(String slug, Viewer viewer) {
    db.update(
        """
        delete from favorite using article
        where reader = ? and favorite.article = article.id and slug = ?
        """,
        viewer.id(),
        slug);
  }

  static RuntimeException missing() {
    return ConduitErrors.notFound("article");
  }
}
