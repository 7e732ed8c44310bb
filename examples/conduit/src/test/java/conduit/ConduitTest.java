package conduit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import dev.serval.settings.Settings;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the specification of RealWorld says, on a database of our own.
class ConduitTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static TestClient client;

  @BeforeAll
  static void start() {
    ConduitSettings settings =
        Settings.of(ConduitSettings.class)
            .arguments("--database.folder=target/test-postgres", "--database.connections=4")
            .load();
    client = TestClient.of(ConduitApp.app(settings));
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  /// Somebody new.
  private record Somebody(String name, String token) {
    TestRequest asks(TestRequest request) {
      return request.header("Authorization", "Token " + token);
    }
  }

  private static Somebody register(String hint) {
    String name = hint + NUMBER.incrementAndGet() + "-" + System.nanoTime();
    JsonObject user =
        at(
            client
                .post("/api/users")
                .json(
                    """
                    {"user": {"username": "%s", "email": "%s@Example.com", "password": "secret!"}}
                    """
                        .formatted(name, name))
                .expect(201)
                .json(),
            "user");
    assertThat(text(user, "username")).isEqualTo(name);
    assertThat(user.get("bio")).hasToString("null");
    return new Somebody(name, text(user, "token"));
  }

  private static JsonObject at(JsonValue value, String member) {
    return (JsonObject) ((JsonObject) value).get(member);
  }

  private static String text(JsonObject value, String member) {
    return ((JsonString) value.get(member)).value();
  }

  private static JsonObject publish(Somebody author, String title, String tag) {
    return at(
        author
            .asks(client.post("/api/articles"))
            .json(
                """
                {"article": {"title": "%s", "description": "d", "body": "b", "tagList": ["%s"]}}
                """
                    .formatted(title, tag))
            .expect(201)
            .json(),
        "article");
  }

  @Test
  void signsInAndChangesAUser() {
    Somebody ann = register("ann");
    String login = "{\"user\": {\"email\": \"%s@example.COM\", \"password\": \"%s\"}}";
    client.post("/api/users/login").json(login.formatted(ann.name, "secret!")).expect(200);
    client
        .post("/api/users/login")
        .json(login.formatted(ann.name, "wrong"))
        .expect(401)
        .expectJson("{\"errors\": {\"email or password\": [\"is invalid\"]}}");

    ann.asks(client.put("/api/user"))
        .json("{\"user\": {\"bio\": \"b\", \"image\": \"i\"}}")
        .expect(200);
    JsonObject changed =
        at(
            ann.asks(client.put("/api/user"))
                .json("{\"user\": {\"image\": null, \"password\": \"new one\"}}")
                .expect(200)
                .json(),
            "user");
    assertThat(text(changed, "bio")).isEqualTo("b");
    assertThat(changed.get("image")).hasToString("null");
    client.post("/api/users/login").json(login.formatted(ann.name, "new one")).expect(200);
    assertThat(text(at(ann.asks(client.get("/api/user")).expect(200).json(), "user"), "username"))
        .isEqualTo(ann.name);
  }

  @Test
  void saysWhatIsWrongInTheFormOfRealWorld() {
    client
        .post("/api/users")
        .json("{\"user\": {\"username\": \"\", \"email\": \"no\", \"password\": \"x\"}}")
        .expect(422)
        .expectJson(
            """
            {"errors": {"username": ["must not be blank"], "email": ["must be an e-mail address"]}}
            """);
    Somebody ann = register("ann");
    client
        .post("/api/users")
        .json(
            "{\"user\": {\"username\": \"%s\", \"email\": \"other@x.y\", \"password\": \"x\"}}"
                .formatted(ann.name))
        .expect(422)
        .expectJson("{\"errors\": {\"username\": [\"has already been taken\"]}}");
    client.get("/api/user").expect(401);
    client.get("/api/user").header("Authorization", "Token x.y.z").expect(401);
    client.get("/api/user").header("Authorization", "Bearer " + ann.token).expect(401);
    client
        .get("/api/profiles/nobody-here")
        .expect(404)
        .expectJson("{\"errors\": {\"profile\": [\"not found\"]}}");
    client
        .get("/api/articles/no-such/comments")
        .expect(404)
        .expectJson("{\"errors\": {\"article\": [\"not found\"]}}");
    client.get("/api/articles?limit=101").expect(422);
  }

  @Test
  void followsAndFeeds() {
    Somebody ann = register("ann");
    Somebody bob = register("bob");
    publish(bob, "Of Bob", "bobs");
    String feed = "/api/articles/feed";
    ann.asks(client.get(feed)).expect(200).expectJson("{\"articles\": [], \"articlesCount\": 0}");
    for (int i = 0; i < 2; i++) {
      JsonObject profile =
          at(
              ann.asks(client.post("/api/profiles/" + bob.name + "/follow")).expect(200).json(),
              "profile");
      assertThat(profile.get("following")).hasToString("true");
    }
    JsonObject page = (JsonObject) ann.asks(client.get(feed)).expect(200).json();
    assertThat(page.get("articlesCount")).hasToString("1");
    JsonObject article = (JsonObject) ((JsonArray) page.get("articles")).elements().getFirst();
    assertThat(at(article, "author").get("following")).hasToString("true");
    assertThat(article.get("body")).isNull();
    ann.asks(client.delete("/api/profiles/" + bob.name + "/follow")).expect(200);
    ann.asks(client.get(feed)).expect(200).expectJson("{\"articles\": [], \"articlesCount\": 0}");
  }

  @Test
  void publishesChangesAndRemovesArticles() {
    Somebody ann = register("ann");
    Somebody bob = register("bob");
    JsonObject first = publish(ann, "Über \\\"Dragons\\\" " + ann.name, "dragons");
    String slug = text(first, "slug");
    assertThat(slug).isEqualTo("uber-dragons-" + ann.name);
    assertThat(text(first, "createdAt"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(text(publish(bob, "Über \\\"Dragons\\\" " + ann.name, "dragons"), "slug"))
        .as("another slug where one is taken")
        .startsWith(slug + "-");

    String path = "/api/articles/" + slug;
    bob.asks(client.put(path)).json("{\"article\": {\"body\": \"x\"}}").expect(403);
    bob.asks(client.delete(path)).expect(403);
    JsonObject same =
        at(
            ann.asks(client.put(path)).json("{\"article\": {\"body\": \"x\"}}").expect(200).json(),
            "article");
    assertThat(text(same, "slug")).isEqualTo(slug);
    assertThat(text(same, "body")).isEqualTo("x");
    JsonObject renamed =
        at(
            ann.asks(client.put(path))
                .json("{\"article\": {\"title\": \"Of trains " + ann.name + "\"}}")
                .expect(200)
                .json(),
            "article");
    assertThat(text(renamed, "slug")).isEqualTo("of-trains-" + ann.name);
    client.get(path).expect(404);
    String now = "/api/articles/" + text(renamed, "slug");
    ann.asks(client.delete(now)).expect(204);
    client.get(now).expect(404);
  }

  @Test
  void likesAndFilters() {
    Somebody ann = register("ann");
    Somebody bob = register("bob");
    String tag = "t" + System.nanoTime();
    String path = "/api/articles/" + text(publish(ann, "Liked " + tag, tag), "slug") + "/favorite";
    for (int i = 0; i < 2; i++) {
      JsonObject liked = at(bob.asks(client.post(path)).expect(200).json(), "article");
      assertThat(liked.get("favorited")).hasToString("true");
      assertThat(liked.get("favoritesCount")).hasToString("1");
    }
    for (String query :
        new String[] {"tag=" + tag, "author=" + ann.name, "favorited=" + bob.name}) {
      JsonObject page = (JsonObject) client.get("/api/articles?" + query).expect(200).json();
      assertThat(page.get("articlesCount")).as(query).hasToString("1");
    }
    assertThat(client.get("/api/articles?tag=" + tag + "&author=" + bob.name).expect(200).text())
        .contains("\"articlesCount\":0");
    assertThat(client.get("/api/tags").expect(200).text()).startsWith("{\"tags\":[");
    JsonObject unliked = at(bob.asks(client.delete(path)).expect(200).json(), "article");
    assertThat(unliked.get("favoritesCount")).hasToString("0");
  }

  @Test
  void pages() {
    Somebody ann = register("ann");
    for (int i = 0; i < 5; i++) {
      publish(ann, "Page " + i + " " + ann.name, "paged");
    }
    String all = "/api/articles?author=" + ann.name;
    JsonObject page = (JsonObject) client.get(all + "&limit=2&offset=1").expect(200).json();
    assertThat(page.get("articlesCount")).hasToString("5");
    assertThat(((JsonArray) page.get("articles")).elements())
        .extracting(article -> text((JsonObject) article, "title"))
        .containsExactly("Page 3 " + ann.name, "Page 2 " + ann.name);
  }

  @Test
  void comments() {
    Somebody ann = register("ann");
    Somebody bob = register("bob");
    String path =
        "/api/articles/" + text(publish(ann, "Said of " + ann.name, "t"), "slug") + "/comments";
    JsonObject comment =
        at(
            bob.asks(client.post(path))
                .json("{\"comment\": {\"body\": \"Nice\"}}")
                .expect(200)
                .json(),
            "comment");
    assertThat(at(comment, "author").get("username")).hasToString("\"" + bob.name + "\"");
    assertThat(client.get(path).expect(200).text()).contains("\"body\":\"Nice\"");
    String one = path + "/" + comment.get("id");
    ann.asks(client.delete(one)).expect(403);
    bob.asks(client.delete(one)).expect(204);
    bob.asks(client.delete(one)).expect(404);
    client.get(path).expect(200).expectJson("{\"comments\": []}");
  }
}
