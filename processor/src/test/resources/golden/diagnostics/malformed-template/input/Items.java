import dev.serval.Get;
import dev.serval.Path;

@Path("/items")
final class Items {
  @Get("{id}")
  String one(String id) {
    return "";
  }

  @Get("/{id")
  String open(String id) {
    return "";
  }

  @Get("/{rest...}/more")
  String rest(String rest) {
    return "";
  }
}

@Path("other")
final class Others {
  @Get
  String all() {
    return "";
  }
}
