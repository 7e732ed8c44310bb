package shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serval.Default;
import dev.serval.Json;
import dev.serval.Strict;
import dev.serval.validation.Check;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stock.Place;

/**
 * What a customer wants. Has at least one {@link Line}.
 *
 * <p>Orders are never deleted.
 *
 * @param number counts from 1
 * @param customer who pays,
 *     by {@code name}
 */
@Json
@Strict
record Order(
    @Min(1) @Max(9_999) int number,
    @NotBlank @Size(max = 80) String customer,
    @Nullable @Email String mail,
    @NotEmpty @Size(max = 50) List<Line> lines,
    Optional<@Past LocalDate> since,
    @Default("NEW") State state,
    @JsonProperty("ship_to") @Nullable Place place,
    Map<@Pattern(regexp = "[a-z]+") String, @Size(max = 20) String> labels) {

  /// One row of an order.
  ///
  /// @param sku the [Order] number of the *product*
  record Line(
      @Pattern(regexp = "[A-Z]{3}-[0-9]+") String sku,
      @Positive @Default("1") int count,
      @DecimalMin("0.01") @Digits(integer = 6, fraction = 2) BigDecimal price) {}

  @Check(message = "must have lines of different products", pointer = "lines")
  boolean differs() {
    return lines.stream().map(Line::sku).distinct().count() == lines.size();
  }
}
