package shop;

import dev.serval.App;
import dev.serval.openapi.DocsLogin;

/// The administration, an application of its own: only staff get in, and what they read they may
/// have as CSV.
final class AdminApi {
  private AdminApi() {}

  static App app(ShopParts parts) {
    App app =
        App.create()
            .title("Shop, for its staff")
            .version("1.0.0")
            .docsLogin(DocsLogin.client("shop-docs").scopes("shop:stock"))
            .format(new Csv())
            .mount(group ->
                group.guard(AdminsOnly.class).mount(new Users(parts.users())).mount(new Sales()));
    if (parts.settings().adminHost().isPresent()) {
      // Of a host of its own the administration has all paths, that of tokens too.
      app.mount("/v1", group -> group.use(parts.signInLimit()).mount(parts.signIn()));
    }
    return app;
  }
}
