package fastapi.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.fixtures.OpenApiCheck;
import dev.serval.http.MediaType;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The pages on bodies, what is answered, forms and errors.
class BodiesTest {
  private static TestClient of(App app) {
    return TestClient.of(app);
  }

  @Test
  void requestBody() {
    try (TestClient client = of(Bodies.app())) {
      client
          .post("/bodies")
          .json("{\"name\":\"Foo\",\"price\":45.2}")
          .expect(200)
          .expectJson("{\"name\":\"Foo\",\"description\":null,\"price\":45.2,\"tax\":0}");
      client
          .put("/bodies/7?q=x")
          .json("{\"name\":\"Foo\",\"price\":45.2,\"tax\":3.5}")
          .expect(200)
          .expectJson(
              "{\"id\":7,\"item\":{\"name\":\"Foo\",\"description\":null,\"price\":45.2,"
                  + "\"tax\":3.5},\"priceWithTax\":48.7,\"q\":\"x\"}");
      client.post("/bodies").json("{\"price\":\"x\"}").expectProblem(422).errors(2);
    }
  }

  @Test
  void multipleBodies() {
    try (TestClient client = of(MultipleBodies.app())) {
      client
          .put("/multiple-bodies/1")
          .json("{\"gift\":{\"name\":\"tea\"},\"giver\":{\"username\":\"ann\"},\"importance\":5}")
          .expect(200)
          .expectText("ann put tea 5");
      client
          .put("/multiple-bodies/1")
          .json("{\"gift\":{\"name\":\"tea\"},\"importance\":0}")
          .expectProblem(422)
          .at("#/giver", "required")
          .at("#/importance", "positive");
    }
  }

  @Test
  void bodyFields() {
    try (TestClient client = of(BodyFields.app())) {
      client
          .post("/body-fields")
          .json("{\"name\":\" \",\"price\":0}")
          .expectProblem(422)
          .at("#/name", "not_blank")
          .at("#/price", "positive");
    }
    assertThat(Document.of(BodyFields.app()))
        .contains("what it is, in a few words", "Something to sell.", "\"maxLength\":300");
  }

  @Test
  void nestedModels() {
    try (TestClient client = of(NestedModels.app())) {
      String menu =
          "{\"name\":\"m\",\"dishes\":[{\"name\":\"d\",\"tags\":[\"a\"],\"images\":"
              + "[{\"url\":\"https://x.example/1\",\"name\":\"i\"}]}]}";
      client.post("/nested-models/menus").json(menu).expect(200).expectJson(menu);
      client
          .post("/nested-models/menus")
          .json(menu.replace("[\"a\"]", "[\"a\",\"a\"]"))
          .expectProblem(422)
          .at("#/dishes/0/tags/1", "unique");
      client
          .post("/nested-models/images")
          .json("[{\"url\":\"/1\",\"name\":\"i\"}]")
          .expect(200)
          .expectJson("1");
      client.post("/nested-models/weights").json("{\"1\":2.5}").expect(200);
      client.post("/nested-models/weights").json("{\"a\":2.5}").expectProblem(422);
    }
  }

  @Test
  void exampleData() {
    assertThat(Document.of(ExampleData.app())).contains("978-0-13-468599-1");
    assertThat(OpenApiCheck.examples(Document.of(ExampleData.app()))).isPositive();
    try (TestClient client = of(ExampleData.app())) {
      String book = "{\"isbn\":\"1\",\"title\":\"tea\",\"due\":\"2026-12-24\"}";
      client.post("/example-data").json(book).expect(200).expectJson(book);
    }
  }

  @Test
  void dataTypes() {
    try (TestClient client = of(DataTypes.app())) {
      String id = "0190163d-8694-739b-aea5-966c26f8ad91";
      client
          .put("/data-types/" + id)
          .json(
              "{\"start\":\"2026-01-01T00:00:00Z\",\"day\":\"2026-01-01\",\"repeatAt\":\"14:23:00\","
                  + "\"processAfter\":\"PT1H\",\"price\":1.10,\"stamp\":\"aGk=\",\"tags\":[]}")
          .expect(200)
          .expectJson(
              "{\"id\":\"" + id + "\",\"processedFrom\":\"2026-01-01T01:00:00Z\",\"price\":1.10}");
      client.put("/data-types/1").json("{}").expectProblem(422).at("path", "id", "format");
    }
  }

  @Test
  void responseModel() {
    try (TestClient client = of(ResponseModels.app())) {
      client
          .post("/response-models")
          .json("{\"username\":\"ann\",\"password\":\"12345678\",\"email\":\"a@b.example\"}")
          .expect(200)
          .expectJson("{\"username\":\"ann\",\"email\":\"a@b.example\"}");
      client.get("/response-models/ann/profile").expect(200).expectJson("{\"name\":\"ann\"}");
    }
  }

  @Test
  void extraModels() {
    try (TestClient client = of(ExtraModels.app())) {
      client
          .post("/extra-models/users")
          .json("{\"username\":\"ann\",\"password\":\"x\"}")
          .expect(200)
          .expectJson("{\"username\":\"ann\"}");
      client
          .get("/extra-models/vehicles/1")
          .expect(200)
          .expectJson("{\"type\":\"Car\",\"description\":\"low rider\"}");
      client.get("/extra-models/weights").expect(200).expectJson("{\"foo\":2.3}");
    }
    assertThat(Document.of(ExtraModels.app())).contains("\"discriminator\"");
  }

  @Test
  void statusCodes() {
    try (TestClient client = of(StatusCodes.app())) {
      client.post("/status-codes?name=tea").expect(201).expectHeader("Location", "/status-codes/1");
      client.delete("/status-codes/1").expect(204);
      client.put("/status-codes/1").expect(202);
    }
    assertThat(Document.of(StatusCodes.app())).contains("\"201\"", "\"202\"", "\"204\"");
  }

  @Test
  void forms() {
    try (TestClient client = of(FormData.app())) {
      client
          .post("/form-data/login")
          .form("username", "ann")
          .form("password", "x")
          .expect(200)
          .expectText("ann");
      client
          .post("/form-data/login")
          .form("username", "ann")
          .expectProblem(422)
          .at("form", "password", "required");
    }
    try (TestClient client = of(FormModels.app())) {
      client
          .post("/form-models/login")
          .form("username", "ann")
          .form("password", " ")
          .expectProblem(422)
          .at("form", "password", "not_blank");
    }
  }

  @Test
  void files() {
    MediaType png = MediaType.parse("image/png");
    try (TestClient client = of(RequestFiles.app())) {
      client
          .post("/request-files/file")
          .multipart("picture", "a.png", png, new byte[3])
          .expect(200)
          .expectText("a.png 3");
      client
          .post("/request-files/file")
          .multipart("picture", "a.txt", MediaType.TEXT, new byte[3])
          .expectProblem(422)
          .at("form", "picture", "media_type");
      client
          .post("/request-files/optional")
          .multipart("other", "x")
          .expect(200)
          .expectText("No file sent");
      client
          .post("/request-files/files")
          .multipart("files", "a.png", png, new byte[1])
          .multipart("files", "b.png", png, new byte[1])
          .expect(200)
          .expectJson("[\"a.png\",\"b.png\"]");
    }
    try (TestClient client = of(FormsAndFiles.app())) {
      client
          .post("/forms-and-files")
          .multipart("first", "a", MediaType.TEXT, new byte[2])
          .multipart("second", "b", png, new byte[3])
          .multipart("token", "t")
          .expect(200)
          .expectText("t 5 image/png");
    }
  }

  @Test
  void errors() {
    try (TestClient client = of(HandlingErrors.app())) {
      client.get("/handling-errors/foo").expect(200).expectText("foo");
      TestProblem none = client.get("/handling-errors/none").expectProblem(404);
      assertThat(none.detail()).isEqualTo("No item none");
      none.response().expectHeader("X-Error", "There goes");
      client.get("/handling-errors/sold").expect(418).expectText("sold");
    }
    try (TestClient client = of(HandlingErrors.asBefore())) {
      client.get("/handling-errors/none").expect(404).expectJson("{\"detail\":\"No item none\"}");
    }
  }

  @Test
  void operationConfiguration() {
    assertThat(Document.of(OperationConfiguration.app()))
        .contains(
            "\"summary\":\"Creates an item.\"",
            "each item must have one",
            "\"description\":\"the created item\"",
            "\"tags\":[\"items\",\"shop\"]",
            "\"deprecated\":true");
    try (TestClient client = of(OperationConfiguration.app())) {
      client.post("/operation-configuration").json("{\"name\":\"x\"}").expect(201);
      client.get("/operation-configuration/names").expect(200);
    }
  }

  @Test
  void encoder() {
    assertThat(Encoder.toJson(new Encoder.Note("a", Instant.EPOCH, null)))
        .isEqualTo("{\"title\":\"a\",\"timestamp\":\"1970-01-01T00:00:00Z\",\"description\":null}");
  }

  @Test
  void bodyUpdates() {
    try (TestClient client = of(BodyUpdates.app())) {
      client.patch("/body-updates/1").json("{}").expectProblem(404);
      client
          .put("/body-updates/1")
          .json("{\"name\":\"a\",\"description\":\"b\"}")
          .expect(200)
          .expectJson("{\"name\":\"a\",\"description\":\"b\",\"tax\":10.5}");
      client
          .patch("/body-updates/1")
          .json("{\"tax\":2}")
          .expect(200)
          .expectJson("{\"name\":\"a\",\"description\":\"b\",\"tax\":2.0}");
      client
          .patch("/body-updates/1")
          .json("{\"description\":null}")
          .expect(200)
          .expectJson("{\"name\":\"a\",\"description\":null,\"tax\":2.0}");
    }
  }
}
