import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.PathParam;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Path("/items")
final class Items {
  @Get("/a/{itemId}")
  String near(long itemID, String other) {
    return "";
  }

  @Get("/b/{id}")
  String none() {
    return "";
  }

  @Get("/c/{id}")
  String reverse(long id, @PathParam("ids") String other) {
    return "";
  }

  @Get("/d")
  String without(@PathParam("id") String other) {
    return "";
  }

  @Get("/e/{id}")
  String optional(Optional<String> id) {
    return "";
  }

  @Get("/f/{id}")
  String byDefault(@Default("1") int id) {
    return "";
  }

  @Get("/g/{id}")
  String several(List<String> id) {
    return "";
  }

  @Get("/h/{id}")
  String twice(String id, @PathParam("id") int number) {
    return "";
  }
}
