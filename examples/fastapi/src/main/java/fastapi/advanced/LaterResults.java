package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A result that comes later.
@Path("/later-results")
final class LaterResults {
  static App app() {
    return App.create().mount(new LaterResults());
  }

  // snippet: async-tests
  @Get // awaited; a handler may as well block, as each runs on a virtual thread
  CompletionStage<String> later() {
    return CompletableFuture.supplyAsync(() -> "Tomato");
  }
  // end
}
