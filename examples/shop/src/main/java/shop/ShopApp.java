package shop;

import dev.serval.App;
import dev.serval.Problem;
import dev.serval.Response;
import dev.serval.files.StaticFiles;
import dev.serval.health.Health;
import dev.serval.jwt.JwtIssuer;
import dev.serval.jwt.JwtVerifier;
import dev.serval.metrics.Metrics;
import dev.serval.password.Passwords;
import dev.serval.security.Sessions;
import dev.serval.settings.Settings;
import dev.serval.validation.ValidationException;

/// Starts the shop; `main` is the composition root.
final class ShopApp {
  private static final String NAME = "shop";

  private ShopApp() {}

  /// Builds the shop without starting it.
  static App app(ShopSettings settings) {
    return app(settings, new Outbox(settings.callbacks(), settings.tokenSecret()));
  }

  /// Builds the shop with an outbox that a test can look into.
  static App app(ShopSettings settings, Outbox outbox) {
    UserStore users = new UserStore(Passwords.argon2id());
    JwtIssuer issuer = JwtIssuer.secret(settings.tokenSecret(), NAME, NAME);
    Store store = new Store();
    Metrics metrics = Metrics.standard();
    SignIn signIn = new SignIn(users, issuer);
    ErrorPages errors = new ErrorPages();
    ShopParts parts = new ShopParts(settings, users, store, metrics, outbox, signIn);

    App app =
        App.create()
            .docs(false)
            .port(settings.port())
            .use(ShopMiddleware.around(settings, metrics))
            .use(Sessions.sealed(settings.sessionSecret()))
            .provide(JwtVerifier.with(issuer.keys()).issuer(NAME).audience(NAME).build())
            .provide(new CurrentUser(users), new Transactions(store))
            .provide(new Roles(), new AdminsOnly(), new Stock.Partners(settings.partnerKey()))
            .provide(new NoStore(), new IfMatch())
            .closeOnStop(outbox)
            .onStart(parts::open)
            .mount("/v1", ShopApi.app(parts))
            .mount(Health.standard().check("data", parts::check))
            .mount(
                "/internal",
                group -> group.use(new Operators(settings.metricsToken())).mount(metrics))
            .mount(group ->
                group
                    .use(ShopMiddleware.pages())
                    .onError(ValidationException.class, errors::invalid)
                    .onError(Problem.class, errors::refused)
                    .mount(new ShopPages()))
            .mount("/assets", StaticFiles.resources("/assets"))
            .get("/", request -> Response.redirect(ShopPagesUrls.products()));
    App admin = AdminApi.app(parts);
    return settings
        .adminHost()
        .map(host -> app.host(host, admin))
        .orElseGet(() -> app.mount("/admin", admin));
  }

  /// Starts the server: the shop is at `/shop`, the documentation at `/v1/docs` and `/admin/docs`.
  ///
  /// @param args settings such as `--port=80`; they are also read from `settings.properties`,
  ///   `.env` and the environment
  public static void main(String[] args) {
    app(Settings.load(ShopSettings.class, args)).start();
  }
}
