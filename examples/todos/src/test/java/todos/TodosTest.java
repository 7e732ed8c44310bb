package todos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.json.JsonObject;
import dev.serval.testing.RawConnection;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import dev.serval.testing.TestServer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case runs in memory and over a socket.
class TodosTest {
  static Stream<Arguments> calls() {
    Supplier<TestApi> memory = () -> TestClient.of(TodosApp.app());
    Supplier<TestApi> socket = () -> TestServer.of(TodosApp.app());
    return Stream.of(
        Arguments.of(Named.of("in memory", memory)), Arguments.of(Named.of("socket", socket)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void addsReadsChangesAndRemoves(Supplier<TestApi> start) {
    try (TestApi calls = start.get()) {
      TestResponse added =
          calls
              .post("/todos")
              .json(new NewTodo("tea", LocalDate.of(2026, 12, 24), null))
              .expect(201);
      Todo todo = added.as(Todo.class);
      assertThat(added.header("Location")).isEqualTo("/todos/" + todo.id());
      assertThat(todo.title()).isEqualTo("tea");

      String path = "/todos/" + todo.id();
      assertThat(calls.get(path).expect(200).as(Todo.class)).isEqualTo(todo);

      calls.patch(path).json("{\"done\": true}").expect(200);
      Todo done = calls.get(path).expect(200).as(Todo.class);
      assertThat(done.done()).isTrue();
      assertThat(done.due()).isEqualTo(todo.due());

      calls.patch(path).json("{\"due\": null}").expect(200);
      assertThat(calls.get(path).expect(200).as(Todo.class).due()).isNull();

      assertThat(calls.delete(path).expect(204).bytes()).isEmpty();
      assertThat(calls.get(path).expectProblem(404).detail()).isEqualTo("No todo " + todo.id());
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void listsNewestFirstAndFiltersByWords(Supplier<TestApi> start) {
    try (TestApi calls = start.get()) {
      calls.post("/todos").json(new NewTodo("tea", null, List.of("Kitchen"))).expect(201);
      calls.post("/todos").json(new NewTodo("bread", null, null)).expect(201);
      calls.post("/todos").json(new NewTodo("read", null, null)).expect(201);
      assertThat(calls.get("/todos").query("limit", 2).expect(200).asList(Todo.class))
          .extracting(Todo::title)
          .containsExactly("read", "bread");
      assertThat(calls.get("/todos?q=KITCHEN").expect(200).asList(Todo.class))
          .extracting(Todo::title)
          .containsExactly("tea");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void answersEveryFaultAtItsPlaceAtOnce(Supplier<TestApi> start) {
    try (TestApi calls = start.get()) {
      calls
          .post("/todos?capacity=0")
          .json("{\"title\": \"\", \"due\": \"tomorrow\", \"tags\": [\"ok\", 3]}")
          .expectProblem(422)
          .errors(4)
          .at("query", "capacity", "min")
          .at("#/title", "not_blank")
          .at("#/due", "format")
          .at("#/tags/1", "type");
      calls.get("/todos?limit=500").expectProblem(422).errors(1).at("query", "limit", "max");
      calls.get("/todos?limit=+7").expectProblem(422).at("query", "limit", "type");
      calls
          .get("/todos?limit=1&q=a&limit=x&q=")
          .expectProblem(422)
          .at("query", "limit", "repeated")
          .at("query", "q", "repeated")
          .errors(2);
      calls
          .patch("/todos/x")
          .json("{\"title\": null}")
          .expectProblem(422)
          .errors(2)
          .at("path", "id", "type")
          .at("#/title", "type");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void answersWhatIsNotARequestForIt(Supplier<TestApi> start) {
    try (TestApi calls = start.get()) {
      calls.post("/todos").json("{\"title\": ").expectProblem(400);
      calls.post("/todos").json("{\"title\": \"a\", \"title\": \"b\"}").expectProblem(400);
      calls
          .post("/todos")
          .header("Content-Type", "text/csv")
          .body(new byte[] {'a'})
          .expectProblem(415);
      calls.post("/todos").json("\"" + "a".repeat(1 << 20) + "\"").expectProblem(413);
      calls.post("/todos").json("{\"title\": \"tea\"}").expect(201);
      calls.post("/todos?capacity=1").json("{\"title\": \"tea\"}").expectProblem(409);
      calls.get("/nothing").expectProblem(404);
      TestResponse wrongMethod = calls.delete("/todos").expectProblem(405).response();
      assertThat(wrongMethod.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
      assertThat(calls.head("/todos").expect(200).bytes()).isEmpty();
      assertThat(calls.options("/todos").expect(204).header("Allow"))
          .isEqualTo("GET, HEAD, POST, OPTIONS");
      assertThat(calls.get("/todos/").expect(308).header("Location")).isEqualTo("/todos");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void documentsItself(Supplier<TestApi> start) {
    try (TestApi calls = start.get()) {
      TestResponse document = calls.get("/openapi.json").expect(200);
      assertThat(document.json()).isInstanceOf(JsonObject.class);
      assertThat(calls.get("/docs").expect(200).text()).contains("<html");
    }
  }

  @Test
  void refusesBytesThatAreNotHttp() throws IOException {
    try (TestServer server = TestServer.of(TodosApp.app());
        RawConnection raw = RawConnection.open("127.0.0.1", server.server().port())) {
      raw.send("GET /todos HTTP/1.1\r\n\r\n");
      assertThat(raw.readResponse().status()).isEqualTo(400);
      assertThat(raw.isClosedByPeer()).isTrue();
    }
  }
}
