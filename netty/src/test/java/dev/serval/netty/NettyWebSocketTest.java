// NettyWebSocketTest: a WebSocket over a real socket: closing, bounds, back-pressure, time.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import dev.serval.transport.TransportConfig;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class NettyWebSocketTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final WebSocketOptions DEFAULTS = WebSocketOptions.defaults();

  private static WebSocketOptions options(int maxMessage, int maxQueued) {
    return new WebSocketOptions(
        null, maxMessage, 1 << 20, maxQueued, Duration.ofSeconds(30), Duration.ofSeconds(5), true);
  }

  /// Of what a busy machine must stay under.
  private static final WebSocketOptions PATIENT =
      new WebSocketOptions(
          null, 1 << 20, 1 << 20, 1 << 20, Duration.ofMinutes(3), Duration.ofMinutes(2), true);

  /// Asks after a time that a peer which answers stays under, however busy the machine is.
  private static WebSocketOptions asking() {
    return new WebSocketOptions(
        null, 1 << 20, 1 << 20, 1 << 20, Duration.ofSeconds(2), SHORT, true);
  }

  private static WebSocketOptions impatient() {
    return new WebSocketOptions(null, 1 << 20, 1 << 20, 1 << 20, SHORT, SHORT, true);
  }

  private static RunningServer echo(WebSocketOptions options) {
    return RunningServer.start(exchange -> SocketEcho.echo(exchange, options));
  }

  // The handshake.

  @Test
  void answersTheHandshakeWithFieldsOfBothSides() throws Exception {
    RunningServer.Answer handler =
        exchange ->
            exchange.openWebSocket(
                Headers.of(
                    "Sec-WebSocket-Accept", SocketEcho.accept(FramePeer.KEY),
                    "X-Own", "1",
                    "Upgrade", "other",
                    "Connection", "close",
                    "Sec-WebSocket-Extensions", "x",
                    "Content-Length", "5"),
                DEFAULTS);
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.connect(server)) {
      String head = peer.handshake("");
      assertThat(head)
          .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
          .contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n", "\r\nX-Own: 1\r\n")
          .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
          .doesNotContain("Content-Length", "Transfer-Encoding", "other", "close", "Extensions");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\n\r\n",
        "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      })
  void upgradesOnlyAGetOfHttp11WithoutBody(String request) throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          assertThat(exchange.isUpgradable()).isFalse();
          try {
            exchange.openWebSocket(Headers.empty(), DEFAULTS);
          } catch (IllegalStateException e) {
            refused.complete(e);
          }
          RunningServer.text(exchange, "still HTTP");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(server.send(request).readResponse(request.split(" ", 2)[0]).status())
          .isEqualTo(200);
      assertThat(refused.get()).hasMessageContaining("HTTP/1.1");
    }
  }

  @Test
  void losesNoFramesThatCameWithTheHandshake() throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.connect(server)) {
      String early = new String(FramePeer.frame(0x81, "early".getBytes(UTF_8)), "ISO-8859-1");
      peer.send(FramePeer.request("") + early);
      assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
      assertThat(peer.read().text()).isEqualTo("early");
    }
  }

  @Test
  void takesAPipelinedRequestForAnUnmaskedFrame() throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.connect(server)) {
      peer.send(FramePeer.request("") + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
      assertThat(peer.readClose()).isEqualTo(1002);
    }
  }

  @Test
  void opensAfterOtherRequestsOfTheConnectionAndOffTheLoop() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          Thread.sleep(20);
          if (exchange.target().path().equals("/socket")) {
            SocketEcho.echo(exchange, DEFAULTS);
          } else {
            RunningServer.text(exchange, "plain");
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.connect(server)) {
      peer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n" + FramePeer.request(""));
      assertThat(peer.readHead()).startsWith("HTTP/1.1 200 ");
      for (int i = 0; i < 5; i++) {
        peer.socket().getInputStream().read();
      }
      assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
      assertThat(peer.text("after").read().text()).isEqualTo("after");
    }
  }

  @Test
  void isAnsweredOnce() throws Exception {
    CompletableFuture<Throwable> second = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          SocketEcho.open(exchange, DEFAULTS);
          try {
            RunningServer.text(exchange, "too late");
          } catch (IllegalStateException e) {
            second.complete(e);
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.readClose()).isEqualTo(1000);
      assertThat(second.get()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aFieldThatCannotBeSentLeavesTheAnswerToTheHandler() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          assertThatThrownBy(() -> exchange.openWebSocket(new BadHeaders(), DEFAULTS))
              .isInstanceOf(IllegalArgumentException.class);
          RunningServer.text(exchange, "no socket");
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.connect(server)) {
      assertThat(peer.handshake("")).startsWith("HTTP/1.1 200 ");
    }
  }

  // Closing.

  @Test
  void tellsHowThePeerClosed() throws Exception {
    CompletableFuture<WebSocketChannel> channel = new CompletableFuture<>();
    CountDownLatch told = new CountDownLatch(2);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          opened.onClosed(told::countDown);
          assertThat(opened.closeCode()).isEqualTo(-1);
          assertThat(opened.isOpen()).isTrue();
          assertThat(opened.receive()).isNull();
          assertThat(opened.isOpen()).isFalse();
          assertThat(opened.offer(WebSocketMessage.text("x"))).isFalse();
          assertThatThrownBy(() -> opened.send(WebSocketMessage.text("x")))
              .isInstanceOf(IOException.class);
          opened.onClosed(told::countDown);
          channel.complete(opened);
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      peer.send(FramePeer.close(3456, "bye"));
      assertThat(peer.readClose()).isEqualTo(3456);
      assertThat(channel.get().closeCode()).isEqualTo(3456);
      assertThat(channel.get().closeReason()).isEqualTo("bye");
      assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closesAfterWhatIsQueued() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          opened.send(WebSocketMessage.text("one"));
          opened.send(WebSocketMessage.binary(new byte[200_000]));
          opened.close(4000, "done");
          opened.close(1000, "nothing happens");
          assertThat(opened.receive()).isNotNull();
          assertThat(opened.receive()).isNull();
          code.complete(opened.closeCode());
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.read().text()).isEqualTo("one");
      assertThat(peer.readMessage().payload()).hasSize(200_000);
      FramePeer.Frame close = peer.read();
      assertThat(close.code()).isEqualTo(4000);
      assertThat(new String(close.payload(), 2, 4, UTF_8)).isEqualTo("done");
      peer.text("crossed").send(FramePeer.close(4000, ""));
      assertThat(peer.isEnded()).isTrue();
      assertThat(code.get()).isEqualTo(4000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "999", "1004", "1005", "1006", "1015", "1016", "2999", "5000", "-1", "65536", "66536"
  })
  void refusesToSendCodesThatMayNotBeSent(int code) throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          try {
            opened.close(code, "");
          } catch (IllegalArgumentException e) {
            refused.complete(e);
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.readClose()).isEqualTo(1000);
      assertThat(refused.get()).hasMessageEndingWith("found " + code);
    }
  }

  @Test
  void boundsReasonsInBytes() throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          try {
            opened.close(1000, "é".repeat(62));
          } catch (IllegalArgumentException e) {
            refused.complete(e);
          }
          opened.close(1000, "é".repeat(61) + "a");
          assertThat(opened.receive()).isNull();
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.read().payload()).hasSize(125);
      assertThat(refused.get()).hasMessageContaining("at most 123 bytes of UTF-8, found 124");
    }
  }

  @Test
  void closesWith1011WhenTheHandlerThrows() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          SocketEcho.open(exchange, DEFAULTS);
          throw new IllegalStateException("a fault of the test");
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.readClose()).isEqualTo(1011);
    }
  }

  @Test
  void saysWhyItFailedThePeer() throws Exception {
    CompletableFuture<WebSocketChannel> channel = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          while (opened.receive() != null) {}
          channel.complete(opened);
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      peer.text("before").frame(0x83);
      assertThat(peer.readClose()).isEqualTo(1002);
      assertThat(channel.get().closeCode()).isEqualTo(1002);
      assertThat(channel.get().closeReason()).isEqualTo("a reserved opcode");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isClosedWith1006WhenThePeerEndsWithoutAWord(boolean reset) throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          for (var next = opened.receive(); next != null; next = opened.receive()) {
            received.add(next.string());
          }
          code.complete(opened.closeCode());
        };
    try (RunningServer server = RunningServer.start(handler)) {
      FramePeer peer = FramePeer.open(server);
      peer.text("last");
      assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("last");
      if (reset) {
        peer.close();
      } else {
        peer.finishSending();
        assertThat(peer.isEnded()).isTrue();
      }
      assertThat(code.get()).isEqualTo(1006);
      peer.close();
    }
  }

  @Test
  void cutsAPeerThatDoesNotAnswerAClose() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, impatient());
          opened.close(1000, "");
          assertThat(opened.receive()).isNull();
          code.complete(opened.closeCode());
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.read().code()).isEqualTo(1000);
      assertThat(peer.isEnded()).isTrue();
      assertThat(code.get()).isEqualTo(1000);
    }
  }

  @Test
  void aFaultOfAnActionChangesNothing() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          opened.onClosed(() -> {
            throw new IllegalStateException("a fault of the test");
          });
          opened.send(WebSocketMessage.text("ready")); // the action is known before the end comes
          assertThat(opened.receive()).isNull();
          code.complete(opened.closeCode());
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.readMessage().text()).isEqualTo("ready");
      assertThat(peer.send(FramePeer.close(1000, "")).readClose()).isEqualTo(1000);
      assertThat(code.get()).isEqualTo(1000);
    }
  }

  // The end of the server.

  @Test
  void aServerThatStopsClosesWith1001() throws Exception {
    RunningServer server = echo(DEFAULTS);
    try (FramePeer peer = FramePeer.open(server)) {
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.transport().stop(Duration.ofSeconds(60)));
      FramePeer.Frame close = peer.read();
      assertThat(close.code()).isEqualTo(1001);
      peer.send(FramePeer.close(1001, ""));
      assertThat(peer.isEnded()).isTrue();
      peer.close();
      stopped.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerThatStopsWaitsForTheHandlerAndThenInterruptsIt() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          assertThat(opened.receive()).isNull();
          try {
            Thread.sleep(600_000);
          } catch (InterruptedException e) {
            outcome.complete("interrupted with " + opened.closeCode());
          }
        };
    RunningServer server = RunningServer.start(handler);
    try (FramePeer peer = FramePeer.open(server)) {
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.transport().stop(Duration.ofSeconds(3)));
      assertThat(peer.read().code()).isEqualTo(1001);
      peer.send(FramePeer.close(1001, ""));
      assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo("interrupted with 1001");
      stopped.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerThatStopsCutsAPeerThatDoesNotAnswer() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, PATIENT);
          opened.onClosed(() -> code.complete(opened.closeCode()));
          while (opened.receive() != null) {}
        };
    RunningServer server = RunningServer.start(handler);
    try (FramePeer peer = FramePeer.open(server)) {
      long start = System.nanoTime();
      server.transport().stop(Duration.ofMillis(600));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(PATIENT.closeTimeout().dividedBy(2));
      assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(1001);
    }
  }

  @Test
  void aHandlerThatIsInterruptedStopsReceiving() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          thread.complete(Thread.currentThread());
          try {
            opened.receive();
          } catch (InterruptedIOException e) {
            thrown.complete(e);
            throw e;
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      thread.get().interrupt();
      assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
      assertThat(peer.readClose()).isEqualTo(1011);
    }
  }

  // Bounds and back-pressure.

  @Test
  void sendsLargeMessagesInFragmentsWithPongsBetween() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, options(100, 64 << 20));
          go.await();
          opened.send(WebSocketMessage.binary(new byte[48 << 20]));
          while (opened.receive() != null) {}
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      go.countDown();
      FramePeer.Frame first = peer.read();
      assertThat(first.first()).isEqualTo(0x02);
      assertThat(first.payload()).hasSize(FrameWriter.FRAGMENT);
      peer.frame(0x89, 'p');
      long received = first.payload().length;
      boolean pong = false;
      boolean pongBetween = false;
      for (FramePeer.Frame next = peer.read(); ; next = peer.read()) {
        if (next.opcode() == 10) {
          pong = true;
          continue;
        }
        pongBetween |= pong;
        received += next.payload().length;
        if (next.first() == 0x80) {
          break;
        }
      }
      assertThat(received).isEqualTo(48 << 20);
      assertThat(pongBetween).isTrue();
    }
  }

  @Test
  void readsAPeerNoFasterThanTheHandlerReceives() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Integer> received = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          go.await();
          int messages = 0;
          while (opened.receive() != null) {
            messages++;
          }
          received.complete(messages);
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      byte[] frame = FramePeer.frame(0x82, new byte[16 << 10]);
      int count = 4096;
      AtomicInteger sent = new AtomicInteger();
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> {
            try {
              for (int i = 0; i < count; i++) {
                peer.send(frame);
                sent.incrementAndGet();
              }
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      int before = -1;
      for (int i = 0; i < 100 && sent.get() != before; i++) {
        before = sent.get();
        Thread.sleep(150);
      }
      // The kernel's buffers of both sides hold some MiB; 64 MiB would have to be in the server.
      assertThat(sent.get()).isLessThan(count / 2);
      go.countDown();
      sending.get(60, TimeUnit.SECONDS);
      peer.send(FramePeer.close(1000, ""));
      assertThat(peer.readClose()).isEqualTo(1000);
      assertThat(received.get()).isEqualTo(count);
    }
  }

  @Test
  void answersPingsWhileMessagesWait() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          go.await();
          while (opened.receive() != null) {}
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      peer.send(FramePeer.frame(0x82, new byte[MessageInbox.CAPACITY]));
      peer.frame(0x89, 'p');
      assertThat(peer.read().text()).isEqualTo("p");
      // Full now: a ping before the next message is answered, one behind it waits.
      peer.frame(0x89, 'q').text("held").frame(0x89, 'r');
      assertThat(peer.read().text()).isEqualTo("q");
      peer.socket().setSoTimeout(300);
      assertThat(peer.isEnded()).isFalse();
      peer.socket().setSoTimeout(60_000);
      go.countDown();
      assertThat(peer.read().text()).isEqualTo("r");
    }
  }

  @Test
  void blocksASenderAndRefusesOffersWhileThePeerDoesNotRead() throws Exception {
    AtomicInteger offered = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(1);
    CompletableFuture<Boolean> sent = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, options(100, 1 << 20));
          WebSocketMessage message = WebSocketMessage.binary(new byte[64 << 10]);
          // Refused after a while too: the kernel has taken what it takes.
          for (int refused = 0; refused < 20; refused++) {
            while (opened.offer(message)) {
              offered.incrementAndGet();
              refused = 0;
            }
            Thread.sleep(100);
          }
          full.countDown();
          opened.send(message);
          sent.complete(true);
          while (opened.receive() != null) {}
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      full.await();
      Thread.sleep(100);
      // A queue of 1 MiB and what the kernel takes.
      assertThat(offered.get()).isBetween(14, 400);
      assertThat(sent.isDone()).isFalse();
      for (int i = 0; i <= offered.get(); i++) {
        assertThat(peer.readMessage().payload()).hasSize(64 << 10);
      }
      assertThat(sent.get()).isTrue();
    }
  }

  @Test
  void boundsTheQueueInclusively() throws Exception {
    MessageOutbox outbox = new MessageOutbox(1000, false, () -> {});
    WebSocketMessage message = WebSocketMessage.binary(new byte[484]);
    assertThat(outbox.offer(message)).isTrue();
    assertThat(outbox.offer(message)).isTrue();
    assertThat(outbox.offer(WebSocketMessage.binary(new byte[0]))).isFalse();
    assertThat(outbox.poll()).isSameAs(message);
    assertThat(outbox.offer(message)).isFalse();
    outbox.sent(484);
    assertThat(outbox.offer(message)).isTrue();
    MessageOutbox empty = new MessageOutbox(10, false, () -> {});
    assertThat(empty.offer(message)).isTrue();
    assertThat(empty.offer(WebSocketMessage.text(""))).isFalse();
  }

  @Test
  void wakesTheLoopOnceForManyMessages() {
    AtomicInteger woken = new AtomicInteger();
    MessageOutbox outbox = new MessageOutbox(1 << 20, false, woken::incrementAndGet);
    WebSocketMessage message = WebSocketMessage.text("x");
    for (int i = 0; i < 100; i++) {
      outbox.offer(message);
    }
    assertThat(woken).hasValue(1);
    while (outbox.poll() != null) {}
    outbox.offer(message);
    assertThat(woken).hasValue(2);
  }

  @Test
  void aFloodOfPingsIsAnsweredByTheNewest() throws Exception {
    try (RunningServer server = echo(PATIENT);
        FramePeer peer = FramePeer.open(server)) {
      byte[] pings = new byte[0];
      byte[] one = FramePeer.frame(0x89, new byte[125]);
      pings = Arrays.copyOf(pings, one.length * 1000);
      for (int i = 0; i < 1000; i++) {
        System.arraycopy(one, 0, pings, i * one.length, one.length);
      }
      // 128 MiB of pings, and nobody reads the answers: the server's memory holds some of them.
      long before = System.nanoTime();
      try {
        for (int i = 0; i < 1000; i++) {
          peer.send(pings);
        }
        peer.frame(0x89, 'z');
      } catch (IOException e) {
        throw new AssertionError("after " + (System.nanoTime() - before) / 1_000_000 + " ms", e);
      }
      int answers = 0;
      FramePeer.Frame next = peer.read();
      while (!next.text().equals("z")) {
        answers++;
        next = peer.read();
      }
      assertThat(answers).isLessThan(1_000_000);
    }
  }

  // Compression.

  private static byte[] compressed(int first, byte[] payload) {
    return FramePeer.frame(first | 0x40, WebSocketMessage.binary(payload).deflated());
  }

  @Test
  void compressesWhereThatWasAgreedAndPays() throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.connect(server)) {
      assertThat(
              peer.handshake(
                  "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"))
          .contains(
              "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover;"
                  + " client_no_context_takeover\r\n");
      peer.text("short");
      assertThat(peer.read()).hasToString("81 73686f7274");
      String text = "long enough ".repeat(100);
      peer.send(compressed(0x81, text.getBytes(UTF_8)));
      FramePeer.Frame answer = peer.read();
      assertThat(answer.first()).isEqualTo(0xC1);
      assertThat(answer.payload().length).isLessThan(100);
      assertThat(new String(MessageInflater.inflate(answer.payload(), 10_000), UTF_8))
          .isEqualTo(text);
    }
  }

  @Test
  void takesFragmentsOfACompressedMessage() throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.connect(server)) {
      peer.handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n");
      peer.send(FramePeer.frame(0x41, new byte[] {(byte) 0xF2, 0x48, (byte) 0xCD}));
      peer.frame(0x89, 'p');
      peer.send(FramePeer.frame(0x80, new byte[] {(byte) 0xC9, (byte) 0xC9, 7, 0}));
      assertThat(peer.read().text()).isEqualTo("p");
      assertThat(peer.read().text()).isEqualTo("Hello");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // RSV1 on a continuation, on control frames, RSV2 beside RSV1, and bad contents.
    "0161 C061, 1002",
    "C961, 1002",
    "E161, 1002",
    "C1FFFFFFFF, 1007",
    "C106, 1007"
  })
  void refusesBadCompression(String frames, int code) throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.connect(server)) {
      peer.handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n");
      for (String frame : frames.split(" ")) {
        byte[] bytes = HexFormat.of().parseHex(frame);
        peer.send(FramePeer.frame(bytes[0] & 0xFF, Arrays.copyOfRange(bytes, 1, bytes.length)));
      }
      assertThat(peer.readClose()).isEqualTo(code);
    }
  }

  @Test
  void refusesCompressedTextThatIsNotUtf8() throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.connect(server)) {
      peer.handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n");
      peer.send(compressed(0x81, FramePeer.repeat(0xFF, 200)));
      assertThat(peer.readClose()).isEqualTo(1007);
    }
  }

  @ParameterizedTest
  @CsvSource({"999, 0", "1000, 0", "1001, 1009", "10000000, 1009"})
  void boundsMessagesAfterDecompression(int size, int code) throws Exception {
    try (RunningServer server = echo(options(1000, 1 << 20));
        FramePeer peer = FramePeer.connect(server)) {
      peer.handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n");
      byte[] message = compressed(0x82, new byte[size]);
      if (message.length > 2000) {
        // What is too large before decompression is refused by its header.
        message = FramePeer.header(0xC2, message.length);
      }
      peer.send(message);
      if (code == 0) {
        assertThat(peer.read().first()).isEqualTo(0xC2);
      } else {
        assertThat(peer.readClose()).isEqualTo(code);
      }
    }
  }

  @Test
  void refusesReservedBitsWhereNothingWasAgreed() throws Exception {
    try (RunningServer server = echo(DEFAULTS);
        FramePeer peer = FramePeer.open(server)) {
      peer.send(compressed(0x81, new byte[200]));
      assertThat(peer.readClose()).isEqualTo(1002);
    }
  }

  @Test
  void agreesOnNothingWhereCompressionIsOff() throws Exception {
    WebSocketOptions off =
        new WebSocketOptions(
            null, 1000, 1000, 1000, Duration.ofSeconds(30), Duration.ofSeconds(5), false);
    try (RunningServer server = echo(off);
        FramePeer peer = FramePeer.connect(server)) {
      assertThat(peer.handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n"))
          .doesNotContain("Extensions");
    }
  }

  // Time.

  @Test
  void asksASilentPeerAndCutsItWhereThatDoesNotAnswer() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, asking());
          assertThat(opened.receive()).isNull();
          code.complete(opened.closeCode());
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(peer.read()).hasToString("89 ");
        assertThat(code.isDone()).isFalse();
        peer.frame(0x8A);
      }
      assertThat(peer.read()).hasToString("89 ");
      assertThat(peer.isEnded()).isTrue();
      assertThat(code.get()).isEqualTo(1006);
    }
  }

  @Test
  void doesNotHoldASlowHandlerAgainstItsPeer() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, asking());
          go.await();
          for (var next = opened.receive(); next != null; next = opened.receive()) {
            if (next.isText()) {
              opened.send(next);
            }
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      byte[] frame = FramePeer.frame(0x82, new byte[MessageInbox.CAPACITY]);
      peer.send(frame).send(frame);
      Thread.sleep(5_000);
      peer.frame(0x8A);
      go.countDown();
      peer.text("still there");
      FramePeer.Frame next = peer.read();
      while (next != null && next.opcode() != 1) {
        peer.frame(0x8A);
        next = peer.read();
      }
      assertThat(next).isNotNull();
      assertThat(next.text()).isEqualTo("still there");
    }
  }

  @Test
  void cutsAPeerThatDoesNotRead() throws Exception {
    TransportConfig config = RunningServer.config().withWriteTimeout(SHORT);
    CompletableFuture<Integer> code = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          WebSocketMessage message = WebSocketMessage.binary(new byte[64 << 10]);
          try {
            while (true) {
              opened.send(message);
            }
          } catch (IOException e) {
            code.complete(opened.closeCode());
          }
        };
    try (RunningServer server = RunningServer.start(config, handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(1006);
    }
  }

  // Many threads.

  @Test
  void messagesOfManyThreadsAreNotMixed() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          Thread[] senders = new Thread[8];
          for (int i = 0; i < senders.length; i++) {
            byte[] content = FramePeer.repeat('a' + i, 1000 * (i + 1) * 20);
            senders[i] =
                Thread.startVirtualThread(() -> {
                  try {
                    for (int n = 0; n < 50; n++) {
                      opened.send(WebSocketMessage.binary(content));
                    }
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
          }
          for (Thread sender : senders) {
            sender.join();
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      int[] counts = new int[8];
      for (int n = 0; n < 400; n++) {
        byte[] payload = peer.readMessage().payload();
        int sender = payload[0] - 'a';
        counts[sender]++;
        assertThat(payload).isEqualTo(FramePeer.repeat('a' + sender, 20_000 * (sender + 1)));
      }
      assertThat(counts).containsOnly(50);
      assertThat(peer.readClose()).isEqualTo(1000);
    }
  }
}
