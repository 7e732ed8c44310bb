package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Provides;
import java.util.List;

/// Dependencies without a value.
@Path("/guards")
final class Guards {
  static App app() {
    return App.create().provide(new KnownToken()).mount(new Guards());
  }

  // snippet: dependencies-in-path-operation-decorators
  static final class KnownToken {
    @Provides
    void check(@Header String xToken) {
      if (!xToken.equals("fake-super-secret-token")) {
        throw Problem.badRequest("X-Token is wrong");
      }
    }
  }

  @Get
  @Depends(KnownToken.class)
  List<String> list() {
    return List.of("foo", "bar");
  }
  // end
}
