package shop;

import dev.serval.Get;
import dev.serval.Json;
import dev.serval.Path;

@Path("/orders")
final class Orders {
  @Json
  record Line(int amount) {}

  @Path("/items")
  static final class Items {
    @Get
    String all() {
      return "";
    }
  }

  @Get
  Item first() {
    return new Item(1);
  }
}

record Orders_Line(int amount) {}

@Path("/more")
final class Orders_Items {
  @Get
  Orders_Line all() {
    return new Orders_Line(1);
  }
}

record Item(int id) {}

/// Has the name of the codec of an item, and is none.
final class ItemCodec {}

/// Has the name of the routes.
final class OrdersRoutes {}
