package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.json.JsonValue;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whom the generated routes of the golden case `security` answer.
final class SecurityTest {
  private static TestClient client = TestClient.of(App.create());

  @BeforeAll
  static void start() throws ReflectiveOperationException {
    Object orders = RoutesTest.make("security", "shop.Orders");
    Method app = orders.getClass().getDeclaredMethod("app");
    app.setAccessible(true);
    client = TestClient.of((App) app.invoke(null));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static TestResponse bearer(String path, String token, int status) {
    return client.get(path).header("Authorization", "Bearer " + token).expect(status);
  }

  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String challenge(TestResponse response) {
    return String.valueOf(response.header("WWW-Authenticate"));
  }

  @Test
  void verifiesTokens() {
    bearer("/orders/token", "ann", 200).expectText("ann");
    assertThat(challenge(bearer("/orders/token", "expired", 401)))
        .isEqualTo("Bearer realm=\"shop\", error=\"invalid_token\"");
    assertThat(challenge(client.get("/orders/token").expect(401)))
        .isEqualTo("Bearer realm=\"shop\"");
  }

  @Test
  void verifiesNamesWithPasswordsAndKeys() {
    client
        .get("/orders/clerk")
        .header("Authorization", basic("eve:s3cret"))
        .expect(200)
        .expectText("Eve");
    client.get("/orders/clerk").header("Authorization", basic("eve:wrong")).expect(401);
    client.get("/orders/stock").query("key", "key-till").expect(200).expectText("till");
    client.get("/orders/stock").query("key", "nothing").expect(401);
  }

  @Test
  void needsBothOfTwoCredentials() {
    // Both use the one Authorization field, of which there can be one only.
    assertThat(challenge(bearer("/orders/raw", "a", 401))).startsWith("Basic realm=\"desk\"");
    assertThat(
            challenge(client.get("/orders/raw").header("Authorization", basic("a:b")).expect(401)))
        .isEqualTo("Bearer realm=\"api\"");
  }

  @Test
  void letsAnonymousInWhereCredentialsAreOptional() {
    client.get("/orders/maybe").expect(200).expectText("anonymous");
    bearer("/orders/maybe", "ann", 200).expectText("ann");
    bearer("/orders/maybe", "expired", 401);
  }

  @Test
  void needsOneOfTwoOptionalCredentials() {
    assertThat(challenge(client.get("/orders/either").expect(401)))
        .isEqualTo(
            "Bearer realm=\"shop\", ApiKey realm=\"api\", in=\"header\", name=\"X-API-Key\"");
    bearer("/orders/either", "ann", 200).expectText("ann/null");
    client
        .get("/orders/either")
        .header("X-API-Key", "key-till")
        .expect(200)
        .expectText("-/Client[name=till]");
    client.get("/orders/either").header("X-API-Key", "wrong").expect(401);
  }

  @Test
  void comparesScopesOfTheWholeTree() {
    assertThat(
            challenge(
                client
                    .post("/orders/add")
                    .query("nick", "y")
                    .header("Authorization", "Bearer ann.orders-read")
                    .json("{\"item\":\"tea\"}")
                    .expect(403)))
        .isEqualTo(
            "Bearer realm=\"shop\", error=\"insufficient_scope\","
                + " scope=\"orders:write orders:read\"");
    client
        .post("/orders/add")
        .query("nick", "y")
        .header("Authorization", "Bearer ann.orders-read_orders-write")
        .json("{\"item\":\"tea\"}")
        .expect(200)
        .expectText("annyanntea");
  }

  /// Quarkus CVE-2023-6267: the body was parsed before the permission check.
  @Test
  void quarkusCve20236267RefusesBeforeParametersAndBodyAreRead() {
    client.post("/orders/add").json("{").expect(401);
    client.post("/orders/add").header("Authorization", "Bearer ann").json("{").expect(403);
    client
        .post("/orders/add")
        .header("Authorization", "Bearer ann.orders-read_orders-write")
        .json("{\"item\":\"tea\"}")
        .expectProblem(422)
        .at("query", "nick", "required");
  }

  @Test
  void comparesScopesOfGuardsAndOfValuesThatEndWithTheRequest() {
    assertThat(challenge(bearer("/orders/guarded", "ann.orders-read", 403)))
        .endsWith("scope=\"orders:write orders:read\"");
    bearer("/orders/guarded", "ann.orders-write", 403);
    bearer("/orders/guarded", "ann.orders-read_orders-write", 200).expectText("anntill");
  }

  @Test
  void givesScopesToProvidersThatJudge() {
    bearer("/orders/judged", "all", 200).expectText("orders:write orders:read");
    bearer("/orders/judged", "some", 403);
  }

  @Test
  void refusesAnonymousWhereScopesAreDemandedOfOptionalCredentials() {
    client.get("/orders/open").expect(401);
    bearer("/orders/open", "ann", 403);
    bearer("/orders/open", "ann.admin", 200).expectText("ann");
  }

  @Test
  void givesRoutesTheirSession() {
    TestResponse first = client.get("/orders/visits").expect(200).expectText("visit 1");
    String field = String.valueOf(first.header("Set-Cookie"));
    String value = field.substring(field.indexOf('=') + 1, field.indexOf(';'));
    client.get("/orders/visits").cookie("__Host-session", value).expect(200).expectText("visit 2");
  }

  @Test
  void describesWhomItAnswers() {
    JsonValue document =
        JsonValue.parse(
            client.get("/openapi.json").expect(200).text().getBytes(StandardCharsets.UTF_8));
    assertThat(security(document, "token")).isEqualTo("[{\"ShopAuth\":[]}]");
    assertThat(security(document, "raw")).isEqualTo("[{\"basic\":[],\"bearer\":[]}]");
    assertThat(security(document, "maybe")).isEqualTo("[{\"SignedIn\":[]},{}]");
    assertThat(security(document, "either")).isEqualTo("[{\"ShopAuth\":[]},{\"X-API-Key\":[]}]");
    assertThat(security(document, "open")).isEqualTo("[{\"SignedIn\":[\"admin\"]}]");
    assertThat(security(document, "judged"))
        .isEqualTo("[{\"ShopAuth\":[\"orders:write\",\"orders:read\"]}]");
    assertThat(String.valueOf(document.at("/components/securitySchemes/ShopAuth")))
        .contains(
            "\"authorizationCode\"", "\"orders:read\":\"See orders\"", "Sign in to the shop.");
    assertThat(String.valueOf(document.at("/paths/~1orders~1open/get/responses")))
        .contains("\"401\"", "\"403\"");
  }

  private static String security(JsonValue document, String route) {
    return String.valueOf(document.at("/paths/~1orders~1" + route + "/get/security"));
  }
}
