package todos;

import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Delete;
import dev.serval.Get;
import dev.serval.Patch;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Todos of one person.
@Path("/todos")
final class Todos {
  private final TodoStore store;

  Todos(TodoStore store) {
    this.store = store;
  }

  /// Lists todos, newest first.
  ///
  /// @param limit how many at most
  /// @param q words that the title or a tag contains
  @Get
  List<Todo> list(@Min(1) @Max(100) @Default("20") int limit, @Nullable String q) {
    return store.list(limit, q);
  }

  /// Reads one todo.
  @Get("/{id}")
  Todo byId(long id) {
    return store.find(id).orElseThrow(() -> none(id));
  }

  /// Adds a todo.
  ///
  /// @param capacity refuses the todo when there are that many already
  @Post
  Created<Todo> add(NewTodo body, @Min(1) @Max(10_000) @Default("1000") int capacity) {
    if (store.size() >= capacity) {
      throw Problem.conflict("There are " + capacity + " todos already");
    }
    Todo todo = store.add(body);
    return Created.at(TodosUrls.byId(todo.id()), todo);
  }

  /// Changes the members that are given and leaves the others as they are.
  @Patch("/{id}")
  Todo change(long id, TodoPatch patch) {
    return store.change(id, patch).orElseThrow(() -> none(id));
  }

  /// Removes a todo.
  @Delete("/{id}")
  void remove(long id) {
    if (!store.remove(id)) {
      throw none(id);
    }
  }

  private static Problem none(long id) {
    return Problem.notFound("No todo " + id);
  }
}
