package pages;

import dev.serval.App;
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

  public static void main(String[] args) {
    app().start();
  }
}
