// JdkSocketClientTest: the WebSocket client of the JDK against the transport.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.WebSocketOptions;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class JdkSocketClientTest {
  private static Peer connect(RunningServer server) {
    int port = server.transport().address().getPort();
    Peer peer = new Peer();
    peer.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), peer)
            .join();
    return peer;
  }

  private static RunningServer echo() {
    return RunningServer.start(exchange -> SocketEcho.echo(exchange, WebSocketOptions.defaults()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 125, 126, 127, 65_535, 65_536, 65_537, 1 << 20})
  void echoesTextOfEveryLengthForm(int length) throws Exception {
    try (RunningServer server = echo()) {
      Peer peer = connect(server);
      String text = "é".repeat(length / 2) + "a".repeat(length % 2);
      peer.socket.sendText(text, true).join();
      assertThat(peer.next()).isEqualTo(text);
      peer.socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
      assertThat(peer.next()).isEqualTo("closed 1000 ");
    }
  }

  @Test
  void echoesFragmentsAsOneMessage() throws Exception {
    try (RunningServer server = echo()) {
      Peer peer = connect(server);
      peer.socket.sendText("a", false).join();
      peer.socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2})).join();
      peer.socket.sendText("b", true).join();
      assertThat(peer.next()).isEqualTo("pong 2");
      assertThat(peer.next()).isEqualTo("ab");
    }
  }

  @Test
  void echoesBytes() throws Exception {
    try (RunningServer server = echo()) {
      Peer peer = connect(server);
      byte[] bytes = new byte[300_000];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (i * 31);
      }
      peer.socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
      assertThat(peer.next()).isEqualTo("300000 bytes " + Arrays.hashCode(bytes));
    }
  }

  @Test
  void isClosedWhenTheHandlerReturns() throws Exception {
    RunningServer.Answer handler =
        exchange -> SocketEcho.open(exchange, WebSocketOptions.defaults());
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(connect(server).next()).isEqualTo("closed 1000 ");
    }
  }

  private static final class Peer implements WebSocket.Listener {
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private WebSocket socket;

    String next() throws InterruptedException {
      return seen.poll(60, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        seen.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] part = new byte[data.remaining()];
      data.get(part);
      bytes.writeBytes(part);
      if (last) {
        seen.add(bytes.size() + " bytes " + Arrays.hashCode(bytes.toByteArray()));
        bytes.reset();
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
      seen.add("pong " + data.remaining());
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      seen.add("closed " + code + " " + reason);
      return null;
    }
  }
}
