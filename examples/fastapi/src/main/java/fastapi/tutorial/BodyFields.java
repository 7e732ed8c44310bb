package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;

/// Constraints and descriptions of the members of a body.
@Path("/body-fields")
final class BodyFields {
  static App app() {
    return App.create().mount(new BodyFields());
  }

  // snippet: body-fields
  /// Something to sell.
  ///
  /// @param description what it is, in a few words
  /// @param price in euros
  record Product(
      @NotBlank String name,
      Optional<@Size(max = 300) String> description,
      @Positive BigDecimal price) {}

  @Post
  Product create(Product product) {
    return product;
  }
  // end
}
