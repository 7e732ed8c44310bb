package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.http.EntityTag;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ETagsTest {
  private static final EntityTag V7 = EntityTag.strong("v7");

  private static App app(Response response) {
    return App.create().use(ETags.standard()).get("/", r -> response).post("/", r -> response);
  }

  private static String tag(Call call) {
    return Objects.requireNonNull(call.answered("ETag"));
  }

  @Test
  void tagsWhatIsInMemoryByItsBytes() {
    Call one = Call.get("/").on(app(Response.text("one")));
    assertThat(tag(one)).matches("\"[A-Za-z0-9_-]{22}\"");
    assertThat(tag(Call.get("/").on(app(Response.text("one"))))).isEqualTo(tag(one));
    assertThat(tag(Call.get("/").on(app(Response.text("two"))))).isNotEqualTo(tag(one));
    assertThat(tag(Call.of(Method.HEAD, "/").on(app(Response.text("one"))))).isEqualTo(tag(one));
  }

  @Test
  void answers304ToWhoHasItAlready() {
    Response response =
        Response.text("one")
            .withHeader("Cache-Control", "max-age=1")
            .withHeader("Vary", "Accept")
            .withHeader("Set-Cookie", "a=b")
            .withHeader("Content-Language", "en");
    String tag = tag(Call.get("/").on(app(response)));
    Call call = Call.get("/").header("If-None-Match", "\"x\", W/" + tag).on(app(response));
    assertThat(call.status()).isEqualTo(304);
    assertThat(call.answer()).isEmpty();
    assertThat(tag(call)).isEqualTo(tag);
    assertThat(call.answered("Cache-Control")).isEqualTo("max-age=1");
    assertThat(call.answered("Vary")).isEqualTo("Accept");
    assertThat(call.answered("Set-Cookie")).isEqualTo("a=b");
    assertThat(call.answered("Content-Type")).isNull();
    assertThat(call.answered("Content-Language")).isNull();
    assertThat(Call.get("/").header("If-None-Match", "\"x\"").on(app(response)).status())
        .isEqualTo(200);
  }

  @Test
  void usesTheTagAndTheDateOfTheHandler() {
    Response own = Response.text("x").withHeader("ETag", "W/\"mine\"");
    assertThat(tag(Call.get("/").on(app(own)))).isEqualTo("W/\"mine\"");
    assertThat(Call.get("/").header("If-None-Match", "\"mine\"").on(app(own)).status())
        .isEqualTo(304);
    Response dated =
        Response.text("x").withHeader("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(
            Call.get("/")
                .header("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT")
                .on(app(dated))
                .status())
        .isEqualTo(304);
  }

  @Test
  void answers412WhereAnotherStateIsWanted() {
    Call call = Call.get("/").header("If-Match", "\"other\"").on(app(Response.text("x")));
    assertThat(call.status()).isEqualTo(412);
  }

  @Test
  void leavesTheRest() {
    assertThat(Call.post("/").on(app(Response.text("x"))).answered("ETag")).isNull();
    Response notKept = Response.text("x").withHeader("Cache-Control", "No-Store");
    assertThat(Call.get("/").on(app(notKept)).answered("ETag")).isNull();
    Response created = Response.text("x").withStatus(Status.CREATED);
    assertThat(Call.get("/").on(app(created)).answered("ETag")).isNull();
    assertThat(Call.get("/").on(app(Response.text("x").withStatus(500))).answered("ETag")).isNull();
    Response stream = Response.stream(MediaType.TEXT, out -> out.write('x'));
    assertThat(Call.get("/").on(app(stream)).answered("ETag")).isNull();
    Response most = Response.bytes(MediaType.TEXT, new byte[ETags.MAX_SIZE]);
    assertThat(Call.get("/").on(app(most)).answered("ETag")).isNotNull();
    Response more = Response.bytes(MediaType.TEXT, new byte[ETags.MAX_SIZE + 1]);
    assertThat(Call.get("/").on(app(more)).answered("ETag")).isNull();
  }

  @Test
  void agreesWithCompression() {
    Response large = Response.text("text ".repeat(1_000));
    App app = app(large).use(Compression.standard().codings("gzip"));
    Call first = Call.get("/").header("Accept-Encoding", "gzip").on(app);
    assertThat(tag(first)).endsWith("-gzip\"");
    Call again =
        Call.get("/").header("Accept-Encoding", "gzip").header("If-None-Match", tag(first)).on(app);
    assertThat(again.status()).isEqualTo(304);
  }

  // Preconditions

  private static App writing() {
    return App.create()
        .put(
            "/",
            r -> {
              Preconditions.require(r, V7);
              return Response.text("written");
            })
        .post(
            "/",
            r -> {
              Preconditions.requireAbsent(r);
              return Response.text("made");
            })
        .patch(
            "/",
            r -> {
              Preconditions.demand(r, V7);
              return Response.text("written");
            })
        .delete(
            "/",
            r -> {
              Preconditions.require(r, null, Instant.parse("2000-01-01T00:00:00Z"));
              return Response.text("gone");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | If-Match | \"v7\" | 200",
        "PUT | If-Match | \"a\", \"v7-gzip\" | 200",
        "PUT | If-Match | \"v7-br\" | 200",
        "PUT | If-Match | * | 200",
        "PUT | If-Match | W/\"v7\" | 412",
        "PUT | If-Match | \"v6\" | 412",
        "PUT | If-Match | \"v7-x\" | 412",
        "PUT | If-Match | v7 | 412",
        "PUT | If-None-Match | \"v7\" | 412",
        "PUT | If-None-Match | * | 412",
        "PUT | X-None | x | 200",
        "POST | If-None-Match | * | 200",
        "POST | If-Match | * | 412",
        "PATCH | X-None | x | 428",
        "PATCH | If-Match | \"v7\" | 200",
        "PATCH | If-Match | \"v6\" | 412",
        "DELETE | If-Unmodified-Since | Sat, 01 Jan 2000 00:00:00 GMT | 200",
        "DELETE | If-Unmodified-Since | Fri, 31 Dec 1999 00:00:00 GMT | 412"
      })
  void judgesWritesBeforeTheyAreDone(Method method, String field, String value, int status) {
    assertThat(Call.of(method, "/").header(field, value).on(writing()).status()).isEqualTo(status);
  }
}
