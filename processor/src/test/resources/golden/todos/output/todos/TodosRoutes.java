// Generated from todos.Todos
package todos;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.List;

@Generated
final class TodosRoutes implements Routes {
  static {
    GeneratedRoutes.register(Todos.class, TodosRoutes::new);
  }

  private static final Rule LIST_LIMIT_MIN = Constraints.min(1);
  private static final Rule LIST_LIMIT_MAX = Constraints.max(100);

  private final Todos todos;

  TodosRoutes(Todos todos) {
    this.todos = todos;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<List<Todo>> listOfTodoJson =
        group.json(JsonType.of(JsonCodecs.list(TodoCodec.INSTANCE), List.class, Todo.class));
    JsonBody<Todo> todoJson = group.json(JsonType.of(TodoCodec.INSTANCE, Todo.class));
    JsonBody<NewTodo> newTodoJson = group.json(JsonType.of(NewTodoCodec.INSTANCE, NewTodo.class));
    JsonBody<TodoPatch> todoPatchJson =
        group.json(JsonType.of(TodoPatchCodec.INSTANCE, TodoPatch.class));
    group.route(
        Route.of(Method.GET, "/todos", request -> list(request, listOfTodoJson))
            .operation(TodosRoutes::listOperation)
            .place("todos.Todos.list"));
    group.route(
        Route.of(Method.GET, "/todos/{id}", request -> byId(request, todoJson))
            .operation(TodosRoutes::byIdOperation)
            .place("todos.Todos.byId"));
    group.route(
        Route.of(Method.POST, "/todos", request -> add(request, newTodoJson, todoJson))
            .operation(TodosRoutes::addOperation)
            .place("todos.Todos.add"));
    group.route(
        Route.of(Method.PATCH, "/todos/{id}", request -> change(request, todoPatchJson, todoJson))
            .operation(TodosRoutes::changeOperation)
            .place("todos.Todos.change"));
    group.route(
        Route.of(Method.DELETE, "/todos/{id}", this::remove)
            .operation(TodosRoutes::removeOperation)
            .place("todos.Todos.remove"));
  }

  private Response list(Request request, JsonBody<List<Todo>> listOfTodoJson) throws Exception {
    Binder in = Binder.of(request);
    int limit = 20;
    String rawLimit = in.query("limit");
    if (rawLimit != null) {
      limit = in.toInt(rawLimit);
      if (in.ok()) {
        if (limit < 1) {
          in.report(LIST_LIMIT_MIN);
        }
        if (limit > 100) {
          in.report(LIST_LIMIT_MAX);
        }
      }
    }
    String q = in.query("q");
    in.check();
    return Response.json(listOfTodoJson, todos.list(limit, q));
  }

  private Response byId(Request request, JsonBody<Todo> todoJson) throws Exception {
    Binder in = Binder.of(request);
    long id = in.toLong(in.path(0, "id"));
    in.check();
    return Response.json(todoJson, todos.byId(id));
  }

  private Response add(Request request, JsonBody<NewTodo> newTodoJson, JsonBody<Todo> todoJson)
      throws Exception {
    Binder in = Binder.of(request);
    NewTodo body = in.body(newTodoJson);
    in.check();
    return todos.add(body).toResponse(todoJson);
  }

  private Response change(Request request, JsonBody<TodoPatch> todoPatchJson,
      JsonBody<Todo> todoJson) throws Exception {
    Binder in = Binder.of(request);
    long id = in.toLong(in.path(0, "id"));
    TodoPatch patch = in.body(todoPatchJson);
    in.check();
    return Response.json(todoJson, todos.change(id, patch));
  }

  private Response remove(Request request) throws Exception {
    Binder in = Binder.of(request);
    long id = in.toLong(in.path(0, "id"));
    in.check();
    todos.remove(id);
    return Response.empty(Status.NO_CONTENT);
  }

  private static Operation listOperation() {
    return Operation.of("Todos", "list")
        .summary("Lists todos, newest first.")
        .tag("Todos", "Todos of one person.")
        .parameter(
            Parameter.query("limit", ScalarSchemas.INT.minimum(1).maximum(100).defaultJson("20"))
                .description("how many at most"))
        .parameter(Parameter.query("q", ScalarSchemas.STRING)
                .description("words that the title or a tag contains"))
        .response(ApiResponse.json(200, Schema.array(TodoCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation byIdOperation() {
    return Operation.of("Todos", "byId")
        .summary("Reads one todo.")
        .tag("Todos", "Todos of one person.")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .response(ApiResponse.json(200, TodoCodec.SCHEMA.ref()))
        .build();
  }

  private static Operation addOperation() {
    return Operation.of("Todos", "add")
        .summary("Adds a todo.")
        .tag("Todos", "Todos of one person.")
        .body(RequestContent.json(NewTodoCodec.SCHEMA.ref()))
        .response(ApiResponse.json(201, TodoCodec.SCHEMA.ref())
                .header("Location", ScalarSchemas.URI, "Where it is"))
        .build();
  }

  private static Operation changeOperation() {
    return Operation.of("Todos", "change")
        .summary("Changes the members that are given and leaves the others as they are.")
        .tag("Todos", "Todos of one person.")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .body(RequestContent.json(TodoPatchCodec.SCHEMA.ref()))
        .response(ApiResponse.json(200, TodoCodec.SCHEMA.ref()))
        .build();
  }

  private static Operation removeOperation() {
    return Operation.of("Todos", "remove")
        .summary("Removes a todo.")
        .tag("Todos", "Todos of one person.")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .response(ApiResponse.of(204))
        .build();
  }
}
