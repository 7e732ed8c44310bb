package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.MessageCodec;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.WebSocketConfig;
import dev.serval.WebSocketSession;
import dev.serval.json.JsonValue;
import dev.serval.middleware.AccessLog;
import dev.serval.middleware.Compression;
import dev.serval.middleware.ETags;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestServer;
import dev.serval.testing.TestWebSocket;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The WebSockets of an application: the same in memory and over a socket, with the JDK's client.
class WebSocketOnSocketTest {
  private static final LinkedBlockingQueue<String> ENDS = new LinkedBlockingQueue<>();

  private static void echo(WebSocketSession<String, String> session) {
    for (String line : session) {
      session.send(line);
    }
    ENDS.add(session.closeCode() + session.closeReason());
  }

  private static App app() {
    return App.create()
        .use(AccessLog.standard(), Compression.standard(), ETags.standard())
        .use((request, next) -> next.handle(request).withHeader("X-Layer", "seen"))
        .webSockets(WebSocketConfig.defaults().withMaxMessage(1_000))
        .get("/echo", request -> Response.text("get"))
        .webSocket("/echo", WebSocketOnSocketTest::echo)
        .webSocket(
            "/json",
            MessageCodec.json(JsonValue.class),
            MessageCodec.bytes(),
            session -> {
              for (JsonValue value : session) {
                session.send(new byte[] {(byte) value.toString().length()});
              }
            })
        .webSocket(
            "/fault",
            session -> {
              throw new IllegalStateException("secret");
            })
        .route(
            Route.webSocket(
                "/versions",
                config -> config.withSubprotocols("v2", "v1"),
                request ->
                    Response.webSocket(
                        MessageCodec.text(),
                        MessageCodec.text(),
                        session -> session.close(4000, "" + session.subprotocol()))));
  }

  static Stream<TestApi> both() {
    Supplier<App> app = WebSocketOnSocketTest::app;
    return Stream.of(TestClient.of(app.get()), TestServer.of(app.get()));
  }

  @ParameterizedTest
  @MethodSource("both")
  void talks(TestApi api) throws Exception {
    ENDS.clear();
    try (TestWebSocket ws = api.webSocket("/echo").open()) {
      ws.send("é").send("x".repeat(1_000)).expectText("é").expectText("x".repeat(1_000));
      ws.close(4001, "enough");
    }
    assertThat(ENDS.poll(60, TimeUnit.SECONDS)).isEqualTo("4001enough");
    api.webSocket("/json", ws -> ws.json("[1, 2]").expectBytes((byte) 5));
    api.get("/echo").expect(200).expectText("get");
  }

  @ParameterizedTest
  @MethodSource("both")
  void sees(TestApi api) throws Exception {
    ENDS.clear();
    api.webSocket("/echo").open().drop();
    assertThat(ENDS.poll(60, TimeUnit.SECONDS)).isEqualTo("1006");
  }

  @ParameterizedTest
  @MethodSource("both")
  void closesForWhatIsWrong(TestApi api) {
    api.webSocket("/json", ws -> ws.json("[").expectClose(1007));
    api.webSocket("/json", ws -> ws.send(new byte[1]).expectClose(1003));
    api.webSocket("/echo", ws -> ws.send("x".repeat(1_001)).expectClose(1009));
    api.webSocket("/fault", ws -> ws.expectClose(1011));
  }

  @ParameterizedTest
  @MethodSource("both")
  void refuses(TestApi api) {
    api.webSocket("/echo").origin("https://evil.example").expectProblem(403);
    api.webSocket("/none").expectProblem(404);
    api.webSocket("/json").header("Sec-WebSocket-Key", "short").expectProblem(400);
    api.get("/json").expectProblem(426);
    assertThatThrownBy(() -> api.webSocket("/none").open())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("404");
  }

  @ParameterizedTest
  @MethodSource("both")
  void agrees(TestApi api) {
    try (TestWebSocket ws = api.webSocket("/versions").subprotocols("v1", "v2").open()) {
      assertThat(ws.subprotocol()).isEqualTo("v2");
      ws.expectClose(4000);
      assertThat(ws.closeReason()).isEqualTo("v2");
    }
    api.webSocket("/versions").subprotocols("v3").expectProblem(400);
    api.webSocket("/versions")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
        .expect(101)
        .expectHeader("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .expectHeader("Upgrade", "websocket")
        .expectHeader("X-Layer", "seen");
  }

  @Test
  void endsSessionsWhenTheServerStops() throws Exception {
    ENDS.clear();
    TestServer server = TestServer.of(app());
    TestWebSocket ws = server.webSocket("/echo").open();
    ws.send("a").expectText("a");
    Thread stopping = Thread.ofVirtual().start(server.server()::close);
    ws.expectClose(1001);
    stopping.join();
    assertThat(ENDS.poll(60, TimeUnit.SECONDS)).isEqualTo("1001");
    server.close();
  }

  @Test
  void saysThatUpgradeIsForTheNextHopAlone() throws IOException {
    try (TestServer server = TestServer.of(app());
        RawConnection raw = RawConnection.open(server.server().address())) {
      raw.send("GET /json HTTP/1.1\r\nHost: localhost\r\n\r\n");
      ReceivedResponse response = raw.readResponse("GET");
      assertThat(response.status()).isEqualTo(426);
      assertThat(response.all("Upgrade")).containsExactly("websocket");
      assertThat(response.all("Connection")).containsExactly("Upgrade");
    }
  }

  @Test
  void takesNoUpgradeOfHttp10() throws IOException {
    try (TestServer server = TestServer.of(app());
        RawConnection raw = RawConnection.open(server.server().address())) {
      raw.send(
          """
          GET /echo HTTP/1.0\r
          Host: localhost\r
          Connection: Upgrade\r
          Upgrade: websocket\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          \r
          """);
      assertThat(raw.readResponse("GET").text()).isEqualTo("get");
    }
  }
}
