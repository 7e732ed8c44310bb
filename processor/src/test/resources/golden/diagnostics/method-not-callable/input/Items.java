import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;

@Path("/items")
final class Items extends Base {
  @Get("/a")
  private String hidden() {
    return "";
  }

  @Get("/b")
  static String common() {
    return "";
  }

  @Get("/c")
  <T> String generic() {
    return "";
  }

  @Get("/d")
  String throwing() throws Throwable {
    return "";
  }

  @Override
  String inherited() {
    return "";
  }
}

abstract class Base {
  @Post
  String inherited() {
    return "";
  }
}
