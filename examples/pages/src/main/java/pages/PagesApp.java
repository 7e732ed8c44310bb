package pages;

import dev.serval.App;

/// The guest book at http://localhost:8000/guestbook.
final class PagesApp {
  private PagesApp() {}

  static App app() {
    return App.create().docs(false).mount(new Guestbook());
  }

  public static void main(String[] args) {
    app().start();
  }
}
