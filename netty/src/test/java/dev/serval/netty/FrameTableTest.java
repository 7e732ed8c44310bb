// FrameTableTest: replays the table of frames.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.FrameTable.Case;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case through the decoder in every cut, and over a socket.
@Timeout(300)
class FrameTableTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    WebSocketOptions options =
        new WebSocketOptions(
            null,
            FrameTable.MAX_MESSAGE,
            FrameTable.MAX_FRAME,
            1 << 20,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            false);
    server = RunningServer.start(exchange -> SocketEcho.echo(exchange, options));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Case> cases() {
    return FrameTable.all();
  }

  @Test
  void hasMoreThan150CasesWithDistinctNames() {
    List<String> names = cases().map(Case::name).toList();
    assertThat(names).hasSizeGreaterThan(150).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSameHoweverItIsCut(Case one) {
    byte[] input = one.input();
    assertThat(FrameTable.events(List.of(input))).isEqualTo(one.events());
    assertThat(FrameTable.events(singly(input))).isEqualTo(one.events());
    int step = Math.max(1, input.length / 500);
    for (int cut = 1; cut < input.length; cut += step) {
      assertThat(
              FrameTable.events(
                  List.of(Arrays.copyOf(input, cut), Arrays.copyOfRange(input, cut, input.length))))
          .as("cut at " + cut)
          .isEqualTo(one.events());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesBackOverASocket(Case one) throws IOException {
    byte[] input = one.input();
    assertThat(overSocket(one, List.of(input))).isTrue();
    if (input.length < 300) {
      assertThat(overSocket(one, singly(input))).isTrue();
    }
  }

  private static List<byte[]> singly(byte[] input) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte octet : input) {
      pieces.add(new byte[] {octet});
    }
    return pieces;
  }

  /// Pongs and the close come exactly as the table says. So do echoes, unless the end of the
  /// connection overtakes the handler.
  private static boolean overSocket(Case one, List<byte[]> pieces) throws IOException {
    try (FramePeer peer = FramePeer.open(server)) {
      for (byte[] piece : pieces) {
        try {
          peer.send(piece);
        } catch (IOException refused) {
          // The server has seen enough; what it said can still be read.
          break;
        }
      }
      String last = one.events().getLast();
      boolean ends = last.startsWith("fault") || last.startsWith("close");
      List<String> pongs = expected(one, "ping");
      List<String> echoes = expected(one, "text", "binary");
      List<String> seenPongs = new ArrayList<>();
      List<String> seenEchoes = new ArrayList<>();
      while (ends || seenPongs.size() < pongs.size() || seenEchoes.size() < echoes.size()) {
        FramePeer.Frame next = message(peer);
        if (next.opcode() == 8) {
          assertThat(next.code()).isEqualTo(Integer.parseInt(last.split(" ")[1]));
          assertThat(peer.isEnded()).isTrue();
          break;
        }
        (next.opcode() == 10 ? seenPongs : seenEchoes).add(FrameTable.hex(next.payload()));
      }
      assertThat(seenPongs).isEqualTo(pongs);
      assertThat(seenEchoes).isEqualTo(echoes.subList(0, seenEchoes.size()));
      return ends || seenEchoes.size() == echoes.size();
    }
  }

  private static FramePeer.Frame message(FramePeer peer) throws IOException {
    FramePeer.Frame next = peer.read();
    assertThat(next).as("the server's next frame").isNotNull();
    if (next.first() >= 0x80) {
      return next;
    }
    byte[] rest = peer.readMessage().payload();
    byte[] all = Arrays.copyOf(next.payload(), next.payload().length + rest.length);
    System.arraycopy(rest, 0, all, next.payload().length, rest.length);
    return new FramePeer.Frame(next.first() | 0x80, all);
  }

  private static List<String> expected(Case one, String... kinds) {
    return one.events().stream()
        .filter(event -> List.of(kinds).contains(event.split(" ", -1)[0]))
        .map(event -> event.substring(event.indexOf(' ') + 1))
        .toList();
  }
}
