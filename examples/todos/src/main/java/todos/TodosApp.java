package todos;

import dev.serval.App;
import dev.serval.settings.Settings;

/// Starts the todo API; `main` is the composition root.
final class TodosApp {
  private TodosApp() {}

  /// Builds the application without starting it, so that a test can call it in memory.
  static App app() {
    return App.create()
        .title("Todos")
        .version("1.0.0")
        .description("Things to do, kept in memory.")
        .mount(new Todos(new TodoStore()));
  }

  /// Starts the server; the documentation is at `/docs`.
  ///
  /// @param args settings such as `--port=8001`
  public static void main(String[] args) {
    app().port(Settings.load(TodosSettings.class, args).port()).start();
  }
}
