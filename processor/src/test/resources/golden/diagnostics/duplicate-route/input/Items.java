import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;

@Path("/items")
final class Items {
  @Get("/{id}")
  String one(String id) {
    return "";
  }

  @Get("/{name}")
  String byName(String name) {
    return "";
  }

  @Post("/{id}")
  String fine(String id) {
    return "";
  }
}

final class Others {
  @Get("/items/{other}")
  String other(String other) {
    return "";
  }
}
