package todos;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps todos in memory; safe for any number of threads.
final class TodoStore {
  private final ConcurrentMap<Long, Todo> todos = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /// Lists at most `limit` todos, newest first, whose title or tags contain `q` in any case.
  List<Todo> list(int limit, @Nullable String q) {
    String wanted = q == null ? "" : q.toLowerCase(Locale.ROOT);
    return todos.values().stream()
        .filter(todo -> mentions(todo, wanted))
        .sorted(Comparator.comparingLong(Todo::id).reversed())
        .limit(limit)
        .toList();
  }

  private static boolean mentions(Todo todo, String wanted) {
    return todo.title().toLowerCase(Locale.ROOT).contains(wanted)
        || todo.tags().stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).contains(wanted));
  }

  int size() {
    return todos.size();
  }

  Optional<Todo> find(long id) {
    return Optional.ofNullable(todos.get(id));
  }

  Todo add(NewTodo body) {
    long id = lastId.incrementAndGet();
    List<String> tags = body.tags() == null ? List.of() : body.tags();
    Todo todo = new Todo(id, body.title(), body.due(), tags, false);
    todos.put(id, todo);
    return todo;
  }

  /// Applies a change; empty when there is no such todo.
  Optional<Todo> change(long id, TodoPatch patch) {
    return Optional.ofNullable(
        todos.computeIfPresent(
            id,
            (same, todo) ->
                new Todo(
                    id,
                    patch.title().orElse(todo.title()),
                    patch.due().orElse(todo.due()),
                    todo.tags(),
                    patch.done().orElse(todo.done()))));
  }

  boolean remove(long id) {
    return todos.remove(id) != null;
  }
}
