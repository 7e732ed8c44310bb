package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records in records, lists, sets and maps.
@Path("/nested-models")
final class NestedModels {
  static App app() {
    return App.create().mount(new NestedModels());
  }

  // snippet: body-nested-models
  record Image(URI url, String name) {}

  record Dish(String name, Set<String> tags, @Nullable List<Image> images) {}

  record Menu(String name, @NotEmpty List<Dish> dishes) {}

  @Post("/menus")
  Menu menu(Menu menu) {
    return menu;
  }

  @Post("/images")
  int images(List<Image> images) {
    return images.size();
  }

  @Post("/weights")
  Map<Integer, Double> weights(Map<Integer, Double> weights) {
    return weights;
  }
  // end
}
