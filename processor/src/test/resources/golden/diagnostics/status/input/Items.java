import dev.serval.Created;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Status;

@Path("/items")
final class Items {
  sealed interface Outcome {
    @Status(200)
    record Found(String text) implements Outcome {}

    record Lost() implements Outcome {}
  }

  @Status(700)
  @Get("/a")
  String a() {
    return "";
  }

  @Status(204)
  @Get("/b")
  String b() {
    return "";
  }

  @Status(200)
  @Post("/c")
  Created<String> c() {
    return Created.of("");
  }

  @Get("/d")
  Outcome d() {
    return new Outcome.Lost();
  }
}
