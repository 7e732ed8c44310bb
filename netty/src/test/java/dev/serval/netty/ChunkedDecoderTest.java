// ChunkedDecoderTest: chunks in, bytes or one refusal out, wherever the input is cut.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedDecoderTest {

  private record Outcome(@Nullable Refusal refusal, boolean done, String body, int consumed) {}

  private static Outcome decode(String text, int step) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    ChunkedDecoder decoder = new ChunkedDecoder(TransportConfig.defaults());
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (at < bytes.length) {
      int to = Math.min(bytes.length, at + step);
      int next =
          decoder.decode(
              bytes,
              at,
              to,
              (in, from, length) -> body.append(new String(in, from, length, ISO_8859_1)));
      at = next;
      if (next < to) {
        break;
      }
    }
    return new Outcome(decoder.refusal(), decoder.isDone(), body.toString(), at);
  }

  private static Outcome decodeEveryWay(String text) {
    Outcome whole = decode(text, Integer.MAX_VALUE / 2);
    for (int step = 1; step < Math.min(text.length(), 40); step++) {
      Outcome stepped = decode(text, step);
      assertThat(stepped.refusal()).as("step %d", step).isEqualTo(whole.refusal());
      assertThat(stepped).as("step %d", step).isEqualTo(whole);
    }
    return whole;
  }

  private static void assertDecoded(String text, String body) {
    assertThat(decodeEveryWay(text)).isEqualTo(new Outcome(null, true, body, text.length()));
  }

  private static void assertRefused(String text, Refusal refusal) {
    Outcome outcome = decodeEveryWay(text);
    assertThat(outcome.refusal()).isEqualTo(refusal);
    assertThat(outcome.done()).isFalse();
  }

  @Test
  void joinsChunks() {
    assertDecoded("5\r\nhello\r\n1\r\n \r\n6\r\nworld!\r\n0\r\n\r\n", "hello world!");
  }

  @Test
  void acceptsEmptyBodiesAndLeadingZeros() {
    assertDecoded("0\r\n\r\n", "");
    assertDecoded("000\r\n\r\n", "");
    assertDecoded("000000000000000A\r\n0123456789\r\n0\r\n\r\n", "0123456789");
    assertDecoded("a\r\n0123456789\r\n0\r\n\r\n", "0123456789");
  }

  @Test
  void leavesWhatFollows() {
    Outcome outcome = decodeEveryWay("1\r\na\r\n0\r\n\r\nGET / HTTP/1.1\r\n");
    assertThat(outcome).isEqualTo(new Outcome(null, true, "a", 11));
  }

  @Test
  void checksAndDropsTrailers() {
    assertDecoded("1\r\na\r\n0\r\nContent-Length: 9\r\nHost: evil\r\nX:\r\n\r\n", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";a",
        ";a=b",
        ";a=\"b\"",
        ";a;b=c",
        "; a",
        "; a = b",
        ";a ;b",
        ";a=\"\\\"x;\"",
        ";a=\"\"",
        ";a=\"x\" ;b",
        ";a=b ; c=d"
      })
  void ignoresExtensions(String extension) {
    assertDecoded("1" + extension + "\r\na\r\n0" + extension + "\r\n\r\n", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1", "-1", " 1", "1 ", "\t1", "0x1", "1g", "g", "", "1,1", "1\0", "1_0", "\u00b9", "1=",
        "1\""
      })
  void refusesChunkSizeThatIsNotHexadecimal(String size) {
    assertRefused(size + "\r\na\r\n0\r\n\r\n", Refusals.CHUNK_SIZE);
  }

  @Test
  void refusesChunkSizeWithLeadingPlus() {
    assertRefused("+1\r\na\r\n0\r\n\r\n", Refusals.CHUNK_SIZE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8000000000000000", "ffffffffffffffff", "10000000000000000", "00000000000000001"})
  void jetty_CVE_2017_7657_refusesChunkSizeOverflow(String size) {
    assertRefused(size + "\r\na\r\n0\r\n\r\n", Refusals.CHUNK_SIZE);
  }

  @Test
  void acceptsTheLargestSize() {
    Outcome outcome = decodeEveryWay("7fffffffffffffff\r\nabc");
    assertThat(outcome).isEqualTo(new Outcome(null, false, "abc", 21));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\na\r\n", "1\ra\r\n", "1\r\ra\r\n", "1;a\r\r\n"})
  void netty_CVE_2025_58056_refusesALoneLineEndAfterTheSize(String chunk) {
    assertRefused(chunk + "0\r\n\r\n", Refusals.CHUNK_SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1;a\na\r\n", "1;a=b\na\r\n", "1;a=\"b\"\na\r\n", "1;\na\r\n"})
  void netty_CVE_2025_58056_refusesALoneLineFeedInAnExtension(String chunk) {
    assertRefused(chunk + "0\r\n\r\n", Refusals.CHUNK_EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1;a=\"\r\na\r\n0\r\n\r\n", "1;a=\"b\r\nGET / HTTP/1.1\r\n\r\n", "1;a=\"\\\r\n"})
  void netty_CVE_2026_33870_refusesALineEndInAQuotedExtension(String chunk) {
    assertRefused(chunk, Refusals.CHUNK_EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        ";;",
        ";=",
        ";a=",
        ";a==",
        ";a=b=c",
        ";a b",
        ";a=b c",
        ";a=\"b\"c",
        ";a=\"b",
        ";a\0",
        "; ",
        ";a ",
        ";a=b ",
        ";a=\"b\" ",
        ";a=\"\u0001\"",
        ";(a)",
        ";a=(b)",
        ";a=\"b\"=c",
        ";a=b =c"
      })
  void refusesAMalformedExtension(String extension) {
    assertRefused("1" + extension + "\r\na\r\n0\r\n\r\n", Refusals.CHUNK_EXTENSION);
  }

  @Test
  void limitsOneExtension() {
    // The limit counts the bytes after ';', the carriage return among them.
    String fits = "a".repeat(ChunkedDecoder.MAX_EXTENSION - 1);
    assertDecoded("1;" + fits + "\r\na\r\n0\r\n\r\n", "a");
    assertRefused("1;" + fits + "a\r\na\r\n0\r\n\r\n", Refusals.CHUNK_EXTENSION);
  }

  @Test
  void limitsAllExtensionsTogether() {
    String chunk = "1;" + "a".repeat(1023) + "\r\nx\r\n";
    int fit = ChunkedDecoder.MAX_EXTENSIONS / 1024;
    assertThat(decode(chunk.repeat(fit) + "0\r\n\r\n", 1000).done()).isTrue();
    assertThat(decode(chunk.repeat(fit) + "0;a\r\n\r\n", 1000).refusal())
        .isEqualTo(Refusals.CHUNK_EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1\r\nab", "1\r\na\n0", "1\r\na\r0", "1\r\na0\r\n", "2\r\na\r\n0\r\n\r\n"})
  void refusesDataThatDoesNotEndWithCrLf(String chunk) {
    assertRefused(chunk + "\r\n0\r\n\r\n", Refusals.CHUNK_END);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X : y\r\n\r\n",
        " X: y\r\n\r\n",
        "X: \0\r\n\r\n",
        "\n",
        "X: y\n\r\n",
        "X\r\n\r\n"
      })
  void tomcat_CVE_2023_45648_refusesAMalformedTrailer(String trailer) {
    assertRefused("0\r\n" + trailer, Refusals.TRAILER);
  }

  @Test
  void tomcat_CVE_2023_46589_limitsTrailers() {
    int limit = TransportConfig.defaults().maxHeaderField();
    assertDecoded("0\r\nX: " + "a".repeat(limit - 3) + "\r\n\r\n", "");
    assertRefused("0\r\nX: " + "a".repeat(limit - 2) + "\r\n\r\n", Refusals.TRAILER);
    assertRefused(
        "0\r\n" + ("X: " + "a".repeat(limit / 2) + "\r\n").repeat(2) + "\r\n", Refusals.TRAILER);
    assertRefused("0\r\n" + "X:\r\n".repeat(101) + "\r\n", Refusals.TRAILER);
    assertDecoded("0\r\n" + "X:\r\n".repeat(100) + "\r\n", "");
  }
}
