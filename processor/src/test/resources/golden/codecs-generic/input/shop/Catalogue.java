package shop;

import dev.serval.Json;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

@Json
record Catalogue(
    Page<Product> products,
    Page<@NotBlank String> names,
    Pair<Integer, @Nullable Product> best) {

  record Product(String name) {}
}
