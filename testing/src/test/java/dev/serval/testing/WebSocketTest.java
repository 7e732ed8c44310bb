// WebSockets by the client in memory: the application's part of them.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static App echo() {
    return App.create()
        .webSocket(
            "/echo",
            session -> {
              for (String line : session) {
                session.send(line + "!");
              }
            });
  }

  @Test
  void answersMessages() {
    try (TestClient client = TestClient.of(echo())) {
      client.webSocket("/echo", ws -> ws.send("a").send("b").expectText("a!").expectText("b!"));
    }
  }

  @Test
  void refusesOtherRequests() {
    try (TestClient client = TestClient.of(echo())) {
      client.get("/echo").expectProblem(426);
      client.get("/echo").expect(426).expectHeader("Upgrade", "websocket");
      client.post("/echo").expect(405).expectHeader("Allow", "GET, HEAD, OPTIONS");
    }
  }

  @Test
  void saysWhatCameInsteadOfAMessage() {
    try (TestClient client = TestClient.of(echo());
        TestWebSocket ws = client.webSocket("/echo").open()) {
      ws.expectNothing(Duration.ofMillis(20));
      ws.send(new byte[] {1}).expectClose(1003);
      assertThat(ws.closeReason()).isEqualTo("expected a message that is text");
      assertThatThrownBy(ws::receive)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("closed with 1003")
          .hasMessageContaining("GET /echo");
    }
  }
}
