package fastapi.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.testing.TestClient;
import org.junit.jupiter.api.Test;

/// The pages on parameters of path, query, header and cookie.
class ParametersTest {
  private static TestClient of(App app) {
    return TestClient.of(app);
  }

  @Test
  void firstSteps() {
    try (TestClient client = of(FirstSteps.app())) {
      client.get("/").expect(200).expectJson("{\"message\":\"Hello World\"}");
      client.get("/docs").expect(200);
    }
    assertThat(Document.of(FirstSteps.app())).contains("\"/\"");
  }

  @Test
  void pathParameters() {
    try (TestClient client = of(PathParameters.app())) {
      client.get("/path-parameters/items/3").expect(200).expectJson("{\"id\":3}");
      client.get("/path-parameters/items/foo").expectProblem(422).at("path", "id", "type");
      client.get("/path-parameters/users/me").expect(200).expectText("the current user");
      client.get("/path-parameters/users/ann").expect(200).expectText("ann");
      client.get("/path-parameters/models/lenet").expect(200).expectJson("{\"model\":\"lenet\"}");
      client.get("/path-parameters/models/x").expectProblem(422).at("path", "model", "enum");
      client.get("/path-parameters/files/home/a.txt").expect(200).expectText("home/a.txt");
    }
    assertThat(Document.of(PathParameters.app())).contains("[\"alexnet\",\"resnet\",\"lenet\"]");
  }

  @Test
  void queryParameters() {
    try (TestClient client = of(QueryParameters.app())) {
      client.get("/query-parameters").expect(200).expectJson("[0,10]");
      client.get("/query-parameters?skip=20").expect(200).expectJson("[20,10]");
      client
          .get("/query-parameters/a?needy=b&brief=true")
          .expect(200)
          .expectJson("{\"id\":\"ab\",\"q\":null,\"brief\":true}");
      client.get("/query-parameters/a").expectProblem(422).at("query", "needy", "required");
    }
  }

  @Test
  void stringValidations() {
    try (TestClient client = of(StringValidations.app())) {
      client
          .get("/string-validations?item-query=green%20tea&id=isbn-1&tag=a&tag=b")
          .expect(200)
          .expectJson("[\"green tea\",\"isbn-1\",\"a\",\"b\"]");
      client.get("/string-validations").expect(200).expectJson("[]");
      client
          .get("/string-validations?item-query=T!&id=7")
          .expectProblem(422)
          .at("query", "item-query", "size")
          .at("query", "item-query", "pattern")
          .at("query", "id", "item_id");
    }
    assertThat(Document.of(StringValidations.app()))
        .contains("what to look for, in words", "\"minLength\":3", "\"item-query\"");
  }

  @Test
  void numericValidations() {
    try (TestClient client = of(NumericValidations.app())) {
      client.get("/numeric-validations/2?size=1.5").expect(200).expectJson("3.0");
      client
          .get("/numeric-validations/0?size=10.5")
          .expectProblem(422)
          .at("path", "id", "min")
          .at("query", "size", "decimal_max");
      client.get("/numeric-validations/1?size=0").expectProblem(422);
    }
    assertThat(Document.of(NumericValidations.app())).contains("\"exclusiveMinimum\":0");
  }

  @Test
  void queryModels() {
    try (TestClient client = of(QueryModels.app())) {
      client
          .get("/query-models?limit=5&orderBy=UPDATED&tags=a&tags=b")
          .expect(200)
          .expectJson("{\"limit\":5,\"offset\":0,\"orderBy\":\"UPDATED\",\"tags\":[\"a\",\"b\"]}");
      client.get("/query-models?tool=plumbus").expectProblem(422).at("query", "tool", "unknown");
    }
  }

  @Test
  void cookieAndHeaderParameters() {
    try (TestClient client = of(CookieParameters.app())) {
      client.get("/cookie-parameters").cookie("ads_id", "x").expect(200).expectText("x");
      client.get("/cookie-parameters").expect(200).expectText("no ads");
    }
    try (TestClient client = of(HeaderParameters.app())) {
      client
          .get("/header-parameters")
          .header("User-Agent", "curl")
          .header("X-Token", "a")
          .header("X-Token", "b")
          .expect(200)
          .expectText("curl [a, b]");
    }
  }

  @Test
  void cookieAndHeaderModels() {
    try (TestClient client = of(CookieModels.app())) {
      client.get("/cookie-models").cookie("session_id", "s").expect(200).expectText("s");
      client.get("/cookie-models").expectProblem(422).at("cookie", "session_id", "required");
    }
    try (TestClient client = of(HeaderModels.app())) {
      client
          .get("/header-models")
          .header("Host", "shop.example")
          .header("Save-Data", "true")
          .header("X-Tag", "a")
          .expect(200)
          .expectText("shop.exampletrue[a]");
    }
  }
}
