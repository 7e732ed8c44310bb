package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonType;
import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLinesTest {
  private static final JsonBody<String> TEXT =
      JsonFamily.generated().body(JsonType.of(JsonCodecs.STRING, String.class));

  private static BodyLines<String> lines(InputStream in) {
    return new BodyLines<>(in, TEXT, JsonLimits.defaults());
  }

  private static BodyLines<String> lines(String text) {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\"\n\"b\"\n",
        "\"a\"\n\"b\"",
        "\"a\"\r\n\"b\"\r\n",
        "\n \t\n\"a\"\n\n  \"b\"  \n\n",
      })
  void readsLines(String text) {
    assertThat(lines(text).stream()).containsExactly("a", "b");
  }

  @Test
  void hasNoLinesInBlankBody() {
    assertThat(lines("").stream()).isEmpty();
    assertThat(lines(" \n\r\n").stream()).isEmpty();
    assertThatThrownBy(() -> lines("").next()).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void readsNoFurtherThanAsked() {
    InputStream dripping =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            throw new AssertionError();
          }

          @Override
          public int read(byte[] into, int from, int length) {
            if (at == 2) {
              throw new AssertionError("read ahead of what was asked for");
            }
            byte[] line = ("\"" + at++ + "\"\n").getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(line, 0, into, from, line.length);
            return line.length;
          }
        };
    BodyLines<String> lines = lines(dripping);
    assertThat(List.of(lines.next(), lines.next())).containsExactly("0", "1");
  }

  @Test
  void takesLineUpToTheBoundAndNoLonger() {
    String longest = "\"" + "x".repeat(BodyLines.MAX_LINE - 2) + "\"";
    assertThat(lines("\"a\"\n" + longest + "\n\"b\"").stream()).hasSize(3);
    assertThat(lines(longest).stream()).hasSize(1);

    for (String tooLong : List.of(longest + " ", longest + " \n", "x".repeat(3 << 20))) {
      assertThatThrownBy(() -> lines("\"a\"\n" + tooLong).stream().toList())
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(Status.CONTENT_TOO_LARGE);
                assertThat(problem.members())
                    .containsEntry("line", new JsonNumber("2"))
                    .containsEntry("limit", new JsonNumber("1048576"));
              });
    }
  }

  @Test
  void refusesNull() {
    assertThatThrownBy(() -> lines("null\n").hasNext())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status().code()).isEqualTo(422);
              assertThat(problem.violations().getFirst().code()).isEqualTo("type");
            });
  }

  @Test
  void answersBrokenBodyAsItsCause() {
    Refusal cut = new Refusal(Status.BAD_REQUEST, "body_cut", "The body ended early.");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new RequestBodyException(cut);
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new RequestBodyException(cut);
          }
        };
    assertThatThrownBy(() -> lines(broken).hasNext())
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(RequestBodyException.class);

    App app =
        App.create()
            .docs(false)
            .get(
                "/",
                request -> {
                  throw new UncheckedIOException(new RequestBodyException(cut));
                });
    Call call = Call.get("/").on(app);
    assertThat(call.status()).isEqualTo(400);
    assertThat(call.text()).contains("body-cut");
  }

  @Test
  void refusesOtherMediaTypes() {
    App app =
        App.create()
            .docs(false)
            .mount(group -> {
              JsonBody<String> text = group.json(JsonType.of(JsonCodecs.STRING, String.class));
              group.post(
                  "/",
                  request -> Response.text(String.join("|", request.body().lines(text).toList())));
            });

    assertThat(Call.post("/").body("application/x-ndjson", "\"a\"\n\"b\"").on(app).text())
        .isEqualTo("a|b");
    assertThat(Call.post("/").on(app).text()).isEmpty();
    Call json = Call.post("/").json("[]").on(app);
    assertThat(json.status()).isEqualTo(415);
    assertThat(json.answered("Accept")).isEqualTo("application/jsonl, application/x-ndjson");
    assertThat(Call.post("/").body("application/jsonl; charset=latin1", "\"a\"").on(app).status())
        .isEqualTo(415);
  }
}
