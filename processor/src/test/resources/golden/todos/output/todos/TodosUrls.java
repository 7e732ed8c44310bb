// Generated from todos.Todos
package todos;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Todos`, encoded.
@Generated
final class TodosUrls {
  private TodosUrls() {}

  /// The path of `GET /todos`.
  static String list() {
    return "/todos";
  }

  /// The path of `GET /todos`.
  static String list(@Nullable Integer limit, @Nullable String q) {
    return new PathWriter("/todos").query("limit", limit).query("q", q).toString();
  }

  /// The path of `GET /todos/{id}`.
  static String byId(long id) {
    return new PathWriter("/todos/").segment(id).toString();
  }

  /// The path of `POST /todos`.
  static String add() {
    return "/todos";
  }

  /// The path of `PATCH /todos/{id}`.
  static String change(long id) {
    return new PathWriter("/todos/").segment(id).toString();
  }

  /// The path of `DELETE /todos/{id}`.
  static String remove(long id) {
    return new PathWriter("/todos/").segment(id).toString();
  }
}
