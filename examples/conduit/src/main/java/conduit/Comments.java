package conduit;

import dev.serval.Delete;
import dev.serval.Get;
import dev.serval.NoContent;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/// What is said of articles.
@Path("/articles/{slug}/comments")
final class Comments {
  private final CommentStore store;

  Comments(CommentStore store) {
    this.store = store;
  }

  /// The answer.
  record CommentResponse(Comment comment) {}

  /// All of an article.
  record CommentsResponse(List<Comment> comments) {}

  /// A comment to be.
  record NewComment(@NotBlank @Size(max = 20_000) String body) {}

  /// The request of that.
  record NewCommentRequest(NewComment comment) {}

  /// Lists what is said of an article, newest first.
  @Get
  CommentsResponse list(String slug, @TokenAuth Optional<Viewer> viewer) {
    return new CommentsResponse(store.list(slug, viewer));
  }

  /// Says something.
  @Post
  CommentResponse add(String slug, NewCommentRequest body, @TokenAuth Viewer viewer) {
    return new CommentResponse(store.add(slug, body.comment().body(), viewer));
  }

  /// Takes back what one said.
  @Delete("/{id}")
  NoContent remove(String slug, long id, @TokenAuth Viewer viewer) {
    store.remove(slug, id, viewer);
    return NoContent.of();
  }
}
