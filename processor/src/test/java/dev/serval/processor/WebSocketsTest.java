package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestWebSocket;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What generated routes of WebSockets do.
final class WebSocketsTest {
  private Object chat = "";
  private TestClient client = TestClient.of(App.create());

  @BeforeEach
  void open() {
    chat = RoutesTest.make("websockets", "chat.Chat");
    client = TestClient.of(App.create().provide(chat).mount(chat));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private TestWebSocket talk() {
    return client.webSocket("/chat/tea?times=2").header("X-User", "ann").open();
  }

  @Test
  void talksInTypesOfTheSession() {
    try (TestWebSocket ws = talk()) {
      String said =
          """
          {"type":"Said","room":"tea","who":"ann","text":"hello"}
          """;
      ws.json("{\"text\":\"hello\"}").expectJson(said).expectJson(said);
    }
  }

  @Test
  void bindsBeforeTheHandshake() {
    client
        .webSocket("/chat/tea?times=11")
        .header("X-User", "ann")
        .expectProblem(422)
        .at("query", "times", "max");
  }

  @Test
  void refusesCallersBeforeTheHandshake() {
    client.webSocket("/chat/tea").expect(401).expectHeader("WWW-Authenticate", "Bearer");
  }

  @Test
  void leavesOtherRequestsToTheRouteOfGet() {
    client.get("/chat/tea").expect(200).expectText("room tea");
    client.post("/chat/tea").expect(405).expectHeader("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void closesOnMessagesThatAreNotValid() {
    try (TestWebSocket ws = talk()) {
      ws.json("{\"text\":\" \"}").expectClose(1008);
      assertThat(ws.closeReason()).isEqualTo("#/text must not be blank");
    }
    try (TestWebSocket ws = talk()) {
      ws.json("{\"text\":}").expectClose(1007);
      assertThat(ws.closeReason()).startsWith("#/text at byte 8: expected ");
    }
    try (TestWebSocket ws = talk()) {
      ws.send(new byte[] {'{', '}'}).expectClose(1003);
    }
  }

  @Test
  void endsWhatWasOpenedWithTheSession() throws Exception {
    try (TestWebSocket ws = talk()) {
      ws.json("{\"text\":\"a\"}").receive();
      ws.receive(); // or the close would come between the two, and the second fail
      assertThat(ends()).isEmpty();
    }
    assertThat(ends()).containsExactly("ann true");
    try (TestWebSocket ws = talk()) {
      ws.json("{\"text\":\"bye\"}").expectClose(4409);
      assertThat(ws.closeReason()).isEqualTo("bye, too");
    }
    assertThat(ends()).containsExactly("ann true", "ann false");
  }

  @SuppressWarnings("unchecked")
  private List<String> ends() throws ReflectiveOperationException {
    Field ends = chat.getClass().getDeclaredField("ends");
    ends.setAccessible(true);
    return (List<String>) ends.get(chat);
  }

  @Test
  void readsVariantsByTheirTag() {
    client.webSocket(
        "/chat/tea/events?session=s",
        ws -> {
          ws.json("{\"type\":\"Left\",\"who\":\"bob\"}");
          ws.expectJson(
              "[{\"type\":\"Left\",\"who\":\"bob\"},{\"type\":\"Left\",\"who\":\"steanull\"}]");
          ws.json("{\"type\":\"Gone\"}").expectClose(1008);
        });
  }

  @Test
  void agreesOnWhatTheAnnotationSays() {
    try (TestWebSocket ws =
        client
            .webSocket("/chat/tea/events?session=s")
            .origin("https://chat.example")
            .subprotocols("v1", "v2")
            .open()) {
      assertThat(ws.subprotocol()).isEqualTo("v2");
    }
    client.webSocket("/chat/tea/events?session=s").origin("https://other.example").expect(403);
    client.webSocket("/chat/text").origin("https://chat.example").expect(403);
    client.webSocket(
        "/chat/bytes",
        ws -> {
          ws.send(new byte[] {1, 2, 3, 4}).expectBytes((byte) 1, (byte) 2, (byte) 3, (byte) 4);
          ws.send(new byte[5]).expectClose(1009);
        });
  }

  @Test
  void takesRawMessages() {
    client.webSocket("/chat/promised", ws -> ws.expectText("later").expectClose(1000));
    client.webSocket("/chat/text", ws -> ws.send("é").expectBytes((byte) 0xC3, (byte) 0xA9));
    client.webSocket(
        "/chat/any",
        ws -> {
          ws.send("é").expectText("text of 2 bytes");
          ws.send(new byte[3]).expectText("binary of 3 bytes");
        });
  }

  @Test
  void isNoOperationOfTheDocument() {
    String document = client.get("/openapi.json").expect(200).text();
    assertThat(document).contains("/chat/{room}").doesNotContain("/chat/{room}/events");
  }
}
