package fastapi.advanced;

import dev.serval.App;
import dev.serval.Default;
import dev.serval.Response;
import dev.serval.settings.Secret;
import dev.serval.settings.Settings;
import dev.serval.settings.SettingsOf;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Positive;

/// What the environment says.
final class AppSettings {
  private AppSettings() {}

  // snippet: settings-and-environment-variables
  @SettingsOf("awesome")
  record Awesome(
      @Default("Awesome API") String name,
      @Email String adminEmail, // AWESOME_ADMIN_EMAIL, or --admin-email=…
      @Default("50") @Positive int itemsPerUser,
      Secret apiKey) {} // never printed

  static App app(Awesome settings) {
    return App.create()
        .get("/info", request -> Response.text(settings.name() + " " + settings.itemsPerUser()));
  }

  public static void main(String[] args) {
    app(Settings.load(Awesome.class, args)).start(); // all faults at once, or it starts
  }
  // end
}
