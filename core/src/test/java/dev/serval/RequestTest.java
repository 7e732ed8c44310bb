// What a handler can ask of a request and of its body.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.routing.PathTemplate;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static String problemOf(Call call, Handler handler) {
    return call.on(App.create().docs(false).route(call.method(), "/", handler)).text();
  }

  @Test
  void hasWhatTheExchangeHas() {
    Request request =
        Call.get("/a%20b?x=1&x=2&y")
            .header("X-One", "1")
            .header("Cookie", "a=1; b=2")
            .header("Cookie", "a=3; c=4")
            .request();
    assertThat(request.method()).isEqualTo(Method.GET);
    assertThat(request.path()).isEqualTo("/a%20b");
    assertThat(request.query("x")).isEqualTo("1");
    assertThat(request.query("y")).isEmpty();
    assertThat(request.query("z")).isNull();
    assertThat(request.query().all("x")).containsExactly("1", "2");
    assertThat(request.header("x-one")).isEqualTo("1");
    assertThat(request.headers().contains("x-two")).isFalse();
    assertThat(request.cookie("a")).isEqualTo("1");
    assertThat(request.cookie("c")).isEqualTo("4");
    assertThat(request.cookie("d")).isNull();
    assertThat(request.scheme()).isEqualTo("http");
    assertThat(request.authority()).isEqualTo("api.example");
    assertThat(request.remoteAddress()).hasToString("peer.example/<unresolved>:4711");
    assertThat(request.template()).isEqualTo(PathTemplate.parse("/a%20b"));
  }

  @Test
  void saysWhichNamesAPathHas() {
    App app = App.create().get("/{id}", request -> Response.text(wrongName(request)));
    assertThat(Call.get("/7").on(app).text())
        .isEqualTo("Request.path: expected one of the names [id] of /{id}, found `key`");
    App outside = App.create().use((request, next) -> Response.text(wrongName(request)));
    assertThat(Call.get("/none").on(outside).text()).contains("[] of no template");
  }

  private static String wrongName(Request request) {
    try {
      return request.path("key");
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
  }

  @Test
  void hasNoPathValuesWithoutARoute() {
    App app =
        App.create()
            .use((request, next) -> {
              assertThat(request.template()).isNull();
              assertThatThrownBy(() -> request.pathValue(0))
                  .isInstanceOf(IndexOutOfBoundsException.class);
              return next.handle(request);
            });
    assertThat(Call.get("/none").on(app).status()).isEqualTo(404);
  }

  @Test
  void readsBytesAsOftenAsAsked() throws Exception {
    RequestBody body = Call.post("/").body("text/plain", "tea").request().body();
    assertThat(body.isPresent()).isTrue();
    assertThat(body.isEmpty()).isFalse();
    assertThat(body.mediaType()).isEqualTo(MediaType.parse("text/plain"));
    assertThat(body.bytes()).isSameAs(body.bytes());
    assertThat(body.text()).isEqualTo("tea");
    assertThat(new String(body.stream().readAllBytes())).isEqualTo("tea");
  }

  @Test
  void readsAStreamOnce() throws Exception {
    RequestBody body = Call.post("/").body("text/plain", "tea").request().body();
    try (InputStream in = body.stream()) {
      assertThat(in.readAllBytes()).hasSize(3);
    }
    assertThatThrownBy(body::stream).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(body::bytes).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void knowsAnEmptyBody() throws Exception {
    RequestBody none = Call.post("/").request().body();
    assertThat(none.isPresent()).isFalse();
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.mediaType()).isNull();
    assertThat(none.bytes()).isEmpty();
    assertThat(none.form().names()).isEmpty();
    RequestBody chunked = Call.post("/").chunked().request().body();
    assertThat(chunked.isPresent()).isTrue();
    assertThat(chunked.isEmpty()).isTrue();
    RequestBody full = Call.post("/").bytes((byte) 1).chunked().request().body();
    assertThat(full.isEmpty()).isFalse();
    assertThat(full.bytes()).containsExactly(1);
  }

  @Test
  void readsFormsOnce() throws Exception {
    RequestBody body =
        Call.post("/").body("application/x-www-form-urlencoded", "a=1+2&a=%26").request().body();
    assertThat(body.form().all("a")).containsExactly("1 2", "&");
    assertThat(body.form()).isSameAs(body.form());
  }

  @Test
  void refusesBodiesThatAreNoForm() {
    Handler handler = request -> Response.text(request.body().form().toString());
    assertThat(problemOf(Call.post("/").json("{}"), handler)).contains("\"status\":415");
    assertThat(problemOf(Call.post("/").bytes((byte) 'a'), handler)).contains("\"status\":415");
    Call other = Call.post("/").body("application/x-www-form-urlencoded;charset=latin1", "a=1");
    assertThat(problemOf(other, handler)).contains("expected the charset utf-8");
    Call bad = Call.post("/").body("application/x-www-form-urlencoded", "a=%");
    assertThat(problemOf(bad, handler))
        .contains("\"status\":400")
        .contains("The form has a '%' that is not followed by two hexadecimal digits");
    Call nul = Call.post("/").body("application/x-www-form-urlencoded", "%00=1");
    assertThat(problemOf(nul, handler)).contains("The form contains an escaped NUL");
    Call latin1 = Call.post("/").body("application/x-www-form-urlencoded", "a=%e9");
    assertThat(problemOf(latin1, handler)).contains("The form has escapes that are not UTF-8");
    Call many = Call.post("/").body("application/x-www-form-urlencoded", "a&".repeat(1_001));
    assertThat(problemOf(many, handler))
        .contains("\"status\":413", "the form has more than 1000 fields");
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    Handler handler = request -> Response.text(request.body().text());
    assertThat(problemOf(Call.post("/").bytes((byte) 0xC0, (byte) 0xAF), handler))
        .contains("\"status\":400")
        .contains("the body is not valid UTF-8");
    Call latin = Call.post("/").body("text/plain; charset=iso-8859-1", "x");
    assertThat(problemOf(latin, handler)).contains("\"status\":415");
  }

  @Test
  void readsJson() throws Exception {
    Request request = Call.post("/").json("[1,2]").request();
    JsonType<List<Integer>> type =
        JsonType.of(JsonCodecs.list(JsonCodecs.INT), List.class, Integer.class);
    assertThat(request.body().json(JsonFamily.generated().body(type))).containsExactly(1, 2);
    assertThat(request.body().json(JsonValue.class)).isEqualTo(JsonValue.parse("[1,2]"));
    Request suffixed = Call.post("/").body("application/merge-patch+json", "7").request();
    assertThat(suffixed.body().json(Integer.class)).isEqualTo(7);
    Request charset = Call.post("/").body("application/json; charset=UTF-8", "7").request();
    assertThat(charset.body().json(Integer.class)).isEqualTo(7);
  }

  @Test
  void refusesWhatIsNoJson() {
    Handler handler = request -> Response.text("" + request.body().json(Integer.class));
    Call text = Call.post("/").body("text/plain", "7");
    assertThat(problemOf(text, handler)).contains("\"status\":415").contains("application/json");
    assertThat(text.answered("Accept")).isEqualTo("application/json");
    assertThat(problemOf(Call.post("/").bytes((byte) '7'), handler)).contains("\"status\":415");
    assertThat(problemOf(Call.post("/").body("nonsense", "7"), handler))
        .contains("expected a valid media type");
    assertThat(problemOf(Call.post("/"), handler))
        .contains("{\"in\":\"body\",\"pointer\":\"#\",\"code\":\"required\"");
    assertThat(problemOf(Call.post("/").json("").chunked(), handler)).contains("\"required\"");
    assertThat(problemOf(Call.post("/").json("\"x\""), handler)).contains("\"code\":\"type\"");
    assertThat(problemOf(Call.post("/").json("[7"), handler))
        .contains("problems/malformed-json")
        .contains("\"status\":400");
    assertThat(problemOf(Call.post("/").json("null"), handler)).contains("\"status\":422");
  }

  @Test
  void namesWhyADocumentCannotBeRead() {
    Handler handler = request -> Response.text("" + request.body().json(JsonValue.class));
    assertThat(problemOf(Call.post("/").json("{\"a\":1,\"a\":2}"), handler))
        .contains("problems/duplicate-member")
        .contains("\"pointer\":\"#/a\"")
        .contains("\"offset\":");
    assertThat(problemOf(Call.post("/").json("[".repeat(100)), handler))
        .contains("problems/json-limit");
    Call large = Call.post("/").json("[1,2,3,4,5]");
    App small =
        App.create()
            .json(dev.serval.json.JsonLimits.defaults().withDocumentSize(4))
            .post("/", handler);
    assertThat(large.on(small).status()).isEqualTo(413);
    assertThat(large.text()).contains("problems/body-too-large");
  }

  @Test
  void takesNullOfAFamilyForMissing() {
    App app = App.create().post("/", request -> Response.text(request.body().json(nothing())));
    assertThat(Call.post("/").json("null").on(app).text()).contains("\"code\":\"required\"");
  }

  private static dev.serval.json.JsonBody<String> nothing() {
    return new dev.serval.json.JsonBody<>() {
      @Override
      public void write(dev.serval.json.JsonWriter out, String value) {
        out.value(value);
      }

      @Override
      public String read(
          byte[] buf,
          int from,
          int to,
          dev.serval.json.JsonLimits limits,
          dev.serval.validation.Violations into) {
        return null;
      }
    };
  }

  @Test
  void isAtHandInItsHandlerAndNowhereElse() {
    Attribute<String> who = Attribute.of("who");
    App app =
        App.create()
            .docs(false)
            .use((request, next) -> {
              assertThat(Request.current()).isEmpty();
              return next.handle(request.with(who, "middleware"));
            })
            .get(
                "/{id}",
                request -> {
                  assertThat(Request.current()).containsSame(request);
                  return Response.text(Request.current().flatMap(r -> r.attribute(who)).get());
                });
    assertThat(Call.get("/1").on(app).text()).isEqualTo("middleware");
    assertThat(Request.current()).isEmpty();
  }
}
