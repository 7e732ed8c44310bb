package fastapi.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import org.junit.jupiter.api.Test;

/// The pages on security.
class SecurityTest {
  private static String member(TestResponse response, String name) {
    return ((JsonString) ((JsonObject) response.json()).members().get(name)).value();
  }

  @Test
  void schemes() {
    try (TestClient client = TestClient.of(SecuritySchemes.app())) {
      client
          .get("/security-schemes")
          .header("X-API-Key", "key-of-the-till-0001")
          .expect(200)
          .expectText("till");
      client.get("/security-schemes").expectProblem(401);
    }
  }

  @Test
  void firstSteps() {
    try (TestClient client = TestClient.of(SecurityFirstSteps.app())) {
      client
          .get("/security-first-steps")
          .header("Authorization", "Bearer foo")
          .expect(200)
          .expectText("foo");
      client
          .get("/security-first-steps")
          .expectProblem(401)
          .response()
          .expectHeader("WWW-Authenticate", "Bearer realm=\"api\"");
    }
    assertThat(Document.of(SecurityFirstSteps.app())).contains("\"tokenUrl\":\"token\"");
  }

  @Test
  void currentUserByToken() {
    try (TestClient client = TestClient.of(CurrentUser.app())) {
      TestResponse token =
          client
              .post("/token")
              .form("username", "ann")
              .form("password", "secret of ann")
              .expect(200);
      client
          .get("/current-user/me")
          .header("Authorization", "Bearer " + member(token, "access_token"))
          .expect(200)
          .expectJson("{\"username\":\"ann\",\"disabled\":false}");
      client.get("/current-user/me").header("Authorization", "Bearer bob").expectProblem(400);
      client.get("/current-user/me").header("Authorization", "Bearer eve").expectProblem(401);
      client.post("/token").form("username", "ann").form("password", "x").expectProblem(400);
    }
  }

  @Test
  void signedTokens() {
    try (TestClient client = TestClient.of(JwtLogin.app("a secret of thirty-two bytes, or more"))) {
      TestResponse token =
          client
              .post("/jwt-login/token")
              .form("username", "ann")
              .form("password", "correct horse")
              .expect(200);
      String bearer = "Bearer " + member(token, "access_token");
      client.get("/jwt-login/me").header("Authorization", bearer).expect(200).expectText("ann");
      client.get("/jwt-login/me").header("Authorization", bearer + "x").expectProblem(401);
      client
          .post("/jwt-login/token")
          .form("username", "eve")
          .form("password", "x")
          .expectProblem(400);
    }
  }
}
