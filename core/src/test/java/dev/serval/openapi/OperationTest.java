// Operations: their ids, errors and parts.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Method;
import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import dev.serval.routing.PathTemplate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {
  private final OpenApiDocument.Builder builder =
      OpenApiDocument.builder(Info.of("T", "1")).errors(SampleApi.ERRORS);

  private void add(String path, Operation.Builder operation) {
    builder.add(Method.GET, PathTemplate.parse(path), operation.build(), "at " + path);
  }

  private String id(String path) {
    String pointer = "/paths/" + path.replace("/", "~1") + "/get/operationId";
    return ((JsonString) Objects.requireNonNull(builder.build().json().at(pointer))).value();
  }

  @Test
  void idIsTheNameOfTheMethod() {
    add("/a", Operation.of("Todos", "list"));

    assertThat(id("/a")).isEqualTo("list");
  }

  @Test
  void operationsOfOneNameHaveTheirClassInFront() {
    add("/a", Operation.of("Todos", "list"));
    add("/b", Operation.of("Users", "list"));

    assertThat(id("/a")).isEqualTo("todosList");
    assertThat(id("/b")).isEqualTo("usersList");
  }

  @Test
  void operationsOfOneNameInOneClassHaveTheirPathBehind() {
    add("/a/{id}", Operation.of("Todos", "list"));
    add("/b-c", Operation.of("Todos", "list"));

    assertThat(id("/a/{id}")).isEqualTo("todosListGetAById");
    assertThat(id("/b-c")).isEqualTo("todosListGetBC");
  }

  @Test
  void lastResortIsANumber() {
    add("/a-b", Operation.of("", "list"));
    add("/a_b", Operation.of("", "list"));

    assertThat(List.of(id("/a-b"), id("/a_b"))).containsExactly("listGetAB2", "listGetAB3");
  }

  @Test
  void explicitIdWinsOverTheNameOfAnother() {
    add("/a", Operation.of("Todos", "list"));
    add("/b", Operation.of("Users", "all").id("list"));

    assertThat(id("/a")).isEqualTo("todosList");
    assertThat(id("/b")).isEqualTo("list");
  }

  @Test
  void refusesOneExplicitIdTwiceNamingBothPlaces() {
    add("/a", Operation.of("A", "a").id("same"));
    add("/b", Operation.of("B", "b").id("same"));

    assertThatThrownBy(builder::build)
        .hasMessage(
            "Two operations ask for the operationId 'same': at /a and at /b. "
                + "Give one of them another id.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing          |",
        "plain query      | 400 422",
        "plain queries    | 400",
        "limited query    | 400 422",
        "required query   | 400 422",
        "converted query  | 400 422",
        "plain header     |",
        "required cookie  | 422",
        "plain path       | 400 404",
        "number in path   | 400 404 422",
        "body             | 400 413 415 422",
        "optional any     | 400 413",
        "guarded          | 401",
        "scoped           | 401 403",
        "validated        | 422",
        "declared         | 400 404 422",
      })
  void errorsFollowFromWhatIsTaken(String kind, String statuses) {
    Operation.Builder operation = Operation.of("", "a");
    switch (kind) {
      case "plain query" -> operation.parameter(Parameter.query("q", Schema.string().title("t")));
      case "plain queries" ->
          operation.parameter(Parameter.query("q", Schema.array(Schema.string())));
      case "limited query" ->
          operation.parameter(Parameter.query("q", Schema.string().pattern("(?i)a")));
      case "required query" -> operation.parameter(Parameter.query("q", Schema.any()).mandatory());
      case "converted query" ->
          operation.parameter(Parameter.query("q", Schema.string())).validated();
      case "plain header" -> operation.parameter(Parameter.header("X", Schema.string()));
      case "required cookie" ->
          operation.parameter(Parameter.cookie("c", Schema.string()).mandatory());
      case "plain path" -> operation.parameter(Parameter.path("p", Schema.string()));
      case "number in path" -> operation.parameter(Parameter.path("p", ScalarSchemas.INT));
      case "body" -> operation.body(RequestContent.json(Schema.any()));
      case "optional any" ->
          operation.body(RequestContent.of(MediaContent.of("*/*", Schema.any())).optional());
      case "guarded" ->
          operation.security(SecurityRequirement.of(SecurityScheme.bearer("token", "")));
      case "scoped" ->
          operation.security(
              new SecurityRequirement(SecurityScheme.bearer("token", ""), List.of("admin")));
      case "validated" -> operation.validated();
      case "declared" ->
          operation
              .parameter(Parameter.path("p", ScalarSchemas.INT))
              .response(ApiResponse.of(204))
              .response(ApiResponse.of(404).description("Mine"));
      default -> {}
    }
    add(kind.contains("path") || kind.equals("declared") ? "/a/{p}" : "/a", operation);
    JsonObject path = (JsonObject) Objects.requireNonNull(builder.build().json().get("paths"));
    JsonObject responses =
        (JsonObject)
            Objects.requireNonNull(path.members().values().iterator().next().at("/get/responses"));

    assertThat(responses.members().keySet().stream().filter(s -> s.startsWith("4")))
        .containsExactlyElementsOf(statuses == null ? List.of() : List.of(statuses.split(" ")));
    assertThat(responses.members()).containsKey("default");
    if (kind.equals("declared")) {
      assertThat(responses.at("/404/description")).hasToString("\"Mine\"");
      assertThat(responses.at("/404/content/application~1problem+json/schema/$ref")).isNotNull();
      assertThat(responses.get("200")).isNull();
    }
  }

  @Test
  void missingPathParameterIsAStringAndUnknownOneIsDropped() {
    add("/{tenant}/a", Operation.of("", "a").parameter(Parameter.path("other", Schema.any())));

    assertThat(builder.build().json().at("/paths/~1{tenant}~1a/get/parameters/0/name"))
        .hasToString("\"tenant\"");
    assertThat(builder.build().json().at("/paths/~1{tenant}~1a/get/parameters/1")).isNull();
  }

  @Test
  void exampleOfTheErrorContractIsShownIfItFits() {
    add("/a", Operation.of("", "a").validated());
    for (String json : new String[] {"{\"title\":\"T\",\"status\":1}", "{\"title\":1}"}) {
      JsonValue example = JsonValue.parse(json);
      builder.errors(
          new ErrorSchemas() {
            @Override
            public dev.serval.http.MediaType mediaType() {
              return SampleApi.ERRORS.mediaType();
            }

            @Override
            public Schema schemaFor(dev.serval.http.Status status) {
              return SampleApi.ERRORS.schemaFor(status);
            }

            @Override
            public JsonValue exampleFor(dev.serval.http.Status status) {
              return example;
            }
          });
      JsonValue shown =
          builder
              .build()
              .json()
              .at("/components/responses/UnprocessableContent/content")
              .at("/application~1problem+json/example");
      if (json.contains("\"T\"")) {
        assertThat(shown).isEqualTo(example);
      } else {
        assertThat(shown).hasToString("{\"title\":\"string\",\"status\":1}");
      }
    }
  }

  @Test
  void declaredExampleOfABodyIsShownIfItFits() {
    Operation.Builder good = Operation.of("", "a");
    good.response(ApiResponse.of(200, MediaContent.json(ScalarSchemas.INT).exampleJson("7")));
    Operation.Builder bad = Operation.of("", "b");
    bad.response(ApiResponse.of(200, MediaContent.json(ScalarSchemas.INT).exampleJson("\"7\"")));
    add("/a", good);
    add("/b", bad);
    String pointer = "/get/responses/200/content/application~1json/example";

    assertThat(builder.build().json().at("/paths/~1a" + pointer)).hasToString("7");
    assertThat(builder.build().json().at("/paths/~1b" + pointer)).hasToString("1");
  }

  @Test
  void requirementsOfOneSchemeAreOneWithAllScopes() {
    SecurityScheme scheme = SecurityScheme.basic("login");
    add(
        "/a",
        Operation.of("", "a")
            .security(new SecurityRequirement(scheme, List.of("read", "write")))
            .security(new SecurityRequirement(scheme, List.of("read"))));

    assertThat(builder.build().json().at("/paths/~1a/get/security"))
        .hasToString("[{\"login\":[\"read\",\"write\"]}]");
  }

  @Test
  void optionalRequirementsAreAlternatives() {
    SecurityRequirement token = SecurityRequirement.of(SecurityScheme.bearer("token", ""), "read");
    SecurityRequirement key = SecurityRequirement.of(SecurityScheme.basic("key"));
    add("/needed", Operation.of("", "a").security(token).security(key));
    add("/half", Operation.of("", "b").security(token).security(key.orNone()));
    add("/anonymous", Operation.of("", "c").security(token.orNone()).security(key.orNone()));
    add(
        "/either",
        Operation.of("", "d").security(token.orNone()).security(key.orNone()).authenticated());
    JsonValue document = builder.build().json();

    assertThat(document.at("/paths/~1needed/get/security"))
        .hasToString("[{\"key\":[],\"token\":[\"read\"]}]");
    assertThat(document.at("/paths/~1half/get/security"))
        .hasToString("[{\"key\":[],\"token\":[\"read\"]},{\"token\":[\"read\"]}]");
    assertThat(document.at("/paths/~1anonymous/get/security"))
        .hasToString("[{\"token\":[\"read\"]},{\"key\":[]},{}]");
    assertThat(document.at("/paths/~1either/get/security"))
        .hasToString("[{\"token\":[\"read\"]},{\"key\":[]}]");
    assertThat(document.at("/components/responses/Unauthorized/headers"))
        .asString()
        .contains("WWW-Authenticate");
  }

  @Test
  void describesHowToGetTokens() {
    OAuthFlow code =
        OAuthFlow.authorizationCode("https://id.example/sign-in", "/token")
            .refresh("/refresh")
            .scope("read", "See")
            .scope("write", "Change");
    SecurityScheme scheme =
        SecurityScheme.oauth2("shop", List.of(OAuthFlow.password("/token"), code)).description("D");

    assertThat(scheme.definition())
        .hasToString(
            "{\"type\":\"oauth2\",\"flows\":{\"password\":{\"tokenUrl\":\"/token\",\"scopes\":{}},"
                + "\"authorizationCode\":{\"authorizationUrl\":\"https://id.example/sign-in\","
                + "\"tokenUrl\":\"/token\",\"refreshUrl\":\"/refresh\","
                + "\"scopes\":{\"read\":\"See\",\"write\":\"Change\"}}},\"description\":\"D\"}");
    assertThat(SecurityScheme.openIdConnect("id", "https://id.example/x").definition())
        .hasToString("{\"type\":\"openIdConnect\",\"openIdConnectUrl\":\"https://id.example/x\"}");
  }

  @Test
  void refusesFlowsThatLackAddressesOrAreDouble() {
    OAuthFlow password = OAuthFlow.password("/token");
    assertThatThrownBy(() -> OAuthFlow.password("")).hasMessageContaining("address");
    assertThatThrownBy(() -> OAuthFlow.authorizationCode("", "/t")).hasMessageContaining("address");
    assertThatThrownBy(() -> SecurityScheme.oauth2("x", List.of(password, password)))
        .hasMessageContaining("'x'");
    assertThat(OAuthFlow.clientCredentials("/t").kind())
        .isEqualTo(OAuthFlow.Kind.CLIENT_CREDENTIALS);
  }

  @Test
  void copyOfAnOperationHasEverything() {
    Operation operation =
        Operation.of("Owner", "name")
            .id("id")
            .summary("s")
            .description("d")
            .tag("t", "")
            .tag("t", "text")
            .parameter(Parameter.query("q", Schema.string()).description("x").deprecated())
            .body(RequestContent.json(Schema.any()))
            .response(ApiResponse.of(200).description("old"))
            .response(ApiResponse.of(200).description("new"))
            .security(SecurityRequirement.of(SecurityScheme.basic("b")))
            .authenticated()
            .deprecated()
            .validated()
            .build();
    Operation copy = operation.toBuilder().build();

    assertThat(copy).usingRecursiveComparison().isEqualTo(operation);
    assertThat(copy.tags()).containsEntry("t", "text");
    assertThat(copy.responses()).extracting(ApiResponse::description).containsExactly("new");
    assertThat(copy.isDeprecated()).isTrue();
    assertThat(copy.owner()).isEqualTo("Owner");
  }

  @Test
  void partsRefuseWhatCannotBe() {
    assertThatThrownBy(() -> new Parameter(Parameter.In.PATH, "p", Schema.any(), false, "", false))
        .hasMessageContaining("'p'");
    assertThatThrownBy(() -> ApiResponse.of(99)).hasMessageContaining("99");
    assertThatThrownBy(() -> ApiResponse.of(600)).hasMessageContaining("600");
    assertThatThrownBy(() -> RequestContent.of()).hasMessageContaining("at least one");
    assertThatThrownBy(() -> SecurityScheme.apiKey("k", Parameter.In.PATH, "p"))
        .hasMessageContaining("API key");
  }

  @Test
  void responseWithoutDescriptionHasTheReason() {
    assertThat(ApiResponse.of(404).descriptionOrReason()).isEqualTo("Not Found");
    assertThat(ApiResponse.of(299).descriptionOrReason()).isEqualTo("Successful");
  }

  @Test
  void licenseAndContactMayBePartial() {
    JsonObject json =
        OpenApiDocument.builder(
                Info.of("T", "1")
                    .withContact(new Info.Contact("", null, null))
                    .withLicense(new Info.License("MIT", null)))
            .build()
            .json();

    assertThat(json.get("info"))
        .hasToString(
            "{\"title\":\"T\",\"contact\":{},\"license\":{\"name\":\"MIT\"},\"version\":\"1\"}");
    assertThat(json.at("/tags")).isNull();
    assertThat(json.at("/servers")).isInstanceOf(JsonArray.class);
  }
}
