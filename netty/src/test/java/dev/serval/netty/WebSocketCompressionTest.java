// WebSocketCompressionTest: permessage-deflate over a real socket (RFC 7692).
package dev.serval.netty;

import static dev.serval.netty.SocketBounds.DEFAULTS;
import static dev.serval.netty.SocketBounds.echo;
import static dev.serval.netty.SocketBounds.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class WebSocketCompressionTest {
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
}
