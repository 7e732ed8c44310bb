package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Query;
import dev.serval.validation.Constraint;
import dev.serval.validation.ConstraintCheck;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Constraints on texts of the query.
@Path("/string-validations")
final class StringValidations {
  static App app() {
    return App.create().mount(new StringValidations());
  }

  // snippet: query-parameters-and-string-validations
  @Constraint(check = IsItemId.class, code = "item_id", message = "must begin with isbn- or imdb-")
  @Target({ElementType.PARAMETER, ElementType.TYPE_USE})
  @interface ItemId {}

  static final class IsItemId implements ConstraintCheck<String> {
    @Override
    public boolean isValid(String value) {
      return value.startsWith("isbn-") || value.startsWith("imdb-");
    }
  }

  /// Finds items.
  ///
  /// @param q what to look for, in words
  @Get
  List<String> find(
      @Query("item-query") Optional<@Size(min = 3, max = 50) @Pattern(regexp = "[a-z ]+") String> q,
      Optional<@ItemId String> id,
      @Size(max = 5) List<@Size(max = 20) String> tag) { // ?tag=a&tag=b
    return Stream.of(q.stream(), id.stream(), tag.stream()).flatMap(all -> all).toList();
  }
  // end
}
