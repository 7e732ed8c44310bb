// The document as a whole.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.fixtures.OpenApiCheck;
import dev.serval.http.Method;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import dev.serval.routing.PathTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenApiDocumentTest {
  @ParameterizedTest
  @EnumSource
  void isValidInEachVersion(OpenApiVersion version) {
    String json = SampleApi.builder().version(version).build().toPrettyString();

    assertThat(OpenApiCheck.problems(json)).isEmpty();
    assertThat(OpenApiCheck.examples(json)).isGreaterThan(25);
  }

  @Test
  void emptyOneIsValidExceptThatItHasNoSchema() {
    OpenApiDocument document = OpenApiDocument.builder(Info.of("T", "1")).build();

    assertThat(OpenApiCheck.problems(document.json().toString()))
        .containsExactly("no schema was judged");
    assertThat(document.json())
        .hasToString(
            "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"T\",\"version\":\"1\"},"
                + "\"servers\":[{\"url\":\".\"}],\"paths\":{},\"components\":{}}");
  }

  @Test
  void sameOperationsGiveTheSameBytesAndTag() {
    OpenApiDocument one = SampleApi.builder().build();
    OpenApiDocument two = SampleApi.builder().build();

    assertThat(one.bytes()).isEqualTo(two.bytes());
    assertThat(one.etag()).isEqualTo(two.etag()).matches("\"[0-9a-f]{32}\"");
    assertThat(SampleApi.builder().server("/v1", "").build().etag()).isNotEqualTo(one.etag());
  }

  @Test
  void bytesCannotBeChangedFromOutside() {
    OpenApiDocument document = SampleApi.builder().build();
    document.bytes()[0] = 'x';

    assertThat(document.bytes()[0]).isEqualTo((byte) '{');
  }

  @Test
  void prettyFormIsTheSameDocument() {
    OpenApiDocument document = SampleApi.builder().build();

    assertThat(JsonValue.parse(document.toPrettyString())).isEqualTo(document.json());
    assertThat(document.toPrettyString())
        .startsWith("{\n  \"openapi\": \"3.1.1\",\n")
        .endsWith("}\n");
  }

  @Test
  void assetHasTheDocumentInBothForms() {
    OpenApiDocument document = SampleApi.builder().build();
    DocsAsset asset = document.asset("/openapi.json");

    assertThat(asset.plain()).isEqualTo(document.bytes());
    assertThat(asset.gzip().length).isLessThan(document.bytes().length / 3);
    assertThat(asset.path()).isEqualTo("/openapi.json");
  }

  @ParameterizedTest
  @CsvSource({"/openapi.json,.", "/internal/openapi.json,..", "/a/b/openapi.json,../.."})
  void serverIsTheRootAsSeenFromTheDocument(String path, String url) {
    JsonObject json = SampleApi.builder().servedAt(path).build().json();

    assertThat(json.at("/servers")).hasToString("[{\"url\":\"" + url + "\"}]");
  }

  @Test
  void declaredServersReplaceTheDefault() {
    JsonObject json =
        OpenApiDocument.builder(Info.of("T", "1"))
            .server("https://a.example", "Main")
            .build()
            .json();

    assertThat(json.at("/servers"))
        .hasToString("[{\"url\":\"https://a.example\",\"description\":\"Main\"}]");
  }

  @Test
  void queryMethodAndItemsOfStreamsAreForVersion32Only() {
    JsonObject older = SampleApi.builder().build().json();
    JsonObject newer = SampleApi.builder().version(OpenApiVersion.V3_2).build().json();
    String stream = "/paths/~1ticks/get/responses/200/content/text~1event-stream";

    assertThat(older.at("/paths/~1search")).isNull();
    assertThat(older.at(stream)).hasToString("{\"schema\":{\"type\":\"string\"}}");
    assertThat(newer.at("/paths/~1search/query/operationId")).hasToString("\"search\"");
    assertThat(newer.at(stream + "/itemSchema/format")).hasToString("\"date-time\"");
    assertThat(newer.at("/openapi")).hasToString("\"3.2.0\"");
  }

  @Test
  void restIsAnOrdinaryParameterThere() {
    JsonObject json = SampleApi.builder().build().json();

    assertThat(json.at("/paths/~1files~1{path}/get/parameters"))
        .hasToString(
            "[{\"name\":\"path\",\"in\":\"path\",\"required\":true,"
                + "\"schema\":{\"type\":\"string\"},\"example\":\"string\"}]");
    assertThat(json.at("/paths/~1files~1{path}/get/operationId")).hasToString("\"getFilesByPath\"");
    assertThat(json.at("/paths/~1a%20b~1{name}")).isNotNull();
  }

  @Test
  void pathsThatDifferOnlyInNamesAreOne() {
    JsonObject json = SampleApi.builder().build().json();

    assertThat(json.at("/paths/~1todos~1{id}/delete/parameters/0/name")).hasToString("\"id\"");
    assertThat(json.at("/paths/~1todos~1{id}/delete/parameters/0/description"))
        .hasToString("\"Which one\"");
    assertThat(json.at("/paths/~1todos~1{todo}")).isNull();
  }

  @Test
  void plainParameterIsDescribedBeforeRestInTheSamePlace() {
    for (boolean restFirst : new boolean[] {true, false}) {
      OpenApiDocument.Builder builder = OpenApiDocument.builder(Info.of("T", "1"));
      PathTemplate rest = PathTemplate.parse("/files/{path...}");
      PathTemplate plain = PathTemplate.parse("/files/{name}");
      builder.add(Method.GET, restFirst ? rest : plain, operation(restFirst), "a");
      builder.add(Method.GET, restFirst ? plain : rest, operation(!restFirst), "b");

      JsonObject paths = (JsonObject) Objects.requireNonNull(builder.build().json().get("paths"));
      assertThat(paths.members()).hasSize(1);
      assertThat(paths.toString()).contains("\"operationId\":\"plain\"").doesNotContain("rest");
    }
  }

  private static Operation operation(boolean rest) {
    return Operation.of("", rest ? "rest" : "plain").build();
  }

  @Test
  void tagsStandOnceWithTheirFirstDescription() {
    assertThat(SampleApi.builder().build().json().at("/tags"))
        .hasToString(
            "[{\"name\":\"Todos\",\"description\":\"Todos of one person.\"},{\"name\":\"Shapes\"}]");
  }

  @Test
  void securitySchemesAreThoseInUse() {
    JsonObject json = SampleApi.builder().build().json();

    assertThat(
            ((JsonObject) Objects.requireNonNull(json.at("/components/securitySchemes"))).members())
        .containsOnlyKeys("key", "login", "token");
    assertThat(json.at("/paths/~1shapes/post/security"))
        .hasToString("[{\"key\":[\"shapes:write\"]}]");
    assertThat(json.at("/components/securitySchemes/key"))
        .hasToString("{\"type\":\"apiKey\",\"name\":\"X-Key\",\"in\":\"header\"}");
  }

  @Test
  void refusesTwoSecuritySchemesOfOneName() {
    OpenApiDocument.Builder builder = OpenApiDocument.builder(Info.of("T", "1"));
    for (SecurityScheme scheme :
        new SecurityScheme[] {SecurityScheme.basic("auth"), SecurityScheme.bearer("auth", "")}) {
      builder.add(
          Method.GET,
          PathTemplate.parse("/" + scheme.definition().get("scheme")),
          Operation.of("", "a").security(SecurityRequirement.of(scheme)).build(),
          "place");
    }

    assertThatThrownBy(builder::build).hasMessageContaining("'auth'");
  }

  @Test
  void refusesTwoSecuritySchemesOfOneNameAtStart() {
    NameCheck names = new NameCheck(OpenApiVersion.V3_1, PlainErrors.INSTANCE);
    SecurityScheme basic = SecurityScheme.basic("auth");
    SecurityScheme bearer = SecurityScheme.bearer("auth", "");
    Operation.Builder operation = Operation.of("", "a");
    names.add(Method.GET, operation.security(SecurityRequirement.of(basic)).build(), "one");
    names.add(Method.PUT, operation.security(SecurityRequirement.of(basic)).build(), "same");

    assertThatThrownBy(() ->
            names.add(
                Method.POST,
                Operation.of("", "b").security(SecurityRequirement.of(bearer)).build(),
                "other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'auth'");
  }

  @Test
  void withoutErrorContractErrorsAreText() {
    PathTemplate path = PathTemplate.parse("/a/{b}");
    String json =
        OpenApiDocument.builder(Info.of("T", "1"))
            .add(Method.GET, path, OpenApiDocument.bare(Method.GET, path), "place")
            .build()
            .json()
            .toString();

    assertThat(OpenApiCheck.problems(json)).isEmpty();
    assertThat(JsonValue.parse(json).at("/components/responses/NotFound/content"))
        .hasToString(
            "{\"text/plain\":{\"schema\":{\"type\":\"string\"},\"example\":\"Not Found\"}}");
  }

  @Test
  void textOutsideAsciiSurvives() {
    byte[] bytes = OpenApiDocument.builder(Info.of("Größe – 寸法", "1")).build().bytes();

    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("Größe – 寸法");
  }

  private static Webhook paid() {
    return new Webhook(
        "paid",
        Method.POST,
        Operation.of("Events", "paid")
            .summary("It was paid.")
            .parameter(Parameter.header("X-Signature", Schema.string()).mandatory())
            .body(RequestContent.json(Schema.string()))
            .response(
                ApiResponse.json(200, Schema.string()).header("X-Noted", Schema.string(), "How"))
            .deprecated()
            .build());
  }

  @Test
  void webhooksAndCallbacksAreRequestsThatTheReceiverAnswers() {
    Callback callback =
        new Callback(
            "events",
            "{$request.query.url}",
            List.of(paid(), new Webhook("", Method.POST, Operation.of("Events", "all").build())));
    Webhook bare = new Webhook("bare", Method.PUT, Operation.of("Events", "bare").build());
    PathTemplate path = PathTemplate.parse("/invoices");
    JsonValue json =
        OpenApiDocument.builder(Info.of("T", "1"))
            .add(
                Method.POST,
                path,
                Operation.of("Invoices", "add").callback(callback).build(),
                "place")
            .add(paid())
            .add(bare)
            .build()
            .json();
    JsonValue sent =
        json.at("/paths/~1invoices/post/callbacks/events/{$request.query.url}~1paid/post");
    assertThat(json.toString()).contains("\"{$request.query.url}\":{\"post\":");
    assertThat(sent.at("/summary")).hasToString("\"It was paid.\"");
    assertThat(sent.at("/deprecated")).hasToString("true");
    assertThat(sent.at("/responses").toString()).contains("X-Noted").doesNotContain("default");
    assertThat(json.at("/webhooks/paid/post/parameters/0/name")).hasToString("\"X-Signature\"");
    assertThat(json.at("/webhooks/bare/put/responses/200/description")).hasToString("\"OK\"");
    assertThat(
            List.of(
                sent.at("/operationId").toString(),
                json.at("/webhooks/paid/post/operationId").toString()))
        .doesNotHaveDuplicates();
  }

  @Test
  void namesOfWhatIsSentAreCheckedToo() {
    NameCheck check = new NameCheck(OpenApiVersion.V3_1, PlainErrors.INSTANCE);
    Operation named = Operation.of("Events", "paid").id("paid").build();
    Callback callback =
        new Callback("events", "{$url}", List.of(new Webhook("paid", Method.POST, named)));
    Operation operation = Operation.of("Invoices", "add").callback(callback).build();
    check.add(Method.POST, operation, "one");
    assertThatThrownBy(() -> check.add(Method.PUT, named, "other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("paid")
        .hasMessageContaining("other");
  }
}
