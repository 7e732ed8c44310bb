package conduit;

import conduit.ConduitSettings.DatabaseSettings;
import dev.serval.App;
import dev.serval.health.Health;
import dev.serval.jwt.JwtIssuer;
import dev.serval.jwt.JwtVerifier;
import dev.serval.middleware.Cors;
import dev.serval.password.Passwords;
import dev.serval.postgres.Database;
import dev.serval.postgres.DatabaseConfig;
import dev.serval.postgres.EmbeddedDatabase;
import dev.serval.postgres.Migrations;
import dev.serval.settings.Secret;
import dev.serval.settings.Settings;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Starts Conduit; `main` is the composition root.
final class ConduitApp {
  private static final String NAME = "conduit";

  private ConduitApp() {}

  /// Starts the server: the API is at `/api`, its documentation at `/docs`.
  ///
  /// @param args settings such as `--database.url=postgres://…`; they are also read from
  ///   `settings.properties`, `.env` and the environment
  public static void main(String[] args) {
    ConduitSettings settings = Settings.load(ConduitSettings.class, args);
    app(settings).start();
  }

  /// Builds it, on the database that the settings name or on one of its own.
  static App app(ConduitSettings settings) {
    App app = App.create().port(settings.port());
    URI url = settings.database().url().orElse(null);
    if (url != null) {
      return app(settings, url.toString(), app);
    }
    EmbeddedDatabase own = EmbeddedDatabase.start(settings.database().folder());
    return app(settings, own.url(), app.closeOnStop(own));
  }

  private static App app(ConduitSettings settings, String url, App app) {
    DatabaseSettings bounds = settings.database();
    Database db =
        Database.open(
            DatabaseConfig.of(url)
                .withMaxConnections(bounds.connections())
                .withApplicationName(NAME));
    Migrations.in(ConduitApp.class, "/migrations").run(db);

    Secret secret = settings.tokenSecret().orElseGet(ConduitApp::anySecret);
    JwtIssuer issuer = JwtIssuer.secret(secret, NAME, NAME);
    Tokens tokens =
        new Tokens(issuer, JwtVerifier.with(issuer.keys()).issuer(NAME).audience(NAME).build());
    if (!settings.origins().isEmpty()) {
      app.use(Cors.allow(settings.origins().toArray(String[]::new)));
    }
    return app.closeOnStop(db)
        .errors(new ConduitErrors())
        .provide(tokens)
        .mount(
            "/api",
            api ->
                api.mount(new Users(new UserStore(db, Passwords.argon2id()), tokens))
                    .mount(new Profiles(new ProfileStore(db)))
                    .mount(new Articles(new ArticleStore(db)))
                    .mount(new Comments(new CommentStore(db)))
                    .mount(new Tags(db)))
        .mount(Health.standard().check("database", db::ping));
  }

  private static Secret anySecret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Secret.of(HexFormat.of().formatHex(random));
  }
}
