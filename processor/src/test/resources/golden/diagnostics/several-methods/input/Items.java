import dev.serval.Endpoint;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;

@Path("/items")
final class Items {
  @Get
  @Post
  String both() {
    return "";
  }

  @Endpoint(method = "get", path = "/lower")
  String lower() {
    return "";
  }
}

@Path("/none")
final class None {}
