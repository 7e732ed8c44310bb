package pages;

import dev.serval.App;
import dev.serval.settings.Settings;
import dev.serval.validation.ValidationException;

/// The guest book at http://localhost:8000/guestbook.
final class PagesApp {
  private PagesApp() {}

  static App app() {
    Guestbook guestbook = new Guestbook();
    return App.create()
        .docs(false)
        .mount(
            group -> group.onError(ValidationException.class, guestbook::again).mount(guestbook));
  }

  /// Starts the server.
  ///
  /// @param args settings such as `--port=8001`
  public static void main(String[] args) {
    app().port(Settings.load(PagesSettings.class, args).port()).start();
  }
}
