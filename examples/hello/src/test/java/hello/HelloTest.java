package hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.testing.TestClient;
import dev.serval.testing.TestServer;
import org.junit.jupiter.api.Test;

class HelloTest {
  @Test
  void greetsByName() {
    try (TestClient client = TestClient.of(Hello.app())) {
      assertThat(client.get("/").expect(200).text()).isEqualTo("Hello, world");
      assertThat(client.get("/hello/Zo%C3%AB").expect(200).text()).isEqualTo("Hello, Zoë");
      client.get("/hello/").expectProblem(404);
    }
  }

  @Test
  void greetsOverASocket() {
    try (TestServer server = TestServer.of(Hello.app())) {
      assertThat(server.get("/hello/a%2Fb").expect(200).text()).isEqualTo("Hello, a/b");
    }
  }
}
