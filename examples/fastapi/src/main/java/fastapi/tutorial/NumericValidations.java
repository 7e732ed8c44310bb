package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Constraints on numbers of the path and the query.
@Path("/numeric-validations")
final class NumericValidations {
  static App app() {
    return App.create().mount(new NumericValidations());
  }

  // snippet: path-parameters-and-numeric-validations
  /// Reads an item.
  ///
  /// @param id what it is called
  @Get("/{id}")
  double read(
      @Min(1) @Max(1000) long id,
      @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "10.5", inclusive = false)
          double size) {
    return id * size;
  }
  // end
}
