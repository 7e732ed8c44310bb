package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.openapi.ApiResponse;
import java.util.List;

/// Classes of routes, put together by groups.
final class BiggerApplication {
  private BiggerApplication() {}

  @Path("/users")
  static final class UserRoutes {
    @Get
    List<String> all() {
      return List.of("Rick", "Morty");
    }
  }

  @Path("/admin-tasks")
  @Depends(Guards.KnownToken.class)
  static final class AdminRoutes {
    @Post
    String update() {
      return "Admin getting schwifty";
    }
  }

  // snippet: bigger-applications
  static App app() {
    return App.create()
        .provide(new Guards.KnownToken())
        .mount(new UserRoutes()) // @Path("/users")
        .mount(
            "/internal",
            group ->
                group
                    .tag("admin")
                    .response(ApiResponse.of(418))
                    .guard(Guards.KnownToken.class)
                    .mount(new AdminRoutes()));
  }
  // end
}
