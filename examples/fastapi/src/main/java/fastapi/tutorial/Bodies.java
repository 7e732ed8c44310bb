package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import java.math.BigDecimal;
import java.util.Optional;

/// A JSON body, alone and with parameters of path and query.
@Path("/bodies")
final class Bodies {
  static App app() {
    return App.create().mount(new Bodies());
  }

  // snippet: request-body
  record Item(
      String name, Optional<String> description, BigDecimal price, @Default("0") BigDecimal tax) {}

  record Priced(long id, Item item, BigDecimal priceWithTax, Optional<String> q) {}

  @Post
  Item create(Item item) {
    return item;
  }

  @Put("/{id}") // path, body and query by their names and types
  Priced replace(long id, Item item, Optional<String> q) {
    return new Priced(id, item, item.price().add(item.tax()), q);
  }
  // end
}
