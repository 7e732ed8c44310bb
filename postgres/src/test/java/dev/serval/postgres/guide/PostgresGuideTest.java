package dev.serval.postgres.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.Problem;
import dev.serval.channels.Channels;
import dev.serval.channels.Registration;
import dev.serval.channels.Subscription;
import dev.serval.postgres.Database;
import dev.serval.postgres.Postgres;
import dev.serval.postgres.guide.PostgresGuide.NewOrder;
import dev.serval.postgres.guide.PostgresGuide.Todo;
import dev.serval.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresGuideTest {
  private Database db;
  private TestClient client;

  @BeforeEach
  void start() {
    db = Postgres.open();
    client = TestClient.of(PostgresGuide.app(db));
  }

  @AfterEach
  void stop() {
    client.close(); // and with it the database
  }

  private int ordered() {
    return db.query("select count(*) from orders").one(Integer.class);
  }

  @Test
  void isNotReadyWithoutItsDatabase() {
    client.get("/health/live").expect(200);
    db.close();
    client.get("/health/ready").expect(503);
  }

  @Test
  void listsFindsAndRemoves() {
    db.update("insert into todo (title, due_on) values ('milk', '2026-03-14'), ('bread', null)");
    client.get("/todos").expect(200);
    client
        .get("/todos/1")
        .expect(200)
        .expectJson("{\"id\": 1, \"title\": \"milk\", \"dueOn\": \"2026-03-14\", \"tags\": []}");
    client.get("/todos/3").expect(404);
    assertThat(
            client.get("/todos/search?word=MIL&before=2027-01-01").expect(200).asList(Todo.class))
        .hasSize(1);
    assertThat(client.get("/todos/export").expect(200).text().lines()).hasSize(2);
    client.delete("/todos/1").expect(204);
    client.delete("/todos/1").expect(404);
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void commitsWhatARequestDidOrNothing() {
    db.update("insert into stock values ('tea', 1)");
    client.post("/orders").json(new NewOrder("tea")).expect(201);
    assertThat(ordered()).isEqualTo(1);
    // The check of the amount fails, and answers by itself.
    client.post("/orders").json(new NewOrder("tea")).expectProblem(409);
    assertThat(ordered()).isEqualTo(1);
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void sellsAndTells() throws Exception {
    db.update("insert into stock values ('tea', 5)");
    try (Channels channels = Channels.inMemory()) {
      var sold = channels.channel("sold", String.class);
      try (Subscription<String> heard = sold.subscribe()) {
        assertThat(PostgresGuide.sell(db, sold, "tea")).isEqualTo(4);
        assertThat(heard.receive(Duration.ofSeconds(30))).isEqualTo("tea");
      }
    }
  }

  @Test
  void namesWhatIsTaken() {
    assertThat(PostgresGuide.register(db, "a@b.c").email()).isEqualTo("a@b.c");
    assertThatThrownBy(() -> PostgresGuide.register(db, "a@b.c"))
        .isInstanceOf(Problem.class)
        .hasMessage("There is an account with this address");
  }

  @Test
  void feedsAChannel() throws Exception {
    try (Channels channels = Channels.inMemory();
        Registration _ = PostgresGuide.feed(db, channels);
        Subscription<Todo> todos = channels.channel("todos", Todo.class).subscribe()) {
      db.notify("todo_changed", "{\"id\": 1, \"title\": \"milk\", \"tags\": []}");
      assertThat(todos.receive(Duration.ofSeconds(30)))
          .isEqualTo(new Todo(1, "milk", Optional.empty(), List.of()));
    }
  }

  @Test
  void theGuideHasTheSnippetsOfTheseSources() throws IOException {
    String guide = Files.readString(Path.of("../docs/guide/postgres.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/serval/postgres/guide/PostgresGuide.java"))
            + Files.readString(Path.of("src/test/java/dev/serval/postgres/Postgres.java"));
    String text = source.replaceAll("\\s+", "");
    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide).results())
        .hasSizeGreaterThan(7)
        .map((MatchResult match) -> match.group(1).replaceAll("\\s+", ""))
        .allSatisfy(snippet -> assertThat(text).contains(snippet));
  }
}
