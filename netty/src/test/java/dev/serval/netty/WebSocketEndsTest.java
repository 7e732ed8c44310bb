// WebSocketEndsTest: what the end of a WebSocket does to the code that works for it.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.PeerGoneException;
import dev.serval.Response;
import dev.serval.WebSocketHandler;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.ChannelLimits;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import dev.serval.concurrent.EventLoop;
import dev.serval.concurrent.Promise;
import dev.serval.concurrent.Tasks;
import dev.serval.middleware.Timeout;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestServer;
import dev.serval.testing.TestWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same in memory and over a socket of a server with one event loop.
@org.junit.jupiter.api.Timeout(300)
class WebSocketEndsTest {
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
  private TestApi api = TestClient.of(App.create());

  static Stream<Function<App, TestApi>> both() {
    return Stream.of(
        TestClient::of, app -> TestServer.of(app.transport(app.transport().withEventLoops(1))));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private void serve(Function<App, TestApi> kind, WebSocketHandler<String, String> handler) {
    api.close();
    api =
        kind.apply(
            App.create()
                .docs(false)
                .get("/ping", request -> Response.text("pong"))
                .webSocket("/", handler));
  }

  private Object told() throws InterruptedException {
    return told.poll(60, TimeUnit.SECONDS);
  }

  /// Tells how a task ends, and begins it for good first.
  private void tell(WebSocketSession<String, String> session, Tasked task) {
    try {
      session.send("begun");
      task.run();
      told.add("ended");
    } catch (Throwable failure) {
      told.add(failure);
    }
  }

  @FunctionalInterface
  private interface Tasked {
    void run() throws Exception;
  }

  private static int never() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }

  // Actions of onClosed.

  @ParameterizedTest
  @MethodSource("both")
  void actionThatPublishesToWhoBlocksHoldsNoLoop(Function<App, TestApi> kind) throws Exception {
    ChannelLimits patient = ChannelLimits.defaults().withBlockTimeout(Duration.ofHours(1));
    try (Channels channels = Channels.inMemory(patient)) {
      Channel<String> room = channels.channel("room", String.class);
      Subscription<String> slow = room.subscribe(1, Overflow.BLOCK);
      room.publish("fills the buffer");
      serve(
          kind,
          session -> {
            session.onClosed(() -> {
              told.add(Thread.currentThread().isVirtual() && EventLoop.current() == null);
              room.publish("left");
              told.add("published");
            });
            session.send("open");
            session.receive();
          });
      TestWebSocket ws = api.webSocket("/").open();
      ws.expectText("open").drop();
      assertThat(told()).isEqualTo(true);
      // The action waits, and the only loop does not.
      api.get("/ping").expect(200).expectText("pong");
      assertThat(told).isEmpty();
      assertThat(List.of(slow.receive(), slow.receive()))
          .containsExactly("fills the buffer", "left");
      assertThat(told()).isEqualTo("published");
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void actionsRunInOrderWhateverOneThrowsAndLateOnesAtOnce(Function<App, TestApi> kind)
      throws Exception {
    serve(
        kind,
        session -> {
          session.onClosed(() -> told.add(1));
          session.onClosed(() -> {
            throw new IllegalStateException("told to fail");
          });
          session.onClosed(() -> told.add(2));
          session.send("open");
          session.receive();
          session.onClosed(() -> told.add(3));
        });
    TestWebSocket ws = api.webSocket("/").open();
    ws.expectText("open").close();
    assertThat(List.of(told(), told(), told())).containsExactly(1, 2, 3);
  }

  // The work that is going on. What it is cut off in is the handler's own to see.

  @ParameterizedTest
  @MethodSource("both")
  void tasksEndWithTheConnection(Function<App, TestApi> kind) throws Exception {
    serve(
        kind,
        session ->
            tell(session, () -> Tasks.all(WebSocketEndsTest::never, WebSocketEndsTest::never)));
    api.webSocket("/").open().expectText("begun").drop();
    assertThat(told()).isInstanceOf(PeerGoneException.class);
  }

  @ParameterizedTest
  @MethodSource("both")
  void tasksOfBothDirectionsEndWithTheConnection(Function<App, TestApi> kind) throws Exception {
    serve(
        kind,
        session ->
            tell(
                session,
                () ->
                    Tasks.all(
                        () -> {
                          session.forEach(message -> {});
                          return 0;
                        },
                        WebSocketEndsTest::never)));
    api.webSocket("/").open().expectText("begun").close(1000, "");
    assertThat(told()).isInstanceOf(PeerGoneException.class);
  }

  @ParameterizedTest
  @MethodSource("both")
  void waitingForAPromiseEndsWithTheConnection(Function<App, TestApi> kind) throws Exception {
    serve(kind, session -> tell(session, () -> Promise.pending().await()));
    api.webSocket("/").open().expectText("begun").drop();
    assertThat(told()).isInstanceOf(PeerGoneException.class);
  }

  @ParameterizedTest
  @MethodSource("both")
  void watchOfTheRequestHearsOfTheEnd(Function<App, TestApi> kind) throws Exception {
    serve(
        kind,
        session -> {
          CompletableFuture<String> gone = new CompletableFuture<>();
          try (var _ = session.request().onGone(() -> gone.complete("gone"))) {
            tell(session, () -> told.add(gone.get(60, TimeUnit.SECONDS)));
          }
        });
    api.webSocket("/").open().expectText("begun").drop();
    assertThat(told()).isEqualTo("gone");
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatBeginsAfterTheMethodKnowsOfTheEndRunsToItsOwn(Function<App, TestApi> kind)
      throws Exception {
    serve(
        kind,
        session -> {
          session.request().onGone(() -> told.add("gone"));
          session.send("open");
          session.forEach(message -> {});
          tell(told::add);
          session.request().onGone(() -> told.add("too late"));
        });
    api.webSocket("/").open().expectText("open").close(1000, "");
    assertThat(List.of(told(), told())).containsExactlyInAnyOrder("gone", 3);
    api.close();
    assertThat(told).isEmpty();
  }

  /// Some work at the end of a method.
  private static void tell(java.util.function.Consumer<Object> to) throws Exception {
    to.accept(Tasks.all(() -> 1, () -> 2).map(Integer::sum));
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatAMethodDoesAfterItsOwnCloseRunsToItsOwnEnd(Function<App, TestApi> kind)
      throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    serve(
        kind,
        session -> {
          session.onClosed(closed::countDown);
          session.close(1000, "done");
          told.add(
              Tasks.all(
                      () -> {
                        closed.await();
                        return 1;
                      },
                      () -> 2)
                  .map(Integer::sum));
        });
    api.webSocket("/").open().expectClose(1000);
    assertThat(told()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("both")
  void closeByOthersIsNothingThatTheMethodKnows(Function<App, TestApi> kind) throws Exception {
    CompletableFuture<WebSocketSession<String, String>> member = new CompletableFuture<>();
    CountDownLatch closed = new CountDownLatch(1);
    serve(
        kind,
        session -> {
          member.complete(session);
          closed.await();
          try {
            Promise.pending().await();
          } catch (Throwable failure) {
            told.add(failure);
          }
        });
    try (TestWebSocket ws = api.webSocket("/").open()) {
      WebSocketSession<String, String> other = member.get(20, TimeUnit.SECONDS);
      other.close(1013, "too slow");
      assertThat(other.isOpen()).isFalse();
      closed.countDown();
      ws.expectClose(1013);
      assertThat(told()).isInstanceOf(PeerGoneException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void timeOfTheHandshakeIsNotThatOfTheSession(Function<App, TestApi> kind) throws Exception {
    api.close();
    api =
        kind.apply(
            App.create()
                .docs(false)
                .use(Timeout.after(Duration.ofHours(1)))
                .webSocket("/", session -> session.send("left: " + Tasks.timeLeft())));
    api.webSocket("/", ws -> ws.expectText("left: Optional.empty").expectClose(1000));
  }

  @ParameterizedTest
  @MethodSource("both")
  void sendingToAClosedConnectionStillSaysSo(Function<App, TestApi> kind) throws Exception {
    serve(
        kind,
        session -> {
          session.send("open");
          session.receive();
          told.add(session.isOpen());
          assertThatThrownBy(() -> session.send("x"))
              .isInstanceOf(dev.serval.WebSocketClosedException.class);
          told.add("said");
        });
    api.webSocket("/").open().expectText("open").drop();
    assertThat(List.of(told(), told())).containsExactly(false, "said");
  }
}
