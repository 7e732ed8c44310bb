// How WebSockets are opened and refused, by the client in memory.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.MessageCodec;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.WebSocketConfig;
import dev.serval.WebSocketSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketHandshakeTest {
  private TestClient client = TestClient.of(App.create());

  @AfterEach
  void close() {
    client.close();
  }

  private void serve(App app) {
    client = TestClient.of(app);
  }

  private static void echo(WebSocketSession<String, String> session) {
    for (String line : session) {
      session.send(line + "!");
    }
  }

  @Test
  void refusesRequestsThatAreNoHandshake() {
    serve(App.create().webSocket("/echo", WebSocketHandshakeTest::echo));

    client.get("/echo").expectProblem(426);
    client.get("/echo").expect(426).expectHeader("Upgrade", "websocket");
    client.head("/echo").expect(426);
    client.post("/echo").expect(405).expectHeader("Allow", "GET, HEAD, OPTIONS");
    client.options("/echo").expect(204).expectHeader("Allow", "GET, HEAD, OPTIONS");
    client.webSocket("/echo").header("Upgrade", "h2c").expect(426);
    client.webSocket("/echo").header("Connection", "keep-alive").expect(426);
    client.webSocket("/other").expectProblem(404);
  }

  @Test
  void refusesHandshakesThatBreakTheProtocol() {
    serve(App.create().webSocket("/", WebSocketHandshakeTest::echo));

    client
        .webSocket("/")
        .header("Sec-WebSocket-Version", "8")
        .expect(426)
        .expectHeader("Sec-WebSocket-Version", "13");
    for (String key : List.of("", "AAAA", "!".repeat(24), "A".repeat(24), "A".repeat(22) + "==x")) {
      client.webSocket("/").header("Sec-WebSocket-Key", key).expectProblem(400);
    }
    String good = "dGhlIHNhbXBsZSBub25jZQ==";
    client
        .webSocket("/")
        .header("Sec-WebSocket-Key", good)
        .header("Sec-WebSocket-Key", good)
        .expectProblem(400);
    client
        .webSocket("/")
        .header("Connection", "keep-alive, UPGRADE")
        .header("Upgrade", "h2c, WebSocket")
        .header("Sec-WebSocket-Key", good)
        .expect(101)
        .expectHeader("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void refusesHandshakesWithABody() {
    serve(App.create().webSocket("/", WebSocketHandshakeTest::echo));

    client
        .get("/")
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
        .text("GET /admin HTTP/1.1")
        .expectProblem(400);
  }

  @Test
  void refusesCrossSiteWebSocketHijacking() {
    serve(App.create().webSocket("/", WebSocketHandshakeTest::echo));

    client.webSocket("/").expect(101);
    client.webSocket("/").origin("http://localhost").expect(101);
    client.webSocket("/").host("shop.example:8080").origin("http://SHOP.example:8080").expect(101);
    for (String origin :
        List.of(
            "http://evil.example",
            "https://localhost",
            "http://localhost:81",
            "http://localhost.evil.example",
            "http://evil.example/http://localhost",
            "null",
            "")) {
      client.webSocket("/").origin(origin).cookie("session", "ann").expectProblem(403);
    }
    client.webSocket("/").origin("http://localhost").origin("http://localhost").expect(403);
  }

  @Test
  void letsPagesOfNamedOriginsIn() {
    WebSocketConfig config =
        WebSocketConfig.defaults().withOrigins("https://app.example", "https://*.shop.example");
    serve(App.create().webSockets(config).webSocket("/", WebSocketHandshakeTest::echo));

    client.webSocket("/").origin("https://app.example").expect(101);
    client.webSocket("/").origin("https://a.shop.example").expect(101);
    client.webSocket("/").origin("http://localhost").expect(101);
    client.webSocket("/").origin("https://shop.example").expect(403);
    client.webSocket("/").origin("http://app.example").expect(403);
    assertThatThrownBy(() -> WebSocketConfig.defaults().withOrigins("app.example"))
        .isInstanceOf(IllegalArgumentException.class);

    client.close();
    serve(
        App.create()
            .webSockets(WebSocketConfig.defaults().withOrigins("*"))
            .webSocket("/", WebSocketHandshakeTest::echo));
    client.webSocket("/").origin("https://any.example").expect(101);
  }

  @Test
  void comparesWithTheOriginThatATrustedProxySaw() {
    serve(
        App.create()
            .use((request, next) ->
                next.handle(
                    request.withOrigin(
                        new dev.serval.Origin(
                            "https", "shop.example", request.remoteAddress(), ""))))
            .webSocket("/", WebSocketHandshakeTest::echo));

    client.webSocket("/").origin("https://shop.example").expect(101);
    client.webSocket("/").origin("https://shop.example:443").expect(101);
    client.webSocket("/").origin("http://localhost").expect(403);
  }

  @Test
  void choosesTheSubprotocolThatItWantsMost() {
    serve(
        App.create()
            .route(
                Route.webSocket(
                    "/",
                    config -> config.withSubprotocols("v2", "v1"),
                    request ->
                        Response.webSocket(
                            MessageCodec.text(),
                            MessageCodec.text(),
                            session -> session.send("" + session.subprotocol()))))
            .webSocket("/none", session -> session.send("" + session.subprotocol())));

    client
        .webSocket("/")
        .subprotocols("v0", "v1", "v2")
        .expect(101)
        .expectHeader("Sec-WebSocket-Protocol", "v2");
    client
        .webSocket("/")
        .subprotocols("v1")
        .subprotocols("v3")
        .expect(101)
        .expectHeader("Sec-WebSocket-Protocol", "v1");
    client.webSocket("/").subprotocols("V1").expectProblem(400);
    client.webSocket("/", ws -> ws.expectText("null"));
    assertThat(
            client
                .webSocket("/none")
                .subprotocols("v1")
                .expect(101)
                .headers()
                .all("Sec-WebSocket-Protocol"))
        .isEmpty();
  }
}
