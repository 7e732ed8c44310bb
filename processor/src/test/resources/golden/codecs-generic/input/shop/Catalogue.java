package shop;

import dev.serval.Json;
import dev.serval.json.JsonValue;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Json
record Catalogue(
    Page<Product> products,
    Page<@NotBlank String> names,
    Pair<Integer, @Nullable Product> best,
    Page<List<Set<String>>> lists,
    Page<Map<String, byte[]>> maps,
    Page<Optional<Page<Product>>> pages,
    Page<int[]> arrays,
    Page<JsonValue> values) {

  record Product(String name) {}
}
