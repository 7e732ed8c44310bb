package fastapi.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.fixtures.OpenApiCheck;
import dev.serval.testing.TestClient;

/// The document of an application, judged by the schemas of OpenAPI.
public final class Document {
  private Document() {}

  /// Returns the document, which is valid.
  public static String of(App app) {
    try (TestClient client = TestClient.of(app)) {
      String document = client.get("/openapi.json").expect(200).text();
      assertThat(OpenApiCheck.problems(document)).isEmpty();
      return document;
    }
  }
}
