package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Registration;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// The handshake and the life of a session, without a transport.
class WebSocketsTest {
  private static WebSocketMessage text(String text) {
    return WebSocketMessage.text(text);
  }

  private static Call open(App app, ScriptedSocket socket) {
    return Call.get("/ws").handshake(socket).on(app);
  }

  private static App echo() {
    return App.create()
        .webSocket("/ws", session -> session.forEach(message -> session.send("> " + message)));
  }

  private static App numbers(WebSocketHandler<Integer, Integer> handler) {
    MessageCodec<Integer> codec = MessageCodec.json(Integer.class);
    return App.create().webSocket("/ws", codec, codec, handler);
  }

  // The handshake.

  @Test
  void answersTheKeyOfTheHandshake() {
    Call call = open(echo(), new ScriptedSocket());
    assertThat(call.status()).isEqualTo(101);
    assertThat(call.answered("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void saysHowToUpgradeToWhoDoesNotAskForIt() {
    Call plain = Call.get("/ws").on(echo());
    assertThat(plain.status()).isEqualTo(426);
    assertThat(plain.answered("Upgrade")).isEqualTo("websocket");
  }

  @Test
  void refusesOtherVersions() {
    Call old =
        Call.get("/ws")
            .header("Upgrade", "websocket")
            .header("Connection", "upgrade")
            .header("Sec-WebSocket-Version", "8")
            .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
            .on(echo());
    assertThat(old.status()).isEqualTo(426);
    assertThat(old.answered("Sec-WebSocket-Version")).isEqualTo("13");
  }

  @Test
  void refusesKeysThatAreNot16Bytes() {
    for (String key : List.of("", "c2hvcnQ=", "dGhlIHNhbXBsZSBub25jZ!==")) {
      Call call =
          Call.get("/ws")
              .header("Upgrade", "websocket")
              .header("Connection", "upgrade")
              .header("Sec-WebSocket-Version", "13")
              .header("Sec-WebSocket-Key", key)
              .on(echo());
      assertThat(call.status()).as("key '%s'", key).isEqualTo(400);
    }
  }

  @Test
  void keepsPagesOfOtherOriginsOut() {
    App app = echo();
    assertThat(withOrigin(app, "https://elsewhere.example")).isEqualTo(403);
    assertThat(withOrigin(app, "null")).isEqualTo(403);
    assertThat(withOrigin(app, "http://api.example:81")).isEqualTo(403);
    assertThat(withOrigin(app, "http://api.example")).isEqualTo(101);
    App open = echo().webSockets(WebSocketConfig.defaults().withOrigins("https://app.example"));
    assertThat(withOrigin(open, "https://app.example")).isEqualTo(101);
    assertThat(withOrigin(open, "https://elsewhere.example")).isEqualTo(403);
    App any = echo().webSockets(WebSocketConfig.defaults().withOrigins("*"));
    assertThat(withOrigin(any, "https://elsewhere.example")).isEqualTo(101);
  }

  private static int withOrigin(App app, String origin) {
    return Call.get("/ws")
        .handshake(new ScriptedSocket())
        .header("Origin", origin)
        .on(app)
        .status();
  }

  @Test
  void choosesItsMostWantedSubprotocol() {
    List<String> chosen = new ArrayList<>();
    App app =
        App.create()
            .webSockets(WebSocketConfig.defaults().withSubprotocols("v2", "v1"))
            .webSocket("/ws", session -> chosen.add(String.valueOf(session.subprotocol())));
    Call both =
        Call.get("/ws")
            .handshake(new ScriptedSocket())
            .header("Sec-WebSocket-Protocol", "v1, v2")
            .on(app);
    assertThat(both.answered("Sec-WebSocket-Protocol")).isEqualTo("v2");
    open(app, new ScriptedSocket());
    assertThat(chosen).containsExactly("v2", "null");
    Call other =
        Call.get("/ws")
            .handshake(new ScriptedSocket())
            .header("Sec-WebSocket-Protocol", "v3")
            .on(app);
    assertThat(other.status()).isEqualTo(400);
  }

  @Test
  void leavesAGetOfTheSamePathAlone() {
    App app = echo().get("/ws", request -> Response.text("a page"));
    assertThat(Call.get("/ws").on(app).text()).isEqualTo("a page");
    assertThat(open(app, new ScriptedSocket()).status()).isEqualTo(101);
  }

  private static App withFiles(App app) {
    return app.get(
        "/{path...}",
        request -> {
          if (request.path("path").equals("page")) {
            return Response.text("a page");
          }
          throw Problem.notFound("No such file");
        });
  }

  @Test
  void aRouteForTheRestOfPathsLeavesWebSocketsTheirAnswer() {
    App app =
        withFiles(App.create().webSocket("/rooms/{room}", session -> {}))
            .mount(group -> group.webSocket("/page", session -> {}));
    Call plain = Call.get("/rooms/tea").on(app);
    assertThat(plain.status()).isEqualTo(426);
    assertThat(plain.answered("Upgrade")).isEqualTo("websocket");
    assertThat(Call.get("/rooms").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/rooms/tea/pot").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/page").on(app).text()).isEqualTo("a page");
    assertThat(Call.get("/rooms/tea").handshake(new ScriptedSocket()).on(app).status())
        .isEqualTo(101);
  }

  @Test
  void aRouteForTheRestOfPathsIsAsItWasWithoutWebSockets() {
    App app = withFiles(App.create());
    assertThat(Call.get("/rooms/tea").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/page").on(app).text()).isEqualTo("a page");
  }

  @Test
  void boundsAreThoseThatWereSet() {
    WebSocketConfig config =
        WebSocketConfig.defaults()
            .withMaxMessage(100)
            .withMaxQueued(2_000)
            .withPingInterval(Duration.ofSeconds(3))
            .withCloseTimeout(Duration.ofSeconds(4))
            .withCompression(false);
    assertThat(config.options(null).maxMessage()).isEqualTo(100);
    assertThat(config.options(null).maxFrame()).isEqualTo(125);
    assertThat(config.options(null).maxQueued()).isEqualTo(2_000);
    assertThat(config.options(null).pingInterval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.options(null).closeTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.options("v1").compression()).isFalse();
    assertThat(config.options("v1").subprotocol()).isEqualTo("v1");
    assertThatThrownBy(() -> config.withMaxMessage(0)).hasMessageContaining("maxMessage");
    assertThatThrownBy(() -> config.withSubprotocols("a,b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // The session.

  @Test
  void receivesUntilThePeerCloses() {
    ScriptedSocket socket = new ScriptedSocket(text("one"), text("two"));
    open(echo(), socket);
    assertThat(socket.texts()).containsExactly("> one", "> two");
    assertThat(socket.closeCode()).isEqualTo(1001);
  }

  @Test
  void closesNormallyWhenTheHandlerReturns() throws InterruptedException {
    ScriptedSocket socket = new ScriptedSocket(text("one"));
    List<String> seen = new ArrayList<>();
    App app =
        App.create()
            .webSocket(
                "/ws",
                session -> {
                  session.onClosed(() -> seen.add("closed"));
                  assertThat(session.isOpen()).isTrue();
                  assertThat(session.closeCode()).isEqualTo(-1);
                  assertThat(session.request().path()).isEqualTo("/ws");
                  assertThat(session.offer("hello")).isTrue();
                });
    ExchangeHandler handler = app.handler();
    Call.get("/ws").handshake(socket).on(handler);
    assertThat(socket.texts()).containsExactly("hello");
    assertThat(socket.closeCode()).isEqualTo(1000);
    assertThat(handler.drain(Duration.ofSeconds(60))).isTrue();
    assertThat(seen).containsExactly("closed");
  }

  @Test
  void iteratesOverWhatComes() {
    List<String> seen = new ArrayList<>();
    App app =
        App.create()
            .webSocket(
                "/ws",
                session -> {
                  var messages = session.iterator();
                  seen.add(messages.next());
                  assertThat(messages.hasNext()).isFalse();
                  assertThat(session.closeReason()).isEqualTo("bye");
                  assertThatThrownBy(messages::next).isInstanceOf(NoSuchElementException.class);
                });
    open(app, new ScriptedSocket(text("one")));
    assertThat(seen).containsExactly("one");
  }

  @Test
  void bindsMessages() {
    ScriptedSocket socket = new ScriptedSocket(text("1"), text(" 41 "));
    open(numbers(session -> session.forEach(n -> session.send(n + 1))), socket);
    assertThat(socket.texts()).containsExactly("2", "42");
  }

  @Test
  void closesForMessagesThatDoNotBind() {
    WebSocketHandler<Integer, Integer> all = session -> session.forEach(session::send);
    assertThat(closeOf(numbers(all), text("{"))).isEqualTo(1007);
    assertThat(closeOf(numbers(all), text("\"a\""))).isEqualTo(1008);
    assertThat(closeOf(numbers(all), WebSocketMessage.binary(new byte[1]))).isEqualTo(1003);
  }

  @Test
  void reasonSaysWhereAMessageIsNotJson() {
    ScriptedSocket socket = new ScriptedSocket(text("[1, 2; 3]"));
    MessageCodec<int[]> codec = MessageCodec.json(int[].class);
    open(App.create().webSocket("/ws", codec, codec, session -> session.receive()), socket);
    assertThat(socket.closeCode()).isEqualTo(1007);
    assertThat(socket.closeReason()).startsWith("#/1 at byte 5: expected ','");
  }

  @Test
  void reasonSaysWhereAMessageIsNotValid() {
    ScriptedSocket socket = new ScriptedSocket(text("\"a\""));
    open(numbers(session -> session.receive()), socket);
    assertThat(socket.closeCode()).isEqualTo(1008);
    assertThat(socket.closeReason()).isEqualTo("# expected a 32-bit integer, found a string");
  }

  @Test
  void saysWhatIsWrongWithAClose() {
    App app = App.create().webSocket("/ws", session -> session.close(4000, "é".repeat(62)));
    ScriptedSocket socket = new ScriptedSocket();
    assertThat(open(app, socket).status()).isEqualTo(101);
    assertThat(socket.closeCode()).isEqualTo(1011);
    assertThatThrownBy(() -> WebSocketChannel.checkClose(4000, "é".repeat(62)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "close of a WebSocket: expected a reason of at most 123 bytes of UTF-8, found 124");
    assertThatThrownBy(() -> WebSocketChannel.checkClose(1005, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "close of a WebSocket: expected a code of 1000 to 1003, 1007 to 1014 or 3000 to 4999,"
                + " found 1005");
    WebSocketChannel.checkClose(4000, "é".repeat(61) + "!");
  }

  @Test
  @SuppressWarnings("NullAway") // what callers do that have no checker
  void noMessageIsNull() {
    List<String> said = new ArrayList<>();
    App app =
        App.create()
            .webSocket(
                "/ws",
                session -> {
                  for (Action action :
                      List.<Action>of(
                          () -> session.send(null),
                          () -> session.offer(null),
                          () -> session.encode(null))) {
                    assertThatThrownBy(action::run)
                        .isInstanceOf(NullPointerException.class)
                        .satisfies(thrown -> said.add(thrown.getMessage()));
                  }
                });
    open(app, new ScriptedSocket());
    assertThat(said)
        .containsExactly(
            "WebSocketSession.send: expected a message, found null",
            "WebSocketSession.offer: expected a message, found null",
            "WebSocketSession.encode: expected a message, found null");
  }

  private static int closeOf(App app, WebSocketMessage... messages) {
    ScriptedSocket socket = new ScriptedSocket(messages);
    open(app, socket);
    return socket.closeCode();
  }

  @Test
  void aHandlerMayTellWhatIsWrongAndGoOn() {
    ScriptedSocket socket = new ScriptedSocket(text("\"a\""), text("7"));
    open(
        numbers(session -> {
          try {
            session.receive();
          } catch (InvalidMessageException invalid) {
            assertThat(invalid.violations()).hasSize(1);
            assertThat(invalid.closeCode()).isEqualTo(1008);
            session.sendProblem(invalid.problem());
          }
          assertThat(session.receive()).isEqualTo(7);
          session.close();
        }),
        socket);
    assertThat(socket.texts()).singleElement().asString().contains("\"status\":422");
    assertThat(socket.closeCode()).isEqualTo(1000);
  }

  @Test
  void closesWithTheStatusOfAProblem() {
    ScriptedSocket socket = new ScriptedSocket();
    App app =
        App.create()
            .webSocket(
                "/ws",
                session -> {
                  throw Problem.notFound("no room of this name");
                });
    open(app, socket);
    assertThat(socket.closeCode()).isEqualTo(4404);
    assertThat(socket.closeReason()).isEqualTo("no room of this name");
  }

  @Test
  void tellsNothingOfAFault() {
    ScriptedSocket socket = new ScriptedSocket();
    App app =
        App.create()
            .webSocket(
                "/ws",
                session -> {
                  throw new IllegalStateException("the password is …");
                });
    open(app, socket);
    assertThat(socket.closeCode()).isEqualTo(1011);
    assertThat(socket.closeReason()).isEmpty();
  }

  @Test
  void sendingAfterTheCloseSaysWhy() {
    ScriptedSocket socket = new ScriptedSocket();
    List<Boolean> offered = new ArrayList<>();
    App app =
        App.create()
            .webSocket(
                "/ws",
                session -> {
                  session.close(4001, "enough");
                  offered.add(session.offer("late"));
                  session.send("late");
                });
    open(app, socket);
    assertThat(offered).containsExactly(false);
    assertThat(socket.closeCode()).isEqualTo(4001);
    assertThat(socket.texts()).isEmpty();
  }

  @Test
  void sendsWhatIsPublished() {
    ScriptedSocket socket = new ScriptedSocket();
    try (Channels channels = Channels.inMemory()) {
      Channel<Integer> channel = channels.channel("numbers", Integer.class);
      open(
          numbers(session -> {
            try (Registration heard = session.subscribe(channel, Overflow.CLOSE)) {
              channel.publish(1);
              WebSocketMessage same = session.encode(2);
              session.sendEncoded(same);
              assertThat(session.offerEncoded(same)).isTrue();
              assertThat(heard.missed()).isZero();
            }
            channel.publish(3);
          }),
          socket);
    }
    assertThat(socket.texts()).containsExactly("1", "2", "2");
  }
}
