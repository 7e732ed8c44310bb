package fastapi.advanced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.http.MediaType;
import dev.serval.middleware.TrustedProxies;
import dev.serval.settings.Settings;
import dev.serval.testing.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages on whole applications.
class ApplicationsTest {
  @Test
  void requestItself() {
    try (TestClient client = TestClient.of(DirectRequest.app())) {
      assertThat(client.get("/direct-request/foo").expect(200).text())
          .startsWith("foo for ")
          .endsWith(" by GET");
    }
  }

  @Test
  void builtInMiddleware() {
    try (TestClient client = TestClient.of(BuiltInMiddleware.app())) {
      client.get("/").header("Host", "evil.example").expectProblem(421);
      client
          .get("/")
          .header("Host", "shop.example")
          .expect(308)
          .expectHeader("Location", "https://shop.example/");
    }
    App secure = BuiltInMiddleware.app().use(TrustedProxies.of("0.0.0.0/0", "::/0"));
    try (TestClient client = TestClient.of(secure)) {
      client
          .get("/")
          .header("Host", "shop.example")
          .header("X-Forwarded-Proto", "https")
          .header("X-Forwarded-For", "192.0.2.1")
          .header("Accept-Encoding", "gzip")
          .expect(200)
          .expectHeader("Content-Encoding", "gzip");
    }
  }

  @Test
  void subApplications() {
    try (TestClient client = TestClient.of(SubApplications.app())) {
      client.get("/app").expect(200).expectText("from the main API");
      client.get("/subapi/sub").expect(200).expectText("from the sub API");
      assertThat(client.get("/subapi/openapi.json").expect(200).text()).contains("\"/subapi/sub\"");
      assertThat(client.get("/openapi.json").expect(200).text()).doesNotContain("/sub");
    }
  }

  @Test
  void behindProxy() {
    try (TestClient client = TestClient.of(BehindProxy.app())) {
      client
          .get("/app")
          .header("X-Forwarded-For", "192.0.2.1")
          .header("X-Forwarded-Proto", "https")
          .header("X-Forwarded-Prefix", "/api/v1")
          .expect(200)
          .expectText("https /api/v1");
    }
  }

  // snippet: testing-lifespan-events
  @Test
  void startsAndStops() {
    List<String> log = new ArrayList<>();
    try (TestClient client = TestClient.of(LifespanEvents.app(log))) { // started
      client.get("/predict").expect(200).expectText("42");
      assertThat(log).isEmpty();
    } // and stopped
    assertThat(log).containsExactly("closed", "stopped");
  }

  // end

  // snippet: testing-dependencies-with-overrides
  static final class AlwaysAnn extends Overrides.Callers {
    @Override
    String caller(Optional<String> authorization) {
      return "ann";
    }
  }

  @Test
  void overridesDependency() {
    App app = Overrides.app().override(Overrides.Callers.class, new AlwaysAnn());
    try (TestClient client = TestClient.of(app)) {
      client.get("/overrides").expect(200).expectText("ann");
    }
  }

  // end

  @Test
  void asksTheRealDependencyOtherwise() {
    try (TestClient client = TestClient.of(Overrides.app())) {
      client.get("/overrides").expectProblem(401);
    }
  }

  // snippet: async-tests
  @Test
  void waitsForLaterResults() { // nothing about it is asynchronous
    try (TestClient client = TestClient.of(LaterResults.app())) {
      client.get("/later-results").expect(200).expectText("Tomato");
    }
  }

  // end

  @Test
  void settings() {
    AppSettings.Awesome settings =
        Settings.of(AppSettings.Awesome.class)
            .environment(
                Map.of("AWESOME_ADMIN_EMAIL", "deadpool@example.com", "AWESOME_API_KEY", "k"))
            .arguments("--items-per-user=7")
            .load();
    assertThat(settings.toString()).contains("apiKey=Secret");
    try (TestClient client = TestClient.of(AppSettings.app(settings))) {
      client.get("/info").expect(200).expectText("Awesome API 7");
    }
    assertThatThrownBy(() ->
            Settings.of(AppSettings.Awesome.class)
                .environment(Map.of("AWESOME_ITEMS_PER_USER", "x"))
                .load())
        .hasMessageContaining("AWESOME_ADMIN_EMAIL")
        .hasMessageContaining("AWESOME_ITEMS_PER_USER");
  }

  @Test
  // snippet: generating-sdks
  void writesTheDocumentForGenerators(@TempDir java.nio.file.Path directory) throws IOException {
    try (TestClient client = TestClient.of(OperationAdvanced.app())) {
      java.nio.file.Path copy = directory.resolve("openapi.json"); // check it in, and compare
      Files.writeString(copy, client.get("/openapi.json").expect(200).text());
      assertThat(copy).content().contains("\"operationId\":\"listThings\"");
    }
  }

  // end

  // snippet: strict-content-type-checking
  @Test
  void readsBodiesOfTheirMediaTypeOnly() {
    try (TestClient client = TestClient.of(Records.app())) {
      byte[] json = "[]".getBytes(StandardCharsets.UTF_8);
      client.post("/records").body(json).expectProblem(415); // no Content-Type
      client.post("/records").body(json, MediaType.TEXT).expectProblem(415);
      client.post("/records").body(json, MediaType.JSON).expect(200);
    }
  }
  // end
}
