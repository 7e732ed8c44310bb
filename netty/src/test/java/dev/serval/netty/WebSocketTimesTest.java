// WebSocketTimesTest: silent peers, slow handlers and peers that do not read, over a real socket.
package dev.serval.netty;

import static dev.serval.netty.SocketBounds.DEFAULTS;
import static dev.serval.netty.SocketBounds.SHORT;
import static dev.serval.netty.SocketBounds.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.TransportConfig;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WebSocketTimesTest {
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
}
