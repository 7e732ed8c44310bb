// ResponseWriterTest: status, fields and framing as bytes; nothing can split an answer.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseWriterTest {

  /// One field that nobody has checked.
  private record Unchecked(String name, String value) implements Headers {
    @Override
    public @Nullable String first(String wanted) {
      return null;
    }

    @Override
    public List<String> all(String wanted) {
      return List.of();
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      action.accept(name, value);
    }
  }

  private static String head(
      Status status, Headers headers, ResponseFraming framing, boolean keepAlive, int minor) {
    ResponseWriter writer = new ResponseWriter(1);
    byte[] bytes = writer.head(status, headers, framing, keepAlive, minor).toBytes();
    return new String(bytes, ISO_8859_1).replaceFirst("Date: [^\r]*GMT\r\n", "<date>");
  }

  private static ResponseFraming framing(int status, long length) {
    return ResponseFraming.of(false, 1, new Status(status), length);
  }

  @Test
  void writesStatusFieldsAndFraming() {
    assertThat(head(Status.OK, Headers.of("A", "\u00e9", "B", ""), framing(200, 5), true, 1))
        .isEqualTo("HTTP/1.1 200 OK\r\n<date>A: \u00e9\r\nB: \r\nContent-Length: 5\r\n\r\n");
    assertThat(head(Status.OK, Headers.empty(), framing(200, -1), false, 1))
        .isEqualTo(
            "HTTP/1.1 200 OK\r\n<date>Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
  }

  @Test
  void answersHttp10WithItsOwnVersionAndSaysThatTheConnectionStays() {
    assertThat(head(Status.OK, Headers.empty(), framing(200, 0), true, 0))
        .isEqualTo("HTTP/1.1 200 OK\r\n<date>Content-Length: 0\r\nConnection: keep-alive\r\n\r\n");
  }

  @Test
  void leavesOutTheFieldsItOwns() {
    Headers headers =
        Headers.of(
            "content-length",
            "9",
            "Transfer-Encoding",
            "chunked",
            "CONNECTION",
            "x",
            "date",
            "x",
            "Keep-Alive",
            "x",
            "Trailer",
            "x",
            "Dates",
            "kept");
    assertThat(head(Status.NO_CONTENT, headers, framing(204, 0), true, 1))
        .isEqualTo("HTTP/1.1 204 No Content\r\n<date>Dates: kept\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\0", "\u007f", "\u0001", "\u010a", "\u560a"})
  void netty_CVE_2022_41915_refusesToSplitAnAnswerByAValue(String character) {
    assertThatThrownBy(() ->
            head(
                Status.OK,
                new Unchecked("Location", "/secret" + character + "Set-Cookie: a"),
                framing(200, 0),
                true,
                1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Location")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "\u00e4", "\u0141"})
  void refusesANameThatIsNoToken(String name) {
    assertThatThrownBy(() -> head(Status.OK, new Unchecked(name, "x"), framing(200, 0), true, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a response field's name is not a token");
  }

  @Test
  void writesChunks() {
    ResponseWriter writer = new ResponseWriter(1);
    byte[] source = "x".repeat(300).getBytes(ISO_8859_1);
    writer.chunk(source, 0, 0).chunk(source, 0, 2).chunk(source, 0, 26).lastChunk();
    assertThat(new String(writer.toBytes(), ISO_8859_1))
        .isEqualTo("2\r\nxx\r\n1a\r\n" + "x".repeat(26) + "\r\n0\r\n\r\n");
    assertThat(writer.length()).isEqualTo(writer.toBytes().length);
  }

  @ParameterizedTest
  @CsvSource({
    // head, minor, status, length -> kind, Content-Length
    "false, 1, 200, 5, LENGTH, 5",
    "false, 1, 200, 0, LENGTH, 0",
    "false, 1, 200, -1, CHUNKED, -1",
    "false, 0, 200, -1, UNTIL_CLOSE, -1",
    "false, 0, 200, 7, LENGTH, 7",
    "true, 1, 200, 5, NONE, 5",
    "true, 1, 200, -1, NONE, -1",
    "true, 1, 204, 5, NONE, -1",
    "false, 1, 204, 5, NONE, -1",
    "false, 1, 205, 5, NONE, 0",
    "false, 1, 304, 5, NONE, 5",
    "false, 1, 304, 0, NONE, -1",
    "false, 1, 304, -1, NONE, -1",
    "false, 1, 404, 3, LENGTH, 3"
  })
  void choosesTheFraming(
      boolean head, int minor, int status, long length, ResponseFraming.Kind kind, long sent) {
    ResponseFraming framing = ResponseFraming.of(head, minor, new Status(status), length);
    assertThat(framing).isEqualTo(new ResponseFraming(kind, sent));
    assertThat(framing.hasBody()).isEqualTo(kind != ResponseFraming.Kind.NONE);
  }

  @ParameterizedTest
  @CsvSource({"close, true", "'x, Close', true", "keep-alive, false", "'closed', false"})
  void seesThatAHandlerAsksToClose(String value, boolean close) {
    assertThat(ResponseWriter.asksToClose(Headers.of("connection", value))).isEqualTo(close);
    assertThat(ResponseWriter.asksToClose(Headers.empty())).isFalse();
  }

  @Test
  void writesTheDateOfRfc9110() {
    assertThat(new String(DateField.at(784_111_777L), ISO_8859_1))
        .isEqualTo("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    DateField.renew();
    byte[] now = DateField.now();
    DateField.renew();
    assertThat(now.length).isEqualTo(DateField.now().length);
  }
}
