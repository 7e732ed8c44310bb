// WebSockets by the client in memory: the application's part of them.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.InvalidMessageException;
import dev.serval.MessageCodec;
import dev.serval.Middleware;
import dev.serval.Outcome;
import dev.serval.Problem;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.WebSocketClosedException;
import dev.serval.WebSocketConfig;
import dev.serval.WebSocketSession;
import dev.serval.http.Status;
import dev.serval.json.JsonValue;
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
    assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("anull4000enough");
    assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("false false");
    assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("4000");

    client.webSocket("/").open().drop();
    assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("nullnull1006");
  }

  @Test
  void receivesNothingWhereTheHandlerIgnoresMessages() {
    serve(
        App.create()
            .webSocket(
                "/",
                session -> {
                  session.ignoreMessages();
                  session.send("ready");
                  session.send("end: " + session.receive());
                }));
    try (TestWebSocket ws = client.webSocket("/").open()) {
      ws.expectText("ready");
      for (int i = 0; i < 100; i++) {
        ws.send("x".repeat(64 << 10));
      }
      ws.expectNothing(Duration.ofMillis(20));
    }
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
      assertThat(taken.get(60, TimeUnit.SECONDS)).isEqualTo(3);
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
}
