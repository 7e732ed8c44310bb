package shop;

import dev.serval.Get;
import dev.serval.Path;

final class Shop {
  private Shop() {}

  record Item(long id) {}

  @Path("/items")
  static final class Items extends Crud<Item, Long> {
    @Override
    @Get("/{id}")
    Item one(Long id) {
      return new Item(id);
    }

    @Get("/count")
    int count() {
      return 1;
    }

    @Get("/count/{of}")
    int count(String of) {
      return 1;
    }
  }
}
