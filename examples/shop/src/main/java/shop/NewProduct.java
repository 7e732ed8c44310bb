package shop;

import dev.serval.Example;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/// What is said of a product.
///
/// @param cents the price of one
/// @param stock how many there are
record NewProduct(
    @Example("Kettle") @NotBlank @Size(max = 80) String name,
    @Example("2999") @Positive @Max(10_000_000) long cents,
    @Example("12") @Min(0) @Max(100_000) int stock) {}
