package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Status;
import dev.serval.Tag;
import java.util.List;

/// What the document says of an operation.
@Path("/operation-configuration")
@SuppressWarnings("InlineMeSuggester") // a deprecated route stays until its clients have left
final class OperationConfiguration {
  static App app() {
    return App.create().mount(new OperationConfiguration());
  }

  // snippet: path-operation-configuration
  record Article(String name) {}

  /// Creates an item.
  ///
  /// With all the information:
  ///
  /// - **name**: each item must have one
  ///
  /// @return the created item
  @Post
  @Status(201)
  @Tag({"items", "shop"})
  Article create(Article article) {
    return article;
  }

  /// Lists the names.
  @Deprecated
  @Get("/names")
  List<String> names() {
    return List.of("tea");
  }
  // end
}
