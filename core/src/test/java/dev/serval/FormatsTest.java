// Typed bodies in other forms than JSON: which one is chosen, what is refused, what is documented.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

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
}
