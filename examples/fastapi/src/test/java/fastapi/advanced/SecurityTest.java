package fastapi.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.jwt.Jwt;
import dev.serval.testing.TestClient;
import fastapi.tutorial.Document;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The pages on scopes, Basic and dependencies with arguments.
class SecurityTest {
  private static Jwt token(String scopes) {
    return Jwt.of(Map.of("sub", "ann", "scope", scopes));
  }

  @Test
  void scopes() {
    try (TestClient client = TestClient.of(TokenScopes.app(SecurityTest::token))) {
      client
          .get("/token-scopes/me")
          .header("Authorization", "Bearer me")
          .expect(200)
          .expectText("ann");
      client.get("/token-scopes/items").header("Authorization", "Bearer me").expectProblem(403);
      client.get("/token-scopes/items").header("Authorization", "Bearer items").expectProblem(403);
      client.get("/token-scopes/items").expectProblem(401);
    }
    assertThat(Document.of(TokenScopes.app(SecurityTest::token)))
        .contains("\"Auth\":[\"items\",\"me\"]", "Read about oneself");
  }

  @Test
  void basic() {
    String credentials = "Basic c3RhbmxleTphIGxvbmcgcmFuZG9tIHBhc3N3b3Jk";
    try (TestClient client = TestClient.of(BasicAuth.app())) {
      client
          .get("/basic-auth")
          .header("Authorization", credentials)
          .expect(200)
          .expectText("stanley");
      client.get("/basic-auth").header("Authorization", "Basic c3RhbmxleTp4").expectProblem(401);
      client
          .get("/basic-auth")
          .expectProblem(401)
          .response()
          .expectHeader("WWW-Authenticate", "Basic realm=\"api\", charset=\"UTF-8\"");
    }
  }

  @Test
  void dependencyWithArgument() {
    try (TestClient client = TestClient.of(AdvancedDependencies.app())) {
      client.get("/advanced-dependencies?q=foobar").expect(200).expectJson("{\"contains\":true}");
      client.get("/advanced-dependencies").expect(200).expectJson("{\"contains\":false}");
    }
  }
}
