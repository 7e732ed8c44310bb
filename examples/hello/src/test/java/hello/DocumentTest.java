package hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.fixtures.OpenApiCheck;
import dev.serval.testing.TestClient;
import org.junit.jupiter.api.Test;

/// The document that the application serves.
class DocumentTest {
  @Test
  void isValidOpenApiWithValidExamples() {
    try (TestClient client = TestClient.of(Hello.app())) {
      String document = client.get("/openapi.json").expect(200).text();

      assertThat(OpenApiCheck.problems(document)).isEmpty();
      assertThat(document).contains("\"/hello/{name}\"");
    }
  }
}
