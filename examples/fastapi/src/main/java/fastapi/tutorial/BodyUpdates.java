package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Patch;
import dev.serval.Path;
import dev.serval.Put;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Replacing a whole and changing a part.
@Path("/body-updates")
final class BodyUpdates {
  static App app() {
    return App.create().mount(new BodyUpdates());
  }

  // snippet: body-updates
  record Recipe(String name, @Nullable String description, @Default("10.5") double tax) {}

  record RecipePatch(
      dev.serval.json.Patch<String> name,
      dev.serval.json.Patch<@Nullable String> description, // null removes it, absent does not
      dev.serval.json.Patch<Double> tax) {}

  private final Map<String, Recipe> recipes = new ConcurrentHashMap<>();

  @Put("/{id}")
  Recipe replace(String id, Recipe body) {
    recipes.put(id, body);
    return body;
  }

  @Patch("/{id}")
  Optional<Recipe> change(String id, RecipePatch patch) { // empty is 404
    return Optional.ofNullable(
        recipes.computeIfPresent(
            id,
            (key, old) ->
                new Recipe(
                    patch.name().orElse(old.name()),
                    patch.description().orElse(old.description()),
                    patch.tax().orElse(old.tax()))));
  }
  // end
}
