package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import java.util.List;

/// A guard that no route can forget.
final class GlobalDependencies {
  private GlobalDependencies() {}

  // snippet: global-dependencies
  @Depends(Guards.KnownToken.class)
  interface Guarded {}

  @Path("/global-items")
  static final class Items implements Guarded {
    @Get
    List<String> items() {
      return List.of("foo");
    }
  }

  @Path("/global-users")
  static final class Users {
    @Get
    List<String> users() {
      return List.of("ann");
    }
  }

  static App app() {
    return App.create()
        .guard(Guards.KnownToken.class) // each route must ask it, or nothing starts
        .provide(new Guards.KnownToken())
        .mount(new Items());
  }

  static App forgetful() {
    return app().mount(new Users()); // not built: Users does not ask the guard
  }
  // end
}
