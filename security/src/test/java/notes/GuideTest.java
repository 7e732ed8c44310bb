// What the guide's page on security says of its application.
package notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import dev.serval.jwt.Jwt;
import dev.serval.jwt.JwtVerifier;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuideTest {
  private final TestClient client = TestClient.of(Notes.app());

  @AfterEach
  void close() {
    client.close();
  }

  private String token() {
    String json =
        client
            .post("/token")
            .form("grant_type", "password")
            .form("username", "ann")
            .form("password", "correct horse")
            .expect(200)
            .text();
    return ((JsonString) JsonValue.parse(json).at("/access_token")).value();
  }

  @Test
  void givesTokensForPasswordsAndNotesForTokens() {
    client
        .get("/notes")
        .header("Authorization", "Bearer " + token())
        .expect(200)
        .expectText("[{\"text\":\"of ann\"}]");
    client.post("/token").form("username", "ann").form("password", "wrong").expect(400);
    client.post("/token").form("username", "eve").form("password", "wrong").expect(400);
  }

  @Test
  void refusesAsTheTableSays() {
    assertThat(client.get("/notes").expect(401).header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"api\"");
    assertThat(
            client
                .get("/notes")
                .header("Authorization", "Bearer " + token() + "x")
                .expect(401)
                .header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"api\", error=\"invalid_token\"");
    TestResponse forbidden =
        client
            .post("/notes")
            .header("Authorization", "Bearer " + token())
            .json("{\"text\":\"tea\"}")
            .expect(403);
    assertThat(forbidden.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"notes:write\"");
  }

  @Test
  void takesEitherOfTwoCredentials() {
    client
        .get("/notes/caller")
        .header("X-API-Key", "key-of-the-till-0001")
        .expect(200)
        .expectText("till");
    client
        .get("/notes/caller")
        .header("Authorization", "Bearer " + token())
        .expect(200)
        .expectText("ann");
    client.get("/notes/caller").expect(401);
  }

  @Test
  void remembersWhoSignedIn() {
    TestResponse in =
        client.post("/sign-in").form("name", "ann").form("password", "correct horse").expect(303);
    String field = String.valueOf(in.header("Set-Cookie"));
    String cookie = field.substring(field.indexOf('=') + 1, field.indexOf(';'));
    client.get("/me").cookie("__Host-session", cookie).expect(200).expectText("ann");
    client.get("/me").expect(200).expectText("nobody");
    assertThat(
            client
                .post("/sign-out")
                .cookie("__Host-session", cookie)
                .expect(204)
                .header("Set-Cookie"))
        .contains("Max-Age=0");
  }

  @Test
  void letsTestPutAnotherVerifierInPlace() {
    JwtVerifier fake = token -> Jwt.of(Map.of("sub", token, "scope", "notes:read"));
    try (TestClient test = TestClient.of(Notes.app().override(JwtVerifier.class, fake))) {
      test.get("/notes").header("Authorization", "Bearer bob").expect(200);
    }
  }

  @Test
  void describesHowToSignIn() {
    String document = client.get("/openapi.json").expect(200).text();
    assertThat(document).contains("\"Auth\"", "\"password\"", "\"tokenUrl\"", "\"notes:read\"");
    assertThat(client.get("/docs").expect(200).text())
        .contains("data-client=\"notes-docs\"", "data-scopes=\"notes:read\"");
    client.get("/docs/oauth2-redirect.html").expect(200);
  }
}
