package fastapi.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.testing.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pages on dependencies.
class DependenciesTest {
  private static final String TOKEN = "fake-super-secret-token";

  @Test
  void dependencies() {
    try (TestClient client = TestClient.of(Dependencies.app())) {
      for (String path : List.of("/dependencies/items", "/dependencies/users")) {
        client
            .get(path + "?q=tea&limit=5")
            .expect(200)
            .expectJson("{\"q\":\"tea\",\"skip\":0,\"limit\":5}");
        client.get(path + "?skip=x").expectProblem(422).at("query", "skip", "type");
      }
    }
    assertThat(Document.of(Dependencies.app())).contains("\"limit\"");
  }

  @Test
  void classesAsDependencies() {
    try (TestClient client = TestClient.of(ClassesAsDependencies.app())) {
      client.get("/classes-as-dependencies?skip=1&limit=1").expect(200).expectJson("[\"bar\"]");
    }
  }

  @Test
  void providesOncePerRequest() {
    SubDependencies.Words words = new SubDependencies.Words();
    App app = App.create().provide(words).mount(new SubDependencies());
    try (TestClient client = TestClient.of(app)) {
      client.get("/sub-dependencies").cookie("last", "old").expect(200).expectText("oldfalse");
      assertThat(SubDependencies.calls(words)).isEqualTo(1);
      client.get("/sub-dependencies?q=new").expect(200).expectText("newtrue");
    }
  }

  @Test
  void guards() {
    try (TestClient client = TestClient.of(Guards.app())) {
      client.get("/guards").header("X-Token", TOKEN).expect(200).expectJson("[\"foo\",\"bar\"]");
      client.get("/guards").header("X-Token", "x").expectProblem(400);
      client.get("/guards").expectProblem(422).at("header", "X-Token", "required");
    }
  }

  @Test
  void guardOfAllRoutes() {
    try (TestClient client = TestClient.of(GlobalDependencies.app())) {
      client.get("/global-items").header("X-Token", TOKEN).expect(200);
      client.get("/global-items").header("X-Token", "x").expectProblem(400);
    }
    assertThatThrownBy(() -> TestClient.of(GlobalDependencies.forgetful()))
        .hasMessageContaining("KnownToken");
  }

  @Test
  void endsWhatRequestsOpened() {
    ScopedValues.Connections connections = new ScopedValues.Connections();
    try (TestClient client = TestClient.of(ScopedValues.app(connections))) {
      client.get("/scoped-values/1").expect(200).expectText("1");
      client.get("/scoped-values/0").expectProblem(404);
    }
    assertThat(connections.log).containsExactly("open", "commit", "open", "roll back");
  }
}
