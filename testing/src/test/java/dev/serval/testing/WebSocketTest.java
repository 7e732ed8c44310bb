// WebSockets by the client in memory: the application's part of them.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Attribute;
import dev.serval.InvalidMessageException;
import dev.serval.MessageCodec;
import dev.serval.Middleware;
import dev.serval.Outcome;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Scoped;
import dev.serval.WebSocketClosedException;
import dev.serval.WebSocketConfig;
import dev.serval.WebSocketSession;
import dev.serval.http.Status;
import dev.serval.json.JsonValue;
import dev.serval.transport.Execution;
import dev.serval.transport.WebSocketMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static final Attribute<String> USER = Attribute.of("user");

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

  // Messages.

  @Test
  void answersMessages() {
    serve(App.create().webSocket("/echo", WebSocketTest::echo));

    client.webSocket("/echo", ws -> ws.send("a").send("b").expectText("a!").expectText("b!"));
  }

  @Test
  void saysWhatCameInsteadOfAMessage() {
    serve(App.create().webSocket("/echo", WebSocketTest::echo));
    try (TestWebSocket ws = client.webSocket("/echo").open()) {
      ws.expectNothing(Duration.ofMillis(20));
      ws.send(new byte[] {1}).expectClose(1003);
      assertThat(ws.closeReason()).isEqualTo("expected a message that is text");
      assertThatThrownBy(ws::receive)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("closed with 1003")
          .hasMessageContaining("GET /echo");
    }
  }

  @Test
  void lastsUntilTheHandlerReturns() {
    serve(App.create().webSocket("/once", session -> session.send("" + session.receive())));

    client.webSocket(
        "/once",
        ws -> {
          ws.send("a").expectText("a").expectClose(1000);
          assertThatThrownBy(() -> ws.send("b")).hasMessageContaining("closed, code 1000");
        });
  }

  @Test
  void endsWhatIsReceivedWithTheConnection() throws Exception {
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    serve(
        App.create()
            .webSocket(
                "/",
                session -> {
                  String first = session.receive();
                  String last = session.receive();
                  seen.add(first + last + session.closeCode() + session.closeReason());
                  seen.add(session.isOpen() + " " + session.offer("lost"));
                  session.close();
                  assertThatThrownBy(() -> session.send("lost"))
                      .isInstanceOfSatisfying(
                          WebSocketClosedException.class,
                          closed -> seen.add("" + closed.closeCode()));
                }));

    try (TestWebSocket ws = client.webSocket("/").open()) {
      ws.send("a").close(4000, "enough");
    }
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("anull4000enough");
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("false false");
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("4000");

    client.webSocket("/").open().drop();
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("nullnull1006");
  }

  @Test
  void sendsOneEncodedMessageToMany() {
    List<WebSocketSession<String, JsonValue>> members =
        Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .webSocket(
                "/",
                MessageCodec.text(),
                MessageCodec.json(JsonValue.class),
                session -> {
                  members.add(session);
                  session.onClosed(() -> members.remove(session));
                  for (String text : session) {
                    WebSocketMessage event = session.encode(JsonValue.parse(text));
                    members.forEach(member -> assertThat(member.offerEncoded(event)).isTrue());
                  }
                }));

    try (TestWebSocket one = client.webSocket("/").open();
        TestWebSocket two = client.webSocket("/").open()) {
      one.send("{ \"a\": 1 }").expectText("{\"a\":1}");
      two.expectText("{\"a\":1}").send("2").expectText("2");
      one.expectText("2");
    }
    assertThat(members).isEmpty();
  }

  @Test
  void sendsWhatIsWrongAndGoesOn() {
    serve(
        App.create()
            .webSocket(
                "/",
                MessageCodec.json(JsonValue.class),
                MessageCodec.any(),
                session -> {
                  while (session.isOpen()) {
                    try {
                      JsonValue value = session.receive();
                      if (value != null) {
                        session.send(WebSocketMessage.text(value.toString()));
                      }
                    } catch (InvalidMessageException invalid) {
                      session.sendProblem(invalid.problem());
                    }
                  }
                }));

    client.webSocket(
        "/",
        ws -> {
          String problem = ws.send("[1,").receiveText();
          assertThat(problem).contains("\"status\":400", "malformed-json", "\"offset\":3");
          ws.send("[1]").expectText("[1]");
        });
  }

  @Test
  void waitsWhileThePeerDoesNotRead() throws Exception {
    CompletableFuture<Integer> taken = new CompletableFuture<>();
    App app = App.create().webSockets(WebSocketConfig.defaults().withMaxQueued(10));
    serve(
        app.webSocket(
            "/",
            session -> {
              int count = 0;
              while (session.offer("12345")) {
                count++;
              }
              taken.complete(count);
              session.send("last");
            }));

    try (TestWebSocket ws = client.webSocket("/").open()) {
      assertThat(taken.get(5, TimeUnit.SECONDS)).isEqualTo(3);
      ws.expectText("12345").expectText("12345").expectText("12345").expectText("last");
    }
  }

  @Test
  void boundsMessages() {
    App app = App.create().webSockets(WebSocketConfig.defaults().withMaxMessage(3));
    serve(
        app.webSocket("/app", WebSocketTest::echo)
            .route(
                Route.webSocket(
                    "/route",
                    config -> config.withMaxMessage(4),
                    request ->
                        Response.webSocket(
                            MessageCodec.text(), MessageCodec.text(), WebSocketTest::echo))));

    client.webSocket(
        "/app", ws -> ws.send("123").expectText("123!").send("1234").expectClose(1009));
    client.webSocket("/route", ws -> ws.send("1234").expectText("1234!"));
    client.webSocket("/route", ws -> ws.send("12345").expectClose(1009));
  }

  // Faults.

  @Test
  void tellsNothingOfAFault() {
    serve(
        App.create()
            .webSocket(
                "/",
                session -> {
                  throw new IllegalStateException("secret");
                }));

    try (TestWebSocket ws = client.webSocket("/").open()) {
      ws.expectClose(1011);
      assertThat(ws.closeReason()).isEmpty();
    }
  }

  @Test
  void closesByTheStatusOfAnException() {
    serve(
        App.create()
            .onError(
                UnsupportedOperationException.class,
                (failure, request) -> Response.text("secret").withStatus(410))
            .webSocket(
                "/",
                session -> {
                  switch (Objects.requireNonNull(session.receive())) {
                    case "problem" -> throw Problem.notFound("no room é" + "é".repeat(100));
                    case "handled" -> throw new UnsupportedOperationException("secret");
                    default -> throw Problem.of(Status.SERVICE_UNAVAILABLE, "secret");
                  }
                }));

    try (TestWebSocket ws = client.webSocket("/").open()) {
      ws.send("problem").expectClose(4404);
      assertThat(ws.closeReason()).startsWith("no room é").hasSize(65);
    }
    try (TestWebSocket ws = client.webSocket("/").open()) {
      ws.send("handled").expectClose(4410);
      assertThat(ws.closeReason()).isEqualTo("Gone");
    }
    try (TestWebSocket ws = client.webSocket("/").open()) {
      ws.send("other").expectClose(1011);
      assertThat(ws.closeReason()).isEmpty();
    }
  }

  @Test
  void takesTheEndOfTheOwnPeerForNoFault() {
    List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .use(listening(outcomes))
            .webSocket(
                "/",
                session -> {
                  assertThat(session.receive()).isNull();
                  session.send("lost");
                }));

    client.webSocket("/", ws -> ws.close(1001, ""));
    assertThat(outcomes)
        .singleElement()
        .satisfies(outcome -> {
          assertThat(outcome.status()).isEqualTo(Status.SWITCHING_PROTOCOLS);
          assertThat(outcome.failure()).isNull();
          assertThat(outcome.isSuccess()).isTrue();
        });
  }

  private static Middleware listening(List<Outcome> outcomes) {
    return (request, next) -> {
      request.onAnswered(outcomes::add);
      return next.handle(request);
    };
  }

  @Test
  void tellsTheOutcomeWhenTheSessionEnds() {
    List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .use(listening(outcomes))
            .webSocket(
                "/",
                session -> {
                  if (session.receive() != null) {
                    throw new IllegalStateException("fault");
                  }
                }));

    client.webSocket(
        "/",
        ws -> {
          ws.expectNothing(Duration.ofMillis(20));
          assertThat(outcomes).isEmpty();
        });
    client.webSocket("/", ws -> ws.send("a").expectClose(1011));
    assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false);
    assertThat(outcomes.getLast().failure()).hasMessage("fault");
    assertThat(outcomes.getLast().isComplete()).isFalse();
  }

  // The handshake.

  @Test
  void refusesRequestsThatAreNoHandshake() {
    serve(App.create().webSocket("/echo", WebSocketTest::echo));

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
    serve(App.create().webSocket("/", WebSocketTest::echo));

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
    serve(App.create().webSocket("/", WebSocketTest::echo));

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
    serve(App.create().webSocket("/", WebSocketTest::echo));

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
    serve(App.create().webSockets(config).webSocket("/", WebSocketTest::echo));

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
            .webSocket("/", WebSocketTest::echo));
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
            .webSocket("/", WebSocketTest::echo));

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

  // Routes and layers.

  @Test
  void routesBesideOtherRoutes() {
    serve(
        App.create()
            .get("/a/{name}", request -> Response.text("get " + request.path("name")))
            .get("/b", request -> Response.text("get"))
            .post("/c", request -> Response.text("post"))
            .webSocket("/a/{name}", session -> session.send("ws " + session.request().path("name")))
            .webSocket("/c", session -> session.send("ws")));

    client.get("/a/x").expect(200).expectText("get x");
    client.webSocket("/a/x", ws -> ws.expectText("ws x"));
    client.webSocket("/b").expect(200).expectText("get");
    client.post("/c").expect(200).expectText("post");
    client.get("/c").expect(426);
    client.put("/c").expect(405).expectHeader("Allow", "GET, HEAD, POST, OPTIONS");
    client.get("/c/").expect(308).expectHeader("Location", "/c");
  }

  @Test
  void runsAfterTheLayersHaveReturned() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .use((request, next) -> {
              Response response = next.handle(request.with(USER, "ann"));
              order.add("layer " + response.status().code());
              return response.withHeader("X-Layer", "seen");
            })
            .webSocket(
                "/",
                session -> {
                  order.add("session of " + session.request().attribute(USER).orElseThrow());
                  order.add(
                      "current " + Request.current().orElseThrow().attribute(USER).orElseThrow());
                }));

    client.webSocket("/").expect(101).expectHeader("X-Layer", "seen");
    assertThat(order).containsExactly("layer 101", "session of ann", "current ann");
  }

  @Test
  void letsLayersAndHandlersRefuse() {
    List<String> opened = new ArrayList<>();
    serve(
        App.create()
            .use((request, next) -> {
              Response response = next.handle(request);
              return request.header("X-Late") == null ? response : response.withStatus(503);
            })
            .route(
                Route.webSocket(
                    "/",
                    request ->
                        request.query("ok") == null
                            ? Response.text("no").withStatus(409)
                            : Response.webSocket(
                                MessageCodec.text(),
                                MessageCodec.text(),
                                session -> opened.add("opened")))));

    client.webSocket("/").expect(409).expectText("no");
    client.webSocket("/?ok").header("X-Late", "1").expect(503);
    assertThat(opened).isEmpty();
    client.webSocket("/?ok").expect(101);
    assertThat(opened).containsExactly("opened");
  }

  @Test
  void refusesThreadsThatMustNotWait() {
    App app =
        App.create()
            .route(
                Route.webSocket("/", request -> Response.text("no")).execution(Execution.INLINE));

    assertThatThrownBy(() -> TestClient.of(app))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("waits for its peer");
  }

  @Test
  void opensNoneOnRoutesOfOtherMethods() {
    serve(
        App.create()
            .get(
                "/",
                request ->
                    Response.webSocket(
                        MessageCodec.text(), MessageCodec.text(), WebSocketTest::echo)));

    client.webSocket("/").expect(500);
  }

  @Test
  void endsEarlyValuesBeforeTheClose() {
    List<String> ends = Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .route(
                Route.webSocket(
                    "/",
                    request -> {
                      request.open(
                          Scoped.untilReturn(
                              "transaction",
                              outcome -> {
                                ends.add("early " + outcome.isSuccess());
                                throw new IllegalStateException("no commit");
                              }));
                      request.open(
                          Scoped.of("late", outcome -> ends.add("late " + outcome.isSuccess())));
                      return Response.webSocket(
                          MessageCodec.text(), MessageCodec.text(), WebSocketTest::echo);
                    })));

    client.webSocket(
        "/",
        ws -> {
          ws.send("a").expectText("a!");
          assertThat(ends).isEmpty();
        });
    assertThat(ends).containsExactly("early true", "late false");
  }
}
