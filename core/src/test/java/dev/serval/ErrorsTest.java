// Which error an exception becomes, and how the two contracts write it.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Status;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.Source;
import dev.serval.validation.ValidationException;
import dev.serval.validation.Violation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
  private static final Refusal BROKEN = new Refusal(Status.BAD_REQUEST, "bad_body", "Broken.");

  private static App throwing(Throwable failure) {
    return App.create()
        .docs(false)
        .get(
            "/",
            request -> {
              if (failure instanceof Error error) {
                throw error;
              }
              throw (Exception) failure;
            });
  }

  private static ValidationException invalid() {
    return new ValidationException(
        List.of(
            Violation.ofParameter(Source.QUERY, "limit", Constraints.max(100)),
            Violation.ofBody("#/tags/2", Constraints.type("a string", "a number")),
            Violation.ofElement(Source.HEADER, "X-Id", 1, Rule.of("odd", "must be odd"))));
  }

  @Test
  void writesViolationsInTheOrderOfTheContract() {
    Call call = Call.get("/").on(throwing(invalid()));
    assertThat(call.status()).isEqualTo(422);
    assertThat(call.answered("Content-Type")).isEqualTo("application/problem+json");
    assertThat(call.text())
        .isEqualTo(
            "{\"type\":\"https://serval.dev/problems/invalid\",\"title\":\"Invalid request\","
                + "\"status\":422,\"errors\":[{\"in\":\"query\",\"name\":\"limit\",\"code\":\"max\","
                + "\"detail\":\"must be at most 100\",\"params\":{\"max\":100}},"
                + "{\"in\":\"body\",\"pointer\":\"#/tags/2\",\"code\":\"type\","
                + "\"detail\":\"expected a string, found a number\"},"
                + "{\"in\":\"header\",\"name\":\"X-Id\",\"pointer\":\"#/1\",\"code\":\"odd\","
                + "\"detail\":\"must be odd\"}]}");
  }

  @Test
  void writesAllThatAProblemSays() {
    Problem problem =
        Problem.conflict("Sold out")
            .withType(URI.create("https://shop.example/sold-out"))
            .withTitle("No stock")
            .with("sku", "A-1")
            .with("left", 0)
            .with("more", JsonObject.builder().put("a", true).build())
            .withHeader("Retry-After", "60");
    Call call = Call.get("/").on(throwing(problem));
    assertThat(call.status()).isEqualTo(409);
    assertThat(call.answered("Retry-After")).isEqualTo("60");
    assertThat(call.text())
        .isEqualTo(
            "{\"type\":\"https://shop.example/sold-out\",\"title\":\"No stock\",\"status\":409,"
                + "\"detail\":\"Sold out\",\"sku\":\"A-1\",\"left\":0,\"more\":{\"a\":true}}");
  }

  @Test
  void answersAFaultWithAnIdThatTheLogHasAndNothingElse() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Call call;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      call = Call.get("/").on(throwing(new IllegalStateException("password=hunter2")));
    } finally {
      System.setErr(before);
    }
    assertThat(call.status()).isEqualTo(500);
    JsonObject body = (JsonObject) call.tree();
    assertThat(body.members().keySet()).containsExactly("type", "title", "status", "id");
    String id = ((JsonString) body.members().get("id")).value();
    assertThat(id).matches("[0-9a-f]{16}");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("GET / failed, id " + id)
        .contains("IllegalStateException");
    assertThat(call.text()).doesNotContain("hunter2").doesNotContain("IllegalState");
  }

  @Test
  void answersAnErrorOfTheMachineAsAFault() {
    assertThat(Call.get("/").on(throwing(new StackOverflowError())).status()).isEqualTo(500);
  }

  @Test
  void answersTheRefusalWhereAHandlerSwallowsABrokenBody() {
    Call call = Call.post("/").body("text/plain", "x");
    App app =
        App.create()
            .use((request, next) -> next.handle(request).withHeader("X-Layer", "around"))
            .post(
                "/",
                request -> {
                  call.broken(BROKEN);
                  try {
                    request.body().bytes();
                  } catch (java.io.IOException swallowed) {
                    return Response.text("fine");
                  }
                  return Response.text("read");
                });
    call.on(app);
    assertThat(call.status()).isEqualTo(400);
    assertThat(call.text()).contains("problems/bad-body").contains("\"detail\":\"Broken.\"");
    assertThat(call.answered("X-Layer")).isEqualTo("around");
  }

  @Test
  void answersABodyThatIsKnownToBeBrokenInsideTheMiddlewareAndWithoutTheHandler() {
    AtomicInteger handled = new AtomicInteger();
    App app =
        App.create()
            .use((request, next) -> next.handle(request).withHeader("X-Layer", "around"))
            .post("/", request -> Response.text("handled " + handled.incrementAndGet()));
    Call call = Call.post("/").broken(BROKEN).on(app);
    assertThat(call.status()).isEqualTo(400);
    assertThat(call.text()).contains("problems/bad-body");
    assertThat(call.answered("X-Layer")).isEqualTo("around");
    assertThat(handled).hasValue(0);
  }

  @Test
  void rendersWhatTheTransportRefuses() {
    RawResponse raw =
        App.create()
            .handler()
            .refuse(new Refusal(Status.URI_TOO_LONG, "target_too_long", "Too long."));
    assertThat(raw.status()).isEqualTo(Status.URI_TOO_LONG);
    assertThat(raw.headers().first("Content-Type")).isEqualTo("application/problem+json");
    assertThat(raw.headers().first("Cache-Control")).isEqualTo("no-store");
    assertThat(new String(raw.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"https://serval.dev/problems/target-too-long\",\"title\":\"URI Too Long\","
                + "\"status\":414,\"detail\":\"Too long.\"}");
  }

  @Test
  void putsMessagesIntoAnotherLanguage() {
    App app =
        throwing(invalid())
            .errors(
                ProblemErrors.standard()
                    .withTypes(URI.create("urn:problem:"))
                    .withMessages((violation, request) ->
                        violation.code() + " auf " + request.path() + violation.params()));
    Call call = Call.get("/").on(app);
    assertThat(call.text())
        .contains("\"type\":\"urn:problem:invalid\"")
        .contains("\"detail\":\"max auf /{max=100}\"");
  }

  @Test
  void writesParametersOfEveryKind() {
    Rule rule =
        Rule.of(
            "all",
            "d",
            "boolean",
            true,
            "byte",
            (byte) 1,
            "short",
            (short) 2,
            "int",
            3,
            "long",
            4L,
            "float",
            0.5f,
            "double",
            0.25,
            "big",
            BigInteger.TEN,
            "decimal",
            new BigDecimal("1.50"),
            "list",
            List.of("a", 1),
            "text",
            "t");
    ValidationException one =
        new ValidationException(List.of(Violation.ofParameter(Source.QUERY, "q", rule)));
    assertThat(Call.get("/").on(throwing(one)).text())
        .contains(
            "\"params\":{\"boolean\":true,\"byte\":1,\"short\":2,\"int\":3,\"long\":4,\"float\":0.5,"
                + "\"double\":0.25,\"big\":10,\"decimal\":1.50,\"list\":[\"a\",1],\"text\":\"t\"}");
  }

  @Test
  void survivesAContractThatFails() {
    App app =
        App.create()
            .errors(
                new ErrorContract() {
                  @Override
                  public Response render(Problem problem, Request request) {
                    throw new IllegalStateException("broken contract");
                  }

                  @Override
                  public dev.serval.http.MediaType mediaType() {
                    return dev.serval.http.MediaType.JSON;
                  }

                  @Override
                  public dev.serval.openapi.Schema schemaFor(Status status) {
                    return dev.serval.openapi.Schema.any();
                  }
                });
    Call call = Call.get("/none").on(app);
    assertThat(call.status()).isEqualTo(500);
    assertThat(call.text()).contains("\"id\"").doesNotContain("broken contract");
  }

  @Test
  void writesTheFormOfFastApi() {
    App app = throwing(invalid()).errors(FastApiErrors.standard());
    Call call = Call.get("/").on(app);
    assertThat(call.status()).isEqualTo(422);
    assertThat(call.answered("Content-Type")).isEqualTo("application/json");
    assertThat(call.text())
        .isEqualTo(
            "{\"detail\":[{\"type\":\"max\",\"loc\":[\"query\",\"limit\"],"
                + "\"msg\":\"must be at most 100\"},"
                + "{\"type\":\"type\",\"loc\":[\"body\",\"tags\",2],"
                + "\"msg\":\"expected a string, found a number\"},"
                + "{\"type\":\"odd\",\"loc\":[\"header\",\"X-Id\",1],\"msg\":\"must be odd\"}]}");
    assertThat(Call.get("/none").on(app).text()).isEqualTo("{\"detail\":\"Not Found\"}");
    App other =
        throwing(Problem.notFound("No todo 7").with("id", 7).with("x", "y"))
            .errors(FastApiErrors.standard());
    assertThat(Call.get("/").on(other).text())
        .isEqualTo("{\"detail\":\"No todo 7\",\"id\":7,\"x\":\"y\"}");
  }

  @Test
  void namesWhatIsRepeatedForFastApi() {
    ValidationException twice =
        new ValidationException(
            List.of(Violation.ofParameter(Source.QUERY, "limit", Constraints.repeated())));
    assertThat(Call.get("/").on(throwing(twice).errors(FastApiErrors.standard())).text())
        .isEqualTo(
            "{\"detail\":[{\"type\":\"repeated\",\"loc\":[\"query\",\"limit\"],"
                + "\"msg\":\"must be given once\"}]}");
  }

  @Test
  void decodesPointersForFastApi() {
    ValidationException one =
        new ValidationException(
            List.of(Violation.ofBody("#/a~1b/c~0d/%C3%A9/007", Constraints.required())));
    assertThat(Call.get("/").on(throwing(one).errors(FastApiErrors.standard())).text())
        .contains("\"loc\":[\"body\",\"a/b\",\"c~d\",\"é\",\"007\"]");
    ValidationException whole =
        new ValidationException(List.of(Violation.ofBody("#", Constraints.required())));
    assertThat(Call.get("/").on(throwing(whole).errors(FastApiErrors.standard())).text())
        .contains("\"loc\":[\"body\"]");
  }

  @Test
  void writesAnyPointerForFastApi() {
    ValidationException odd =
        new ValidationException(
            List.of(
                Violation.ofBody("#/a%00b", Constraints.required()),
                Violation.ofBody("#/100%/%zz/%4/é%c3", Constraints.required())));
    Call call = Call.get("/").on(throwing(odd).errors(FastApiErrors.standard()));
    assertThat(call.status()).isEqualTo(422);
    assertThat(call.text())
        .contains("\"loc\":[\"body\",\"a\\u0000b\"]")
        .contains("\"loc\":[\"body\",\"100%\",\"%zz\",\"%4\",\"é\ufffd\"]");
  }

  @Test
  void describesItsErrorsInTheDocument() {
    JsonValue problems =
        Call.get("/openapi.json")
            .on(App.create().post("/a/{b}", request -> Response.text("")))
            .tree();
    assertThat(problems.toString()).contains("application/problem+json").contains("\"Violation\"");
    JsonValue fastApi =
        Call.get("/openapi.json")
            .on(
                App.create()
                    .errors(FastApiErrors.standard())
                    .post("/a/{b}", request -> Response.text("")))
            .tree();
    assertThat(fastApi.toString()).contains("HTTPError");
    assertThat(FastApiErrors.standard().schemaFor(Status.UNPROCESSABLE_CONTENT))
        .isNotEqualTo(FastApiErrors.standard().schemaFor(Status.NOT_FOUND));
  }

  @ParameterizedTest
  @CsvSource({
    "408, timeout",
    "413, body-too-large",
    "414, target-too-long",
    "415, unsupported-media-type",
    "418, client-error",
    "431, headers-too-large"
  })
  void hasOneKindForEachStatus(int status, String kind) {
    assertThat(Problem.of(Status.of(status), null).kind()).isEqualTo(kind);
    assertThat(ProblemErrors.standard().exampleFor(Status.of(status)))
        .hasToString(
            "{\"type\":\"https://serval.dev/problems/%s\",\"title\":\"%s\",\"status\":%d}"
                .formatted(kind, Status.of(status).reason(), status));
  }

  @Test
  void refusesAProblemThatIsNoError() {
    assertThatThrownBy(() -> Problem.of(Status.OK, "fine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 200");
    assertThatThrownBy(() -> Problem.badRequest("x").with("status", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`status`");
  }

  @Test
  void hasAProblemForEachCommonStatus() {
    assertThat(Problem.badRequest("d").status().code()).isEqualTo(400);
    assertThat(Problem.forbidden("d").status().code()).isEqualTo(403);
    assertThat(Problem.preconditionFailed("d").kind()).isEqualTo("precondition-failed");
    assertThat(Problem.unprocessable("d").kind()).isEqualTo("unprocessable-content");
    assertThat(Problem.tooManyRequests("d").kind()).isEqualTo("too-many-requests");
    assertThat(Problem.notFound("d").detail()).isEqualTo("d");
    assertThat(Problem.notFound("d").getStackTrace()).isEmpty();
    assertThat(Problem.of(Status.NOT_FOUND, null)).hasMessage("Not Found");
  }
}
