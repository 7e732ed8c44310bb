package fastapi.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.fixtures.OpenApiCheck;
import dev.serval.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages from middleware on.
class ApplicationTest {
  @Test
  void middleware() {
    try (TestClient client = TestClient.of(OwnMiddleware.app())) {
      assertThat(client.get("/").expect(200).header("X-Process-Time")).isNotEmpty();
      assertThat(client.get("/none").expect(404).header("X-Process-Time")).isNotEmpty();
    }
  }

  @Test
  void cors() {
    try (TestClient client = TestClient.of(CrossOrigin.app())) {
      client
          .get("/")
          .header("Origin", "https://eu.shop.example")
          .expect(200)
          .expectHeader("Access-Control-Allow-Origin", "https://eu.shop.example")
          .expectHeader("Access-Control-Allow-Credentials", "true");
      assertThat(
              client
                  .get("/")
                  .header("Origin", "https://evil.example")
                  .expect(200)
                  .header("Access-Control-Allow-Origin"))
          .isNull();
      client
          .options("/")
          .header("Origin", "https://localhost.example")
          .header("Access-Control-Request-Method", "GET")
          .expect(204)
          .expectHeader("Access-Control-Max-Age", "600");
    }
  }

  @Test
  void sql() throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:heroes;DB_CLOSE_DELAY=-1");
    try (Connection connection = database.getConnection();
        Statement create = connection.createStatement()) {
      create.execute(
          "create table hero (id bigint generated always as identity, name varchar(80) unique,"
              + " age int)");
    }
    try (TestClient client = TestClient.of(SqlDatabases.app(database))) {
      client
          .post("/heroes")
          .json("{\"name\":\"Deadpond\",\"age\":30}")
          .expect(201)
          .expectJson("{\"id\":1,\"name\":\"Deadpond\",\"age\":30}");
      client.post("/heroes").json("{\"name\":\"Deadpond\"}").expectProblem(500); // rolled back
      client.get("/heroes").expect(200).expectJson("[{\"id\":1,\"name\":\"Deadpond\",\"age\":30}]");
    }
  }

  @Test
  void biggerApplication() {
    try (TestClient client = TestClient.of(BiggerApplication.app())) {
      client.get("/users").expect(200).expectJson("[\"Rick\",\"Morty\"]");
      client.post("/internal/admin-tasks").header("X-Token", "x").expectProblem(400);
      client.post("/internal/admin-tasks").header("X-Token", "fake-super-secret-token").expect(200);
    }
    assertThat(Document.of(BiggerApplication.app())).contains("\"admin\"", "\"418\"");
  }

  @Test
  void streams() {
    try (TestClient client = TestClient.of(App.create().mount(new JsonLinesStream()))) {
      client
          .get("/gadgets")
          .expect(200)
          .expectHeader("Content-Type", "application/jsonl")
          .expectText("{\"name\":\"Plumbus\"}\n{\"name\":\"Portal Gun\"}\n");
    }
    try (TestClient client = TestClient.of(App.create().mount(new ServerSentEvents()))) {
      client
          .get("/ticks")
          .header("Last-Event-ID", "2")
          .expect(200)
          .expectHeader("Content-Type", "text/event-stream")
          .expectText("id: 3\ndata: {\"tick\":3}\n\n");
    }
  }

  @Test
  void backgroundTasks() {
    BackgroundTasks tasks = new BackgroundTasks();
    try (TestClient client = TestClient.of(App.create().mount(tasks))) {
      client.post("/send-notification/ann@shop.example").expect(202);
      assertThat(tasks.sent()).containsExactly("to ann@shop.example");
    }
  }

  @Test
  void metadata() {
    try (TestClient client = TestClient.of(Metadata.app())) {
      String document = client.get("/internal/openapi.json").expect(200).text();
      assertThat(OpenApiCheck.problems(document)).isEmpty();
      assertThat(document)
          .contains("ChimichangApp", "dp@example.com", "Apache-2.0", "Operations with users.");
      client.get("/internal/docs").expect(200);
      client.get("/docs").expectProblem(404);
    }
  }

  @Test
  void frontend() {
    try (TestClient client = TestClient.of(Frontend.app())) {
      client.get("/api/hello").expect(200).expectText("Hello");
      client.get("/assets/app.js").expect(200);
      String page = client.get("/dashboard/7").header("Accept", "text/html").expect(200).text();
      assertThat(page).contains("<title>Frontend</title>");
      client.get("/dashboard/7").header("Accept", "application/json").expectProblem(404);
      client.get("/assets/none.js").header("Accept", "text/html").expectProblem(404);
    }
  }

  @Test
  void staticFiles(@TempDir java.nio.file.Path directory) throws IOException {
    Files.writeString(directory.resolve("a.txt"), "hi");
    try (TestClient client = TestClient.of(Assets.app(directory))) {
      client.get("/static/a.txt").expect(200).expectText("hi");
      client.get("/static/b.txt").expectProblem(404);
    }
  }
}
