// How responses are made and written, and what results become.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Cookie;
import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonType;
import dev.serval.transport.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseTest {
  private static final JsonBody<String> STRING =
      JsonFamily.generated().body(JsonType.of(JsonCodecs.STRING, String.class));

  private static Call answer(Response response) {
    return Call.get("/").on(App.create().docs(false).get("/", request -> response));
  }

  private static String written(ResponseBody body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysItsMediaType() {
    assertThat(answer(Response.text("é")).answered("Content-Type"))
        .isEqualTo("text/plain; charset=utf-8");
    assertThat(answer(Response.html("<p>")).answered("Content-Type"))
        .isEqualTo("text/html; charset=utf-8");
    assertThat(answer(Response.json(String.class, "x")).answered("Content-Type"))
        .isEqualTo("application/json");
    assertThat(answer(Response.bytes(MediaType.OCTET_STREAM, new byte[3])).answer()).hasSize(3);
  }

  @Test
  void encodesTextInUtf8() {
    assertThat(answer(Response.text("é")).answer()).containsExactly(0xC3, 0xA9);
    assertThat(answer(Response.json(STRING, "é\"")).text()).isEqualTo("\"é\\\"\"");
  }

  @Test
  void isNotChangedByWhoHoldsTheBytes() {
    byte[] bytes = {1};
    Response response = Response.bytes(MediaType.OCTET_STREAM, bytes);
    bytes[0] = 2;
    assertThat(answer(response).answer()).containsExactly(1);
  }

  @Test
  void copiesOnEachChange() throws Exception {
    Response plain = Response.text("x");
    Response changed =
        plain
            .withStatus(202)
            .withHeader("X-A", "1")
            .withHeader("x-a", "2")
            .withAddedHeader("X-A", "3")
            .withCookie(Cookie.of("s", "t"))
            .withBody(new ResponseBody.Streamed(1, out -> out.write('y')));
    assertThat(plain.status()).isEqualTo(Status.OK);
    assertThat(plain.headers().size()).isEqualTo(1);
    assertThat(changed.status()).isEqualTo(Status.ACCEPTED);
    assertThat(changed.headers().all("X-A")).containsExactly("2", "3");
    assertThat(changed.headers().first("Set-Cookie")).startsWith("s=t; Path=/; Secure");
    assertThat(written(changed.body())).isEqualTo("y");
    assertThat(written(plain.body())).isEqualTo("x");
    assertThat(written(Response.empty(Status.OK).body())).isEmpty();
    assertThat(Response.empty(Status.OK).body().length()).isZero();
  }

  @Test
  void refusesWhatWouldSplitAResponse() {
    assertThatThrownBy(() -> Response.text("x").withHeader("X-A", "1\r\nX-B: 2"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.redirect("/a\r\nX-B: 2"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.text("x").withStatus(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 101");
  }

  @Test
  void streams() {
    Call call = answer(Response.stream(MediaType.TEXT, out -> out.write('a')));
    assertThat(call.text()).isEqualTo("a");
    assertThat(call.announced()).isEqualTo(-1);
    assertThat(call.isWhole()).isTrue();
  }

  /// Two bytes, and how often they were closed.
  private static class Source extends ByteArrayInputStream {
    int closed;

    Source() {
      super(new byte[] {'a', 'b'});
    }

    @Override
    public void close() throws IOException {
      closed++;
    }
  }

  @Test
  void closesTheStreamThatItSends() {
    Source in = new Source();
    assertThat(answer(Response.stream(MediaType.TEXT, in)).text()).isEqualTo("ab");
    assertThat(in.closed).isOne();
  }

  @Test
  void closesTheStreamThatItDoesNotSend() {
    Source toHead = new Source();
    App app = App.create().docs(false).get("/", r -> Response.stream(MediaType.TEXT, toHead));
    assertThat(Call.of(Method.HEAD, "/").on(app).answer()).isEmpty();
    assertThat(toHead.closed).isOne();
    for (int status : List.of(204, 304)) {
      Source in = new Source();
      assertThat(answer(Response.stream(MediaType.TEXT, in).withStatus(status)).answer()).isEmpty();
      assertThat(in.closed).isOne();
    }
  }

  @Test
  void closesTheStreamWhereTheAnswerCannotBegin() {
    Source in = new Source();
    App app = App.create().docs(false).get("/", r -> Response.stream(MediaType.TEXT, in));
    Call answered = Call.get("/");
    answered.respond(Status.OK, Headers.empty(), new byte[0], 0, 0);
    answered.on(app);
    assertThat(in.closed).isOne();
  }

  @Test
  void closesTheStreamOfAResponseThatWasReplaced() {
    Source handlers = new Source();
    Source middleware = new Source();
    Source problems = new Source();
    App app =
        App.create()
            .docs(false)
            .use((r, next) -> r.query("late") == null ? next.handle(r) : other(next.handle(r)))
            .use((r, next) -> failing(next.handle(r), r.query("fail")))
            .use((r, next) -> wrapped(next.handle(r), middleware))
            .onError(IOException.class, (e, r) -> Response.stream(MediaType.TEXT, problems))
            .get("/", r -> Response.stream(MediaType.TEXT, handlers));
    Call wrapped = Call.get("/").on(app);
    assertThat(wrapped.text()).as("is read before it is closed").isEqualTo("<ab>");
    assertThat(List.of(handlers.closed, middleware.closed, problems.closed))
        .containsExactly(1, 1, 0);
    Call replaced = Call.get("/?fail&late").on(app);
    assertThat(replaced.text()).isEqualTo("other");
    assertThat(List.of(handlers.closed, middleware.closed, problems.closed))
        .containsExactly(2, 2, 1);
  }

  private static Response other(Response ignored) {
    return Response.text("other");
  }

  private static Response failing(Response response, @Nullable String fail) throws IOException {
    if (fail != null) {
      throw new IOException("after the handler");
    }
    return response;
  }

  private static Response wrapped(Response response, Source source) {
    StreamWriter writer =
        out -> {
          out.write('<');
          response.body().writeTo(out);
          out.write('>');
        };
    return response.withBody(new ResponseBody.Streamed(-1, writer, source));
  }

  @Test
  void closesTheStreamWhereABrokenBodyAnswers() {
    Source in = new Source();
    Call call = Call.post("/");
    App app =
        App.create()
            .docs(false)
            .post(
                "/",
                request -> {
                  call.broken(new Refusal(Status.BAD_REQUEST, "bad_body", "Broken."));
                  return Response.stream(MediaType.TEXT, in);
                });
    assertThat(call.on(app).status()).isEqualTo(400);
    assertThat(in.closed).isOne();
  }

  @Test
  void closesAllStreamsWhereOneCannotBeClosed() {
    Source inner = new Source();
    Source outer =
        new Source() {
          @Override
          public void close() throws IOException {
            super.close();
            throw new IOException("disk");
          }
        };
    App app =
        App.create()
            .docs(false)
            .use((r, next) -> wrapped(wrapped(next.handle(r), outer), outer))
            .use((r, next) -> wrapped(next.handle(r), inner))
            .get("/", r -> Response.stream(MediaType.TEXT, outer));
    Call call = Call.get("/").on(app);
    assertThat(call.isWhole()).isTrue();
    assertThat(call.text()).isEqualTo("<<<ab>>>");
    assertThat(List.of(inner.closed, outer.closed)).containsExactly(1, 1);
  }

  @Test
  void leavesAFailedStreamOpenSoThatItIsCut() {
    StreamWriter failing =
        out -> {
          out.write('a');
          throw new IOException("disk");
        };
    assertThat(answer(Response.stream(MediaType.TEXT, failing)).isWhole()).isFalse();
    Call gone =
        Call.get("/")
            .disconnected()
            .on(App.create().get("/", r -> Response.stream(MediaType.TEXT, failing)));
    assertThat(gone.isWhole()).isFalse();
  }

  @Test
  void writesNoStreamForHead() {
    App app =
        App.create()
            .get(
                "/",
                request ->
                    Response.stream(
                        MediaType.TEXT,
                        out -> {
                          throw new IOException("must not be asked");
                        }));
    Call call = Call.of(Method.HEAD, "/").on(app);
    assertThat(call.isWhole()).isTrue();
    assertThat(call.answer()).isEmpty();
  }

  @Test
  void sendsFiles(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.html"), "<p>");
    Call call = answer(Response.file(file));
    assertThat(call.text()).isEqualTo("<p>");
    assertThat(call.announced()).isEqualTo(3);
    assertThat(call.answered("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(call.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    Path unknown = Files.writeString(folder.resolve("a.zzz"), "");
    assertThat(answer(Response.file(unknown)).answered("Content-Type"))
        .isEqualTo("application/octet-stream");
    assertThatThrownBy(() -> Response.file(folder)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void sendsAFileAsLongAsItWas(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "123456");
    Response response = Response.file(MediaType.TEXT, file);
    Files.writeString(file, "1234567890");
    assertThat(answer(response).text()).isEqualTo("123456");
    Files.writeString(file, "123");
    assertThat(answer(response).status()).isEqualTo(500);
  }

  @Test
  void redirectsWithinThisServerOnly() {
    Call call = answer(Response.redirect("/todos/7?x=%20"));
    assertThat(call.status()).isEqualTo(303);
    assertThat(call.answered("Location")).isEqualTo("/todos/7?x=%20");
    for (String elsewhere : new String[] {"//evil.example", "/\\evil.example", "https://a", "a"}) {
      assertThatThrownBy(() -> Response.redirect(elsewhere))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Redirect.temporary("/a").toResponse().status().code()).isEqualTo(307);
    assertThat(Redirect.permanent("/a").toResponse().status().code()).isEqualTo(308);
    Redirect external = Redirect.external(URI.create("https://login.example/é"));
    assertThat(external.toResponse().headers().first("Location"))
        .isEqualTo("https://login.example/%C3%A9");
    assertThatThrownBy(() -> new Redirect(Status.OK, URI.create("/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 200");
  }

  @Test
  void makesResponsesOfResults() {
    Response ok = Ok.of("a").toResponse(STRING);
    assertThat(ok.status()).isEqualTo(Status.OK);
    Response created = Created.at("/todos/é", "a").toResponse(STRING);
    assertThat(created.status()).isEqualTo(Status.CREATED);
    assertThat(created.headers().first("Location")).isEqualTo("/todos/%C3%A9");
    assertThat(Created.at(URI.create("/x"), "a").location()).isEqualTo(URI.create("/x"));
    assertThat(Created.of("a").toResponse(STRING).headers().contains("Location")).isFalse();
    assertThat(
            Created.of("a").withHeader("ETag", "\"1\"").toResponse(STRING).headers().first("ETag"))
        .isEqualTo("\"1\"");
    Response tagged =
        Ok.of("a").withHeader("ETag", "\"1\"").withHeader("ETag", "\"2\"").toResponse(STRING);
    assertThat(tagged.headers().all("ETag")).containsExactly("\"2\"");
    assertThat(tagged.headers().first("Content-Type")).isEqualTo("application/json");
    Response accepted = Accepted.at("/jobs/1", "a").toResponse(STRING);
    assertThat(accepted.status()).isEqualTo(Status.ACCEPTED);
    assertThat(accepted.headers().first("Location")).isEqualTo("/jobs/1");
    assertThat(Accepted.of("a").toResponse(STRING).headers().contains("Location")).isFalse();
    Result<String> none = Result.noContent();
    assertThat(none.toResponse(STRING).status()).isEqualTo(Status.NO_CONTENT);
    assertThat(NoContent.of().toResponse().body().length()).isZero();
    Result<String> moved = Result.redirect(Redirect.to("/b"));
    assertThat(moved.toResponse(STRING).status()).isEqualTo(Status.SEE_OTHER);
  }

  @Test
  void refusesALocationThatIsNoUriWithoutRepeatingIt() {
    for (ThrowingCallable making :
        List.<ThrowingCallable>of(
            () -> Created.at("/a\r\nb", "x"),
            () -> Accepted.at("/a\r\nb", "x"),
            () -> Redirect.to("/a\r\nb"))) {
      assertThatThrownBy(making)
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageContaining("at index 2")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void writesAPageOfHtmlAtOnceSoThatAFailureIsNoHalfPage() throws IOException {
    Response page = Response.html(out -> out.write("<p>ü".getBytes(StandardCharsets.UTF_8)));

    assertThat(page.headers().first("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body().length()).isEqualTo(5);
    assertThatThrownBy(() ->
            Response.html(out -> {
              out.write('<');
              throw new IOException("template");
            }))
        .hasMessage("template");
  }

  @Test
  void variesByEachFieldOnce() {
    Response response = Response.text("x").withVary("Accept").withVary("Origin");
    assertThat(response.headers().all("Vary")).containsExactly("Accept, Origin");
    assertThat(response.withVary("origin")).isSameAs(response);
    Response several = Response.text("x").withAddedHeader("Vary", "A").withAddedHeader("Vary", "B");
    assertThat(several.withVary("C").headers().all("Vary")).containsExactly("A, B, C");
    Response all = Response.text("x").withHeader("Vary", "*");
    assertThat(all.withVary("Accept")).isSameAs(all);
  }
}
