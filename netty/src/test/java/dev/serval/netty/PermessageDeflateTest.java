// PermessageDeflateTest: which offers of compression are accepted, and what compression does.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import dev.serval.transport.WebSocketMessage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermessageDeflateTest {
  private static final String PLAIN =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

  private static String accept(String... offers) {
    Headers.Builder headers = Headers.builder();
    for (String offer : offers) {
      headers.add("Sec-WebSocket-Extensions", offer);
    }
    return PermessageDeflate.accept(headers.build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "permessage-deflate ;\tclient_no_context_takeover",
        "permessage-deflate; server_no_context_takeover",
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_max_window_bits=8",
        "permessage-deflate; client_max_window_bits=15",
        "permessage-deflate; client_max_window_bits=\"10\"",
        "permessage-deflate; client_max_window_bits=\"1\\0\"",
        "permessage-deflate; client_max_window_bits; server_no_context_takeover;"
            + "client_no_context_takeover",
        "x-webkit-deflate-frame, permessage-deflate",
        "foo; bar=\"baz\"; qux, , permessage-deflate,",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate",
        "permessage-deflate; nonsense, permessage-deflate; client_max_window_bits"
      })
  void acceptsWithoutContext(String offer) {
    assertThat(accept(offer)).isEqualTo(PLAIN);
  }

  @Test
  void acceptsTheOneWindowThatItHas() {
    assertThat(accept("permessage-deflate; server_max_window_bits=15"))
        .isEqualTo(PLAIN + "; server_max_window_bits=15");
  }

  @Test
  void acceptsTheFirstOfferThatItCan() {
    assertThat(
            accept(
                "permessage-deflate; server_max_window_bits=9",
                "permessage-deflate; server_max_window_bits=15, permessage-deflate"))
        .isEqualTo(PLAIN + "; server_max_window_bits=15");
  }

  @Test
  void acceptsNothingWhereNothingIsOffered() {
    assertThat(accept()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gzip",
        "permessage-deflat",
        "Permessage-Deflate",
        "permessage-deflate; unknown",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; server_no_context_takeover=true",
        "permessage-deflate; client_no_context_takeover=\"1\"",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; client_max_window_bits=8; client_max_window_bits=9",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=08",
        "permessage-deflate; client_max_window_bits=+8",
        "permessage-deflate; client_max_window_bits=-8",
        "permessage-deflate; client_max_window_bits=1e1",
        "permessage-deflate; client_max_window_bits=99999999999999999999",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=8",
        "permessage-deflate; server_max_window_bits=14",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=\"\"",
      })
  void declines(String offer) {
    assertThat(accept(offer)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate;",
        "permessage-deflate; ; client_no_context_takeover",
        "permessage-deflate client_no_context_takeover",
        "permessage-deflate; client_max_window_bits=",
        "permessage-deflate; client_max_window_bits=\"10",
        "permessage-deflate; client_max_window_bits=\"1 0\"",
        "permessage-deflate; client_max_window_bits=\"10\\",
        "permessage-deflate, =",
        "permessage-deflate, \"x\"",
        "; permessage-deflate",
        "permessage-deflate; é",
      })
  void declinesAllOfAMalformedField(String offer) {
    assertThat(accept(offer)).isNull();
  }

  private static byte[] inflate(String hex, int max) throws DataFormatException {
    return MessageInflater.inflate(HexFormat.of().parseHex(hex.replace(" ", "")), max);
  }

  @ParameterizedTest
  @CsvSource({
    "f2 48 cd c9 c9 07 00, Hello",
    "00 05 00 fa ff 48 65 6c 6c 6f 00, Hello",
    "f3 48 cd c9 c9 07 00 00, Hello",
    "f2 48 05 00 00 00 ff ff ca c9 c9 07 00, Hello"
  })
  void inflatesTheExamplesOfTheRfc(String hex, String text) throws Exception {
    assertThat(new String(inflate(hex, 100), UTF_8)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "", "02 00", "03 00 00", "03 00"})
  void inflatesNothing(String hex) throws Exception {
    assertThat(inflate(hex, 100)).isEmpty();
  }

  @Test
  void goesOnBehindAFinalBlock() throws Exception {
    assertThat(new String(inflate("f3 48 cd c9 c9 07 00 f2 48 cd c9 c9 07 00", 100), UTF_8))
        .isEqualTo("HelloHello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"06", "07", "ff ff ff ff", "00 05 00 00 00"})
  void refusesWhatIsNotCompressed(String hex) {
    assertThatThrownBy(() -> inflate(hex, 100)).isInstanceOf(DataFormatException.class);
  }

  @Test
  void boundsWhatComesOutInclusively() throws Exception {
    byte[] compressed = WebSocketMessage.binary(new byte[1000]).deflated();
    assertThat(MessageInflater.inflate(compressed, 1001)).hasSize(1000);
    assertThat(MessageInflater.inflate(compressed, 1000)).hasSize(1000);
    assertThat(MessageInflater.inflate(compressed, 999)).hasSize(1000);
    assertThat(MessageInflater.inflate(compressed, 10)).hasSize(11);
  }

  @Test
  void makesNoMoreOfABombThanIsAllowed() throws Exception {
    byte[] bomb = WebSocketMessage.binary(new byte[50 << 20]).deflated();
    assertThat(bomb.length).isLessThan(60_000);
    assertThat(MessageInflater.inflate(bomb, 1 << 20)).hasSize((1 << 20) + 1);
  }

  @Test
  void inflatesWhatItDeflates() throws Exception {
    SplittableRandom random = new SplittableRandom(7692);
    for (int i = 0; i < 300; i++) {
      byte[] payload = new byte[random.nextInt(i < 250 ? 3_000 : 300_000)];
      int letters = random.nextInt(1, 256);
      for (int at = 0; at < payload.length; at++) {
        payload[at] = (byte) random.nextInt(letters);
      }
      byte[] compressed = WebSocketMessage.binary(payload).deflated();
      if (compressed != null) {
        assertThat(compressed.length).isLessThan(payload.length);
        assertThat(MessageInflater.inflate(compressed, 300_000)).isEqualTo(payload);
      }
    }
  }

  @Test
  void inflatesWhatOthersDeflateAtEveryLevel() throws Exception {
    byte[] payload = "the quick brown fox ".repeat(500).getBytes(UTF_8);
    for (int level = 0; level <= 9; level++) {
      Deflater deflater = new Deflater(level, true);
      deflater.setInput(payload);
      byte[] out = new byte[20_000];
      int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
      deflater.end();
      assertThat(MessageInflater.inflate(Arrays.copyOf(out, length - 4), payload.length))
          .isEqualTo(payload);
    }
  }

  @Test
  void leavesShortAndRandomMessagesAsTheyAre() {
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    assertThat(WebSocketMessage.text("a".repeat(127)).deflated()).isNull();
    assertThat(WebSocketMessage.text("a".repeat(128)).deflated()).isNotNull();
    assertThat(WebSocketMessage.binary(noise).deflated()).isNull();
  }

  @Test
  void compressesOnce() {
    WebSocketMessage message = WebSocketMessage.text("a".repeat(1000));
    assertThat(message.deflated()).isSameAs(message.deflated());
  }
}
