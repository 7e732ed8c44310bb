import dev.serval.Get;
import dev.serval.Path;
import org.jspecify.annotations.Nullable;

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

@Path("/shops/{shop")
final class Shops {
  @Get
  String one(String shop) {
    return "";
  }

  @Get("/{id}")
  String other(String shop, @Nullable int count) {
    return "";
  }

  @Get("more")
  String more(String shop) {
    return "";
  }
}

@Path("{shop}")
final class Bare {
  @Get("/{id}")
  String other(String shop, long number) {
    return "";
  }
}
