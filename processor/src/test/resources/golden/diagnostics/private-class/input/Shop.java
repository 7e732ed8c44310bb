import dev.serval.Get;
import dev.serval.Path;

final class Shop {
  @Path("/items")
  private static final class Items {
    @Get
    String all() {
      return "";
    }
  }

  @Path("/generic")
  static final class Generic<T> {
    @Get
    String all() {
      return "";
    }
  }
}
