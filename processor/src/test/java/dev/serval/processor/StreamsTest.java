package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Event;
import dev.serval.http.MediaType;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the generated routes of the golden case `streams` answer.
final class StreamsTest {
  private static final MediaType LINES = MediaType.parse("application/jsonl");

  private TestClient client = TestClient.of(App.create());

  @BeforeEach
  void mount() {
    client = TestClient.of(App.create().mount(RoutesTest.make("streams", "shop.Market")));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void sendsElementsOfStreamAsEvents() {
    client
        .get("/market/ticks")
        .query("count", 2)
        .expect(200)
        .expectHeader("Content-Type", "text/event-stream")
        .expectHeader("Cache-Control", "no-store")
        .expectHeader("X-Accel-Buffering", "no")
        .expectText(
            """
            data: {"number":1,"symbol":"TEA"}

            data: {"number":2,"symbol":"TEA"}

            """);
  }

  @Test
  void goesOnAfterLastEventId() {
    try (TestEvents<String> ticks =
        client.get("/market/ticks").header("Last-Event-ID", 41).events(String.class)) {
      assertThat(ticks.nextData()).isEqualTo("{\"number\":42,\"symbol\":\"TEA\"}");
    }
  }

  @Test
  void refusesLastEventIdThatIsNoNumber() {
    client
        .get("/market/ticks")
        .header("Last-Event-ID", "x")
        .expectProblem(422)
        .at("header", "Last-Event-ID", "type");
  }

  @Test
  void validatesBeforeStreaming() {
    client.get("/market/ticks").query("count", 11).expectProblem(422).at("query", "count", "max");
  }

  @Test
  void sendsIdsAndTypesOfEvents() {
    try (TestEvents<String> ticks = client.get("/market/framed").events(String.class)) {
      Event<String> first = ticks.next();
      assertThat(first.id()).isEqualTo("1");
      assertThat(first.event()).isEqualTo("tick");
      assertThat(ticks.next().id()).isEqualTo("2");
      ticks.expectEnd();
    }
  }

  @Test
  void feedsEvents() {
    try (TestEvents<String> ticks =
        client
            .get("/market/feed")
            .query("symbol", "MINT")
            .query("count", 3)
            .query("only", 2)
            .query("only", 3)
            .events(String.class)) {
      assertThat(ticks.nextData()).isEqualTo("{\"number\":2,\"symbol\":\"MINT\"}");
      assertThat(ticks.nextData()).isEqualTo("{\"number\":3,\"symbol\":\"MINT\"}");
      ticks.expectEnd();
    }
  }

  @Test
  void answersErrorBeforeFirstEventByContract() {
    client.get("/market/feed").query("symbol", "NONE").expectProblem(404).kind("not-found");
  }

  @Test
  void answersPostWithEventsOfText() {
    client
        .post("/market/words")
        .json("{\"symbol\":\"tea\",\"count\":1}")
        .expect(200)
        .expectText("data: tea\n\ndata: two\ndata: lines\n\n");
    client
        .post("/market/words")
        .json("{\"symbol\":\" \",\"count\":1}")
        .expectProblem(422)
        .at("#/symbol", "not_blank");
  }

  @Test
  void sendsItemsOfPublisher() {
    client.get("/market/published").expect(200).expectText("data: a\n\ndata: b\n\n");
    client.get("/market/promised").expect(200).expectText("data: later\n\n");
  }

  @Test
  void answersHeadWithoutBody() {
    client
        .head("/market/ticks")
        .expect(200)
        .expectHeader("Content-Type", "text/event-stream")
        .expectText("");
    client.head("/market/feed").query("symbol", "TEA").expect(200).expectText("");
  }

  @Test
  void sendsJsonLines() {
    client
        .get("/market/export")
        .expect(200)
        .expectHeader("Content-Type", "application/jsonl")
        .expectText(
            """
            {"number":1,"symbol":"TEA"}
            {"number":2,"symbol":"TEA"}
            {"number":3,"symbol":"TEA"}
            """);
    client.get("/market/slow").expect(200).expectText("{\"number\":1,\"symbol\":\"TEA\"}\n");
  }

  @Test
  void readsJsonLines() {
    client
        .post("/market/orders")
        .body(bytes("{\"symbol\":\"a\",\"count\":1}\r\n\n{\"symbol\":\"b\",\"count\":2}"), LINES)
        .expect(200)
        .expectText("3");
    client.post("/market/orders").expect(200).expectText("0");
    client.post("/market/orders").json("{}").expectProblem(415);
  }

  @Test
  void saysWhichLineIsNotValid() {
    String fine = "{\"symbol\":\"a\",\"count\":1}\n";
    assertThat(
            client
                .post("/market/orders")
                .body(bytes(fine + "\n" + "{\"symbol\":\"a\",\"count\":101}\n" + fine), LINES)
                .expectProblem(422)
                .at("#/count", "max")
                .json()
                .get("line"))
        .hasToString("3");
    assertThat(
            client
                .post("/market/orders")
                .body(bytes(fine + "{\"symbol\""), LINES)
                .expectProblem(400)
                .kind("malformed-json")
                .json()
                .get("line"))
        .hasToString("2");
  }

  @Test
  void answersLinesWithLines() {
    client
        .post("/market/matches")
        .query("first", 5)
        .body(bytes("{\"symbol\":\"a\",\"count\":1}\n{\"symbol\":\"b\",\"count\":2}\n"), LINES)
        .expect(200)
        .expectText("{\"number\":6,\"symbol\":\"a\"}\n{\"number\":7,\"symbol\":\"b\"}\n");
    client
        .post("/market/matches")
        .body(bytes("{\"symbol\":\"\",\"count\":1}\n"), LINES)
        .expectProblem(422)
        .at("#/symbol", "not_blank");
  }

  @Test
  void answersLinesWithEvents() {
    client
        .post("/market/all")
        .body(bytes("{\"symbol\":\"a\",\"count\":1}\n"), LINES)
        .expect(200)
        .expectText("data: {\"number\":1,\"symbol\":\"a\"}\n\n");
  }

  @Test
  void isDescribed() {
    String document = client.get("/openapi.json").expect(200).text();
    assertThat(document).contains("text/event-stream").doesNotContain("itemSchema");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
