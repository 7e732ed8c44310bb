// WebSocketHandshakeTest: the 101 of a WebSocket over a real socket, and what comes before and
// after it.
package dev.serval.netty;

import static dev.serval.netty.SocketBounds.DEFAULTS;
import static dev.serval.netty.SocketBounds.echo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class WebSocketHandshakeTest {
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
}
