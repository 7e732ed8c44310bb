// Typed bodies in other forms than JSON: which one is chosen, what is refused, what is documented.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private final List<String> called = new ArrayList<>();

  /// A text in capitals, with a mark before it.
  private record Loud(String mark) implements BodyFormat {
    @Override
    public MediaType mediaType() {
      return MediaType.parse("text/" + mark);
    }

    @Override
    public <T> Codec<T> codec(JsonType<T> type) {
      return new Codec<>() {
        @Override
        public byte[] write(T value) throws IOException {
          if (value.equals("fails")) {
            throw new IOException("full");
          }
          return (mark + " " + value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        @SuppressWarnings("unchecked") // the tests have texts alone
        public T read(byte[] body, Violations into) {
          String text = new String(body, StandardCharsets.UTF_8);
          if (text.equals("wrong")) {
            into.add(Violation.ofBody("#", Constraints.invalid()));
            return null;
          }
          return (T) (mark + " " + text);
        }
      };
    }
  }

  private App app() {
    return App.create()
        .format(new Loud("loud"))
        .format(new Loud("louder"))
        .mount(group -> {
          JsonBody<String> text = group.json(JsonType.of(JsonCodecs.STRING, String.class));
          group.route(
              Route.of(
                      Method.POST,
                      "/echo",
                      request -> {
                        called.add("echo");
                        return Response.json(text, request.body().json(text)).withStatus(201);
                      })
                  .operation(FormatsTest::operation));
          group.get("/plain", request -> Response.text("plain"));
        });
  }

  private static Operation operation() {
    return Operation.of("Echo", "echo")
        .body(RequestContent.json(Schema.string()))
        .response(ApiResponse.json(201, Schema.string()))
        .build();
  }

  private Call echo(String contentType, String body) {
    return Call.post("/echo").body(contentType, body);
  }

  @Test
  void answersInTheFormatThatIsWanted() {
    Call json = echo("application/json", "\"a\"").on(app());
    assertThat(json.text()).isEqualTo("\"a\"");
    assertThat(json.answered("Content-Type")).isEqualTo("application/json");
    assertThat(json.answered("Vary")).isEqualTo("Accept");
    Call louder =
        echo("application/json", "\"a\"")
            .header("Accept", "text/loud;q=0.5, text/louder")
            .on(app());
    assertThat(louder.text()).isEqualTo("louder a");
    assertThat(louder.answered("Content-Type")).isEqualTo("text/louder");
    assertThat(louder.status()).isEqualTo(201);
  }

  @Test
  void readsTheFormatThatIsSent() {
    assertThat(echo("text/loud", "a").on(app()).text()).isEqualTo("\"loud a\"");
    assertThat(echo("text/loud", "wrong").on(app()).status()).isEqualTo(422);
    Call empty = Call.post("/echo").body("text/loud", "").chunked().on(app());
    assertThat(empty.status()).isEqualTo(422);
  }

  @Test
  void refusesWhatNobodyReadsAndNamesAllFormats() {
    Call call = echo("text/quiet", "a").on(app());
    assertThat(call.status()).isEqualTo(415);
    assertThat(call.answered("Accept")).isEqualTo("application/json, text/loud, text/louder");
  }

  @Test
  void refusesBeforeTheHandlerDoesAnythingWhereNoFormatIsWanted() {
    Call call = echo("application/json", "\"a\"").header("Accept", "text/html").on(app());
    assertThat(call.status()).isEqualTo(406);
    assertThat(call.text()).contains("text/louder").contains("problems");
    assertThat(called).isEmpty();
    assertThat(Call.get("/plain").header("Accept", "text/html").on(app()).status()).isEqualTo(200);
  }

  @Test
  void refusesBeforeTheHandlerAlsoWhereTheRouteIsNotInTheDocument() {
    List<String> ran = new ArrayList<>();
    App app = App.create().format(new Loud("loud")).mount(group -> unseen(group, ran));
    Call refused = Call.post("/unseen").header("Accept", "text/html").on(app);
    assertThat(refused.status()).isEqualTo(406);
    assertThat(ran).isEmpty();
    assertThat(Call.post("/unseen").header("Accept", "text/loud").on(app).text())
        .isEqualTo("loud a");
    assertThat(Call.get("/openapi.json").on(app).text()).doesNotContain("unseen");
    App json = App.create().mount(group -> unseen(group, ran));
    assertThat(Call.post("/unseen").header("Accept", "text/html").on(json).status()).isEqualTo(200);
  }

  private static void unseen(Group group, List<String> ran) {
    JsonBody<String> text = group.json(JsonType.of(JsonCodecs.STRING, String.class));
    group.negotiated(
        Route.of(
            Method.POST,
            "/unseen",
            request -> {
              ran.add("it");
              return Response.json(text, "a");
            }));
  }

  @Test
  void aValueThatCannotBeWrittenIsAFault() {
    assertThat(
            echo("application/json", "\"fails\"").header("Accept", "text/loud").on(app()).status())
        .isEqualTo(500);
  }

  @Test
  void theDocumentHasAllFormats() {
    JsonValue echo = Call.get("/openapi.json").on(app()).tree().at("/paths/~1echo/post");
    assertThat(echo.at("/requestBody/content").toString())
        .contains("application/json", "text/loud", "text/louder");
    assertThat(echo.at("/responses/201/content").toString())
        .contains("application/json", "text/loud", "text/louder");
  }

  @Test
  void withoutOtherFormatsAcceptIsNotLookedAt() {
    App app =
        App.create()
            .mount(group -> {
              JsonBody<String> text = group.json(JsonType.of(JsonCodecs.STRING, String.class));
              group.get("/", request -> Response.json(text, "a"));
            });
    assertThat(Call.get("/").header("Accept", "text/html").on(app).status()).isEqualTo(200);
  }

  /// The same, one way only.
  private static BodyFormat oneWay(String mark, boolean read) {
    BodyFormat both = new Loud(mark);
    return new BodyFormat() {
      @Override
      public MediaType mediaType() {
        return both.mediaType();
      }

      @Override
      public boolean isRead() {
        return read;
      }

      @Override
      public boolean isWritten() {
        return !read;
      }

      @Override
      public <T> Codec<T> codec(JsonType<T> type) {
        return both.codec(type);
      }
    };
  }

  private static void echo(Group group) {
    JsonBody<String> text = group.json(JsonType.of(JsonCodecs.STRING, String.class));
    group.route(
        Route.of(
                Method.POST,
                "/echo",
                request -> Response.json(text, request.body().json(text)).withStatus(201))
            .operation(FormatsTest::operation));
  }

  @Test
  void aFormatThatIsOnlyWrittenIsNotRead() {
    App app =
        App.create()
            .format(oneWay("in", true))
            .format(oneWay("out", false))
            .mount(FormatsTest::echo);
    Call sent = echo("text/out", "a").on(app);
    assertThat(sent.status()).isEqualTo(415);
    assertThat(sent.answered("Accept")).isEqualTo("application/json, text/in");
    Call wanted = echo("text/in", "a").header("Accept", "text/out").on(app);
    assertThat(wanted.text()).isEqualTo("out in a");
    assertThat(wanted.answered("Content-Type")).isEqualTo("text/out");
    Call refused = echo("text/in", "a").header("Accept", "text/in").on(app);
    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.text()).contains("text/out").doesNotContain("text/in");
    JsonValue document = Call.get("/openapi.json").on(app).tree().at("/paths/~1echo/post");
    assertThat(document.at("/requestBody/content").toString())
        .contains("text/in")
        .doesNotContain("text/out");
    assertThat(document.at("/responses/201/content").toString())
        .contains("text/out")
        .doesNotContain("text/in");
  }

  @Test
  void whereOthersAreOnlyReadAcceptIsNotLookedAt() {
    App app = App.create().format(oneWay("in", true)).mount(FormatsTest::echo);
    Call call = echo("text/in", "a").header("Accept", "text/html").on(app);
    assertThat(call.text()).isEqualTo("\"in a\"");
    assertThat(call.answered("Vary")).isNull();
  }

  @Test
  void aFormatOfAGroupIsForItsRoutesAndThoseInsideIt() {
    App app =
        App.create()
            .format(new Loud("all"))
            .mount(
                "/in",
                group ->
                    group
                        .format(new Loud("loud"))
                        .mount(FormatsTest::echo)
                        .mount("/inner", FormatsTest::echo))
            .mount("/out", FormatsTest::echo);
    for (String path : List.of("/in/echo", "/in/inner/echo")) {
      Call call = Call.post(path).body("text/all", "a").header("Accept", "text/loud").on(app);
      assertThat(call.text()).isEqualTo("loud all a");
    }
    assertThat(Call.post("/out/echo").body("text/loud", "a").on(app).status()).isEqualTo(415);
    Call out = Call.post("/out/echo").body("text/all", "a").header("Accept", "text/loud").on(app);
    assertThat(out.status()).isEqualTo(406);
    JsonValue paths = Call.get("/openapi.json").on(app).tree().at("/paths");
    assertThat(paths.at("/~1in~1echo").toString()).contains("text/loud", "text/all");
    assertThat(paths.at("/~1out~1echo").toString())
        .contains("text/all")
        .doesNotContain("text/loud");
  }

  @Test
  void aFormatOfAGroupComesBeforeItsRoutes() {
    App app =
        App.create().mount("/in", group -> group.mount(FormatsTest::echo).format(new Loud("a")));
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("format: expected before the routes of the group");
  }
}
