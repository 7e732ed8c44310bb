package conduit;

import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Delete;
import dev.serval.Get;
import dev.serval.NoContent;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Articles, and who likes them.
@Path("/articles")
final class Articles {
  private final ArticleStore store;

  Articles(ArticleStore store) {
    this.store = store;
  }

  /// The answer.
  record ArticleResponse(Article article) {}

  /// A page of a list.
  ///
  /// @param articlesCount how many there are in all
  record ArticlesResponse(List<ArticleSummary> articles, int articlesCount) {}

  /// An article to be.
  record NewArticle(
      @NotBlank @Size(max = 200) String title,
      @NotBlank @Size(max = 1000) String description,
      @NotBlank @Size(max = 200_000) String body,
      @Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> tagList) {}

  /// The request of that.
  record NewArticleRequest(NewArticle article) {}

  /// What an author changes; what is absent stays.
  record ArticleChanges(
      @Nullable @Size(min = 1, max = 200) String title,
      @Nullable @Size(min = 1, max = 1000) String description,
      @Nullable @Size(min = 1, max = 200_000) String body) {}

  /// The request of that.
  record ArticleChangesRequest(ArticleChanges article) {}

  /// Lists articles, newest first.
  ///
  /// @param tag only those with it
  /// @param author only those of a user
  /// @param favorited only those that a user likes
  @Get
  ArticlesResponse list(
      @Nullable String tag,
      @Nullable String author,
      @Nullable String favorited,
      @Min(1) @Max(100) @Default("20") int limit,
      @Min(0) @Default("0") int offset,
      @TokenAuth Optional<Viewer> viewer) {
    return store.list(new ArticleFilter(tag, author, favorited, limit, offset), viewer);
  }

  /// Lists the articles of those whom one follows, newest first.
  @Get("/feed")
  ArticlesResponse feed(
      @Min(1) @Max(100) @Default("20") int limit,
      @Min(0) @Default("0") int offset,
      @TokenAuth Viewer viewer) {
    return store.feed(limit, offset, viewer);
  }

  /// Shows an article.
  @Get("/{slug}")
  ArticleResponse get(String slug, @TokenAuth Optional<Viewer> viewer) {
    return new ArticleResponse(store.get(slug, viewer));
  }

  /// Publishes an article.
  @Post
  Created<ArticleResponse> add(NewArticleRequest body, @TokenAuth Viewer viewer) {
    return Created.of(shown(store.add(body.article(), viewer), viewer));
  }

  /// Changes an article of one's own; its slug follows its title.
  @Put("/{slug}")
  ArticleResponse change(String slug, ArticleChangesRequest body, @TokenAuth Viewer viewer) {
    return shown(store.change(slug, body.article(), viewer), viewer);
  }

  /// Removes an article of one's own.
  @Delete("/{slug}")
  NoContent remove(String slug, @TokenAuth Viewer viewer) {
    store.remove(slug, viewer);
    return NoContent.of();
  }

  /// Likes an article.
  @Post("/{slug}/favorite")
  ArticleResponse favorite(String slug, @TokenAuth Viewer viewer) {
    store.favorite(slug, viewer);
    return shown(slug, viewer);
  }

  /// Likes an article no more.
  @Delete("/{slug}/favorite")
  ArticleResponse unfavorite(String slug, @TokenAuth Viewer viewer) {
    store.unfavorite(slug, viewer);
    return shown(slug, viewer);
  }

  private ArticleResponse shown(String slug, Viewer viewer) {
    return get(slug, Optional.of(viewer));
  }
}
