package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.json.JsonValue;
import dev.serval.testing.TestClient;
import org.junit.jupiter.api.Test;

/// What the document says of the golden case `documented`.
final class DocumentedTest {
  private static JsonValue document() {
    App app = App.create().mount(RoutesTest.make("documented", "shop.Catalogue"));
    try (TestClient client = TestClient.of(app)) {
      return client.get("/openapi.json").expect(200).json();
    }
  }

  private final JsonValue document = document();

  private void at(String pointer, String json) {
    assertThat(document.at(pointer)).hasToString(json);
  }

  @Test
  void parametersHaveTheirExamples() {
    String find = "/paths/~1catalogue/get/parameters/";
    at(find + "0/example", "\"tea cup\"");
    at(find + "0/description", "\"some words\"");
    at(find + "1/example", "\"2026-03-14\"");
    at(find + "2/example", "[\"a\",\"b\"]");
    at(find + "3/example", "\"A-1\"");
    at(find + "4/example", "5");
    at(find + "4/schema/default", "20");
    at(find + "7/example", "\"green\"");
  }

  @Test
  void singleParametersAreDeprecated() {
    String find = "/paths/~1catalogue/get/parameters/";
    assertThat(document.at(find + "0/deprecated")).isNull();
    at(find + "5/deprecated", "true");
    at(find + "6/deprecated", "true");
    at(find + "8/deprecated", "true");
    assertThat(document.at("/paths/~1catalogue/get/deprecated")).isNull();
  }

  @Test
  void componentsHaveExamplesAndAreDeprecated() {
    String item = "/components/schemas/Item/properties/";
    at(item + "name/examples/0", "\"Cup\"");
    at(item + "kind/examples/0", "\"CUP\"");
    at(item + "size/examples/0", "{\"width\":8,\"height\":9}");
    at(item + "shelf/deprecated", "true");
    assertThat(document.at(item + "name/deprecated")).isNull();
    at(
        "/paths/~1catalogue/get/responses/200/content/application~1json/example",
        "[{\"name\":\"Cup\",\"kind\":\"CUP\",\"colours\":[\"blue\",\"green\"],"
            + "\"size\":{\"width\":8,\"height\":9},\"names\":{\"en\":\"Cup\"},\"shelf\":7}]");
  }

  @Test
  void anExampleThatDoesNotFitIsLeftOut() {
    String body = "/paths/~1catalogue/post/requestBody/content/application~1json/";
    assertThat(document.at(body + "schema/examples")).isNull();
    at(body + "example/name", "\"Cup\"");
  }

  @Test
  void declaresFurtherResponsesTheNearestFirst() {
    String responses = "/paths/~1catalogue/post/responses/";
    at(responses + "409/description", "\"There is one of that name\"");
    at(
        responses + "409/content/application~1json/schema/$ref",
        "\"#/components/schemas/Conflict\"");
    at(responses + "429/description", "\"Too Many Requests\"");
    assertThat(document.at(responses + "429/content/application~1problem+json")).isNotNull();
    at(responses + "503/description", "\"The shop is closed\"");
    String put = "/paths/~1catalogue~1{id}/put/responses/";
    at(put + "503/description", "\"Nobody is there\"");
    at(put + "200/content/application~1json/schema/$ref", "\"#/components/schemas/Item\"");
  }
}
