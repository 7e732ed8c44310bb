package fastapi.advanced;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Provides;
import java.util.Optional;

/// A provider that tests replace.
@Path("/overrides")
final class Overrides {
  static App app() {
    return App.create().provide(new Callers()).mount(new Overrides());
  }

  static class Callers {
    @Provides
    String caller(@Header Optional<String> authorization) {
      return authorization.orElseThrow(() -> Problem.unauthorized("Who?", "Bearer"));
    }
  }

  @Get
  String me(@Depends(Callers.class) String caller) {
    return caller;
  }
}
