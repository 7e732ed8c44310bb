// HeldWebSocketTest: a WebSocket whose handler does not receive, so that its peer is not read.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.TransportConfig;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class HeldWebSocketTest {
  /// Cuts a peer that is not heard of for two seconds, which is ample for a first message.
  private static final WebSocketOptions IMPATIENT =
      new WebSocketOptions(
          null, 1 << 20, 1 << 20, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5), true);

  /// Of a peer that leaves pings without an answer and is not to be cut for it.
  private static final WebSocketOptions PATIENT =
      new WebSocketOptions(
          null, 1 << 20, 1 << 20, 1 << 20, Duration.ofMinutes(2), Duration.ofSeconds(5), true);

  private static final byte[] FILLING = FramePeer.frame(0x82, new byte[MessageInbox.CAPACITY]);

  private final CountDownLatch go = new CountDownLatch(1);
  private final CompletableFuture<Integer> code = new CompletableFuture<>();

  private WebSocketChannel open(dev.serval.transport.Exchange exchange) throws IOException {
    return open(exchange, IMPATIENT);
  }

  private WebSocketChannel open(dev.serval.transport.Exchange exchange, WebSocketOptions options)
      throws IOException {
    WebSocketChannel opened = SocketEcho.open(exchange, options);
    opened.onClosed(() -> code.complete(opened.closeCode()));
    return opened;
  }

  /// Receives when it is told to, and sends the texts back.
  private void late(dev.serval.transport.Exchange exchange) throws Exception {
    WebSocketChannel opened = open(exchange);
    go.await();
    for (var next = opened.receive(); next != null; next = opened.receive()) {
      if (next.isText()) {
        opened.send(next);
      }
    }
  }

  private static void expectPing(FramePeer peer) throws IOException {
    assertThat(peer.read()).hasToString("89 ");
  }

  @Test
  void isAskedAndNotCutForAnswersThatCannotBeSeen() throws Exception {
    try (RunningServer server = RunningServer.start(this::late);
        FramePeer peer = FramePeer.open(server)) {
      peer.send(FILLING).text("waits");
      for (int i = 0; i < 4; i++) {
        expectPing(peer);
        peer.frame(0x8A);
      }
      assertThat(code.isDone()).isFalse();
      long heard = System.nanoTime();
      go.countDown();
      assertThat(peer.readMessage().text()).isEqualTo("waits");
      // From here on it can be heard, and is judged by a ping of its own.
      expectPing(peer);
      assertThat(peer.isEnded()).isTrue();
      assertThat(System.nanoTime() - heard).isGreaterThan(1_500_000_000L);
      assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(1006);
    }
  }

  /// A peer that ends leaves nothing to read the end from: with NIO the pings find out.
  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void endOfThePeerIsSeenThoughNobodyReceives(boolean nio, boolean reset) throws Exception {
    TransportConfig config = RunningServer.config();
    try (RunningServer server = RunningServer.start(config, this::late, nio);
        FramePeer peer = FramePeer.open(server)) {
      peer.send(FILLING).text("waits");
      expectPing(peer);
      if (reset) {
        peer.close();
      } else {
        peer.socket().close();
      }
      assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(1006);
    } finally {
      go.countDown();
    }
  }

  @Test
  void kernelBoundsHowLongNothingIsAcknowledged() throws Exception {
    Assumptions.assumeTrue(Epoll.isAvailable());
    CompletableFuture<Channel> accepted = new CompletableFuture<>();
    TransportConfig config = RunningServer.config().withWriteTimeout(Duration.ofMillis(150));
    var transport =
        NettyServer.start(
            config,
            RunningServer.handler(this::late),
            NettyTransport.Sockets.best().preparing(accepted::complete));
    try (FramePeer peer = new FramePeer(transport.address())) {
      peer.handshake("");
      EpollSocketChannelConfig socket = (EpollSocketChannelConfig) accepted.get().config();
      assertThat(socket.getTcpUserTimeout()).isZero();
      peer.send(FILLING).text("waits");
      expectPing(peer);
      for (int i = 0; i < 6_000 && socket.getTcpUserTimeout() == 0; i++) {
        Thread.sleep(10);
      }
      assertThat(socket.getTcpUserTimeout()).isEqualTo(1_000);
    } finally {
      go.countDown();
      transport.close();
    }
  }

  @Test
  void handlerThatOnlySendsSeesPingsAndTheClose() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = open(exchange, PATIENT);
          opened.send(WebSocketMessage.text("early"));
          go.await(); // some of the messages wait by then
          opened.ignoreMessages();
          opened.send(WebSocketMessage.text("ignoring"));
          assertThat(opened.receive()).isNull();
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      assertThat(peer.readMessage().text()).isEqualTo("early");
      peer.send(FILLING);
      go.countDown();
      assertThat(peer.readMessage().text()).isEqualTo("ignoring");
      for (int i = 0; i < 64; i++) {
        peer.send(FILLING);
      }
      peer.frame(0x89, 'p');
      FramePeer.Frame next = peer.read();
      while (next.opcode() == FrameDecoder.PING) {
        next = peer.read();
      }
      assertThat(next.toString()).isEqualTo("8a 70");
      peer.send(FramePeer.close(1000, "bye"));
      assertThat(peer.readClose()).isEqualTo(1000);
      assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(1000);
    }
  }

  @Test
  void logSaysOnceThatAHandlerHasForgottenItsPeer() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try (RunningServer server = RunningServer.start(this::late);
        FramePeer one = FramePeer.open(server);
        FramePeer two = FramePeer.open(server)) {
      one.send(FILLING).text("waits");
      two.send(FILLING).text("waits");
      for (int i = 0; i < 3; i++) {
        expectPing(one);
        expectPing(two);
      }
    } finally {
      System.setErr(before);
      go.countDown();
    }
    assertThat(log.toString(UTF_8)).containsOnlyOnce("ignoreMessages()").contains("64 KiB");
  }
}
