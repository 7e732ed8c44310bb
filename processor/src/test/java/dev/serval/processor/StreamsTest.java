package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Event;
import dev.serval.http.MediaType;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import dev.serval.openapi.OpenApiVersion;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestEvents;
import dev.serval.testing.TestLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the generated routes of the golden case `streams` answer.
final class StreamsTest {
  private static final MediaType LINES = MediaType.parse("application/jsonl");

  private static final List<String> EVENTS =
      List.of(
          "get /market/ticks",
          "get /market/framed",
          "get /market/feed",
          "post /market/words",
          "get /market/published",
          "get /market/promised",
          "get /market/traded",
          "get /market/traded/later",
          "post /market/all");
  private static final List<String> LINE_ROUTES =
      List.of("get /market/tape", "get /market/export", "get /market/slow", "post /market/matches");

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
  void sendsMessagesOfSubscriptionAsEvents() {
    try (TestEvents<String> traded = client.get("/market/traded").events(String.class);
        TestEvents<String> later = client.get("/market/traded/later").events(String.class)) {
      trade(1);
      trade(2);
      assertThat(traded.nextData()).isEqualTo("{\"number\":1,\"symbol\":\"TEA\"}");
      assertThat(traded.nextData()).isEqualTo("{\"number\":2,\"symbol\":\"TEA\"}");
      assertThat(later.nextData()).isEqualTo("{\"number\":1,\"symbol\":\"TEA\"}");
    }
  }

  @Test
  void sendsMessagesOfSubscriptionAsLines() {
    try (TestLines<JsonValue> tape = client.get("/market/tape").lines(JsonValue.class)) {
      trade(7);
      assertThat(tape.next()).hasToString("{\"number\":7,\"symbol\":\"TEA\"}");
    }
  }

  private void trade(int number) {
    client
        .post("/market/trades")
        .json("{\"number\":" + number + ",\"symbol\":\"TEA\"}")
        .expect(204);
  }

  @Test
  void isTextInOpenApi31() {
    JsonValue paths = paths(OpenApiVersion.V3_1);
    assertThat(paths.toString()).doesNotContain("itemSchema");
    EVENTS.forEach(route ->
        assertThat(paths.at(sent(route, "text~1event-stream")))
            .as(route)
            .hasToString("{\"schema\":{\"type\":\"string\"}}"));
    LINE_ROUTES.forEach(route ->
        assertThat(paths.at(sent(route, "application~1jsonl")))
            .as(route)
            .hasToString("{\"schema\":{\"type\":\"string\"}}"));
  }

  @Test
  void describesEventsByTheirFieldsInOpenApi32() {
    JsonValue paths = paths(OpenApiVersion.V3_2);
    EVENTS.forEach(route -> {
      JsonValue content = paths.at(sent(route, "text~1event-stream"));
      assertThat(members(content)).as(route).containsExactly("itemSchema");
      assertThat(members(content.at("/itemSchema/properties")))
          .as(route)
          .containsExactly("event", "id", "retry", "data");
      assertThat(content.at("/itemSchema/required")).as(route).hasToString("[\"data\"]");
    });
    assertThat(data(paths, "get /market/traded")).isEqualTo(data(paths, "get /market/ticks"));
    assertThat(data(paths, "get /market/ticks"))
        .hasToString(
            "{\"type\":\"string\",\"contentMediaType\":\"application/json\","
                + "\"contentSchema\":{\"$ref\":\"#/components/schemas/Tick\"}}");
    assertThat(data(paths, "get /market/promised")).hasToString("{\"type\":\"string\"}");
  }

  @Test
  void describesLinesOfBothWaysInOpenApi32() {
    JsonValue paths = paths(OpenApiVersion.V3_2);
    LINE_ROUTES.forEach(route ->
        assertThat(paths.at(sent(route, "application~1jsonl")))
            .as(route)
            .hasToString("{\"itemSchema\":{\"$ref\":\"#/components/schemas/Tick\"}}"));
    for (String type : List.of("application~1jsonl", "application~1x-ndjson")) {
      assertThat(paths.at("/~1market~1orders/post/requestBody/content/" + type))
          .as(type)
          .hasToString("{\"itemSchema\":{\"$ref\":\"#/components/schemas/Order\"}}");
    }
  }

  private static JsonValue paths(OpenApiVersion version) {
    App app = App.create().openApi(version).mount(RoutesTest.make("streams", "shop.Market"));
    try (TestClient asking = TestClient.of(app)) {
      JsonValue document = JsonValue.parse(asking.get("/openapi.json").expect(200).text());
      return document.at("/paths");
    }
  }

  /// Where the content of a route's response stands.
  private static String sent(String route, String mediaType) {
    String[] words = route.split(" ", 2);
    String path = words[1].replace("/", "~1");
    return "/" + path + "/" + words[0] + "/responses/200/content/" + mediaType;
  }

  private static JsonValue data(JsonValue paths, String route) {
    return paths.at(sent(route, "text~1event-stream") + "/itemSchema/properties/data");
  }

  private static Set<String> members(JsonValue value) {
    return ((JsonObject) value).members().keySet();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
