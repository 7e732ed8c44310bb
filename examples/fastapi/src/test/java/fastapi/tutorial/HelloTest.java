package fastapi.tutorial;

import dev.serval.testing.TestClient;
import org.junit.jupiter.api.Test;

/// The page on testing.
// snippet: testing
class HelloTest {
  @Test
  void greets() {
    try (TestClient client = TestClient.of(FirstSteps.app())) { // TestServer: over a socket
      client.get("/").expect(200).expectJson("{\"message\":\"Hello World\"}");
      client.get("/none").expectProblem(404);
    }
  }
}
// end
