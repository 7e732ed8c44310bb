import dev.serval.Created;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@Path("/items")
final class Items {
  @Get("/a")
  Thread thread() {
    return Thread.currentThread();
  }

  @Get("/b")
  Stream<String> stream() {
    return Stream.of();
  }

  @Post("/c")
  Created<Void> nothing() {
    return Created.of(null);
  }

  @Get("/d")
  Optional<Optional<String>> twice() {
    return Optional.empty();
  }

  @Get("/e")
  Object object() {
    return "";
  }
}
