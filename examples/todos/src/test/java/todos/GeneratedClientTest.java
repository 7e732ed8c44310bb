package todos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.serval.testing.TestServer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import todos.client.ApiClient;
import todos.client.ApiException;
import todos.client.api.TodosApi;
import todos.client.model.NewTodo;
import todos.client.model.Todo;
import todos.client.model.TodoPatch;

/// The client that openapi-generator makes from the document calls every operation.
class GeneratedClientTest {
  private final TestServer server = TestServer.of(TodosApp.app());
  private final TodosApi todos = new TodosApi(client());

  private ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(server.server().uri().toString());
    return client;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void callsEveryOperation() throws ApiException {
    LocalDate christmas = LocalDate.of(2026, 12, 24);
    Todo added = todos.add(new NewTodo().title("tea").due(christmas).tags(List.of("kitchen")), 10);
    assertThat(added.getTitle()).isEqualTo("tea");
    assertThat(added.getDue()).isEqualTo(christmas);
    assertThat(added.getDone()).isFalse();

    assertThat(todos.byId(added.getId())).isEqualTo(added);
    assertThat(todos.callList(20, "tea")).containsExactly(added);
    assertThat(todos.callList(null, "coffee")).isEmpty();

    Todo done = todos.change(added.getId(), new TodoPatch().done(true));
    assertThat(done.getDone()).isTrue();
    assertThat(done.getTitle()).isEqualTo("tea");

    todos.remove(added.getId());
    assertThat(todos.callList(null, null)).isEmpty();
  }

  @Test
  void seesProblemsAsTheyAreDocumented() {
    ApiException missing = catchThrowableOfType(ApiException.class, () -> todos.byId(7L));
    assertThat(missing.getCode()).isEqualTo(404);
    assertThat(missing.getResponseBody()).contains("No todo 7");

    ApiException invalid =
        catchThrowableOfType(ApiException.class, () -> todos.add(new NewTodo().title(""), null));
    assertThat(invalid.getCode()).isEqualTo(422);
    assertThat(invalid.getResponseBody()).contains("\"pointer\":\"#/title\"", "not_blank");
  }
}
