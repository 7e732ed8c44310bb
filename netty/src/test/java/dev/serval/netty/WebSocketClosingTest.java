// WebSocketClosingTest: how a WebSocket over a real socket ends, and what both sides know of it.
package dev.serval.netty;

import static dev.serval.netty.SocketBounds.DEFAULTS;
import static dev.serval.netty.SocketBounds.PATIENT;
import static dev.serval.netty.SocketBounds.echo;
import static dev.serval.netty.SocketBounds.impatient;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class WebSocketClosingTest {
  // Closing.

  @Test
  void tellsHowThePeerClosed() throws Exception {
    CompletableFuture<WebSocketChannel> channel = new CompletableFuture<>();
    CompletableFuture<Integer> codeBefore = new CompletableFuture<>();
    CountDownLatch told = new CountDownLatch(2);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          opened.onClosed(told::countDown);
          assertThat(opened.isOpen()).isTrue();
          codeBefore.complete(opened.closeCode());
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
      assertThat(codeBefore.get()).isEqualTo(-1);
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
}
