package fastapi.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestWebSocket;
import fastapi.advanced.ChatRooms.ChatEvent;
import fastapi.advanced.ChatRooms.ChatLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages on WebSockets, FastAPI's and docs/guide/websocket.md.
class ChatRoomsTest {
  // snippet: testing-websockets
  @Test
  void talks() {
    try (TestClient client = TestClient.of(ChatRooms.app());
        TestWebSocket ann = client.webSocket("/chat/tea").query("name", "ann").open()) {
      // open() returns before the method has run: what it sends first says that it does.
      ann.expectJson("{\"type\": \"Joined\", \"who\": \"ann\"}");
      client.webSocket(
          "/chat/tea?name=bob",
          bob -> {
            bob.expectJson("{\"type\": \"Joined\", \"who\": \"bob\"}");
            ann.json(new ChatLine("hello"));
            assertThat(bob.receive(ChatEvent.class)).isEqualTo(new ChatEvent.Said("ann", "hello"));
            bob.json("{\"text\": \"\"}").expectClose(1008);
          });
      ann.expectJson("{\"type\": \"Joined\", \"who\": \"bob\"}");
      ann.expectJson("{\"type\": \"Said\", \"who\": \"ann\", \"text\": \"hello\"}");
      ann.expectJson("{\"type\": \"Left\", \"who\": \"bob\"}");
    }
  }

  @Test
  void refuses() {
    try (TestClient client = TestClient.of(ChatRooms.app())) {
      client.webSocket("/chat/tea").expectProblem(422).at("query", "name", "required");
      client.webSocket("/chat/tea?name=eve").origin("https://evil.example").expectProblem(403);
    }
  }

  // end

  @Test
  void goesOnAfterWhatIsNotValid() {
    try (TestClient client = TestClient.of(ChatRooms.app())) {
      client.webSocket(
          "/chat/tea/patient",
          ws -> {
            assertThat(ws.json("{}").receiveText()).contains("\"pointer\":\"#/text\"");
            ws.json(new ChatLine("tea"))
                .expectJson("{\"type\":\"Said\",\"who\":\"tea\",\"text\":\"tea\"}");
          });
    }
  }

  @Test
  void asksForATicket() {
    try (TestClient client = TestClient.of(ChatRooms.app())) {
      client.webSocket("/chat/tea/news?ticket=x").expectProblem(403);
      client.webSocket(
          "/chat/tea/news?ticket=one-time-ticket",
          ws -> ws.expectText("Welcome to tea, ann").expectClose(1000));
    }
  }

  @Test
  void echoes() {
    try (TestClient client = TestClient.of(ChatRooms.byHand())) {
      client.webSocket("/echo", ws -> ws.send("a").expectText("a"));
      client.webSocket("/echo").origin("https://app.example").expect(101);
    }
  }

  @Test
  void aBoardListensToNobody() throws InterruptedException {
    try (Channels channels = Channels.inMemory()) {
      Channel<String> channel = channels.channel("board", String.class);
      try (TestClient client = TestClient.of(ChatRooms.board(channel));
          TestWebSocket ws = client.webSocket("/board").open()) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (channels.size() == 0 && System.nanoTime() < end) {
          Thread.sleep(2);
        }
        for (int i = 0; i < 100; i++) {
          ws.send("x".repeat(32 << 10));
        }
        channel.publish("news");
        ws.expectText("news");
      }
    }
  }

  @Test
  void theGuideHasTheSnippetsOfTheseSources() throws IOException {
    String guide = Files.readString(Path.of("../../docs/guide/websocket.md"));
    String sources =
        Files.readString(Path.of("src/main/java/fastapi/advanced/ChatRooms.java"))
            + Files.readString(Path.of("src/test/java/fastapi/advanced/ChatRoomsTest.java"));
    // The formatter breaks lines elsewhere than the page does, and comments name the regions.
    String here = sources.replaceAll("(?m)^ *// (snippet: .*|end)$", "");
    String text = here.replaceAll("\\s+", "");
    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide).results())
        .hasSizeGreaterThan(4)
        .map((MatchResult match) -> match.group(1).replaceAll("\\s+", ""))
        .allSatisfy(snippet -> assertThat(text).contains(snippet));
  }
}
