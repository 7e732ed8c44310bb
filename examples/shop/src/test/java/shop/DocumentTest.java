package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.fixtures.OpenApiCheck;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import dev.serval.testing.TestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents of the applications that the shop consists of.
class DocumentTest {
  @TempDir private Path data;

  private String document(String prefix) {
    try (TestClient client = TestClient.of(ShopApp.app(TestShop.settings(data)))) {
      return client.get(prefix + "/openapi.json").expect(200).text();
    }
  }

  private static String parameters(JsonObject operation) {
    return String.valueOf(operation.get("parameters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/admin"})
  void isValidOpenApiWithValidExamples(String prefix) {
    String document = document(prefix);
    assertThat(OpenApiCheck.problems(document)).isEmpty();
    assertThat(OpenApiCheck.examples(document)).isGreaterThan(5);
  }

  @Test
  void saysWhatTheShopAsksForAndSends() {
    JsonObject document = (JsonObject) JsonValue.parse(document("/v1"));
    JsonObject paths = (JsonObject) document.get("paths");
    assertThat(paths.members().keySet())
        .containsExactlyInAnyOrder(
            "/v1/token",
            "/v1/accounts",
            "/v1/accounts/me",
            "/v1/products",
            "/v1/products/{id}",
            "/v1/products/{id}/picture",
            "/v1/cart",
            "/v1/cart/{product}",
            "/v1/orders",
            "/v1/orders/{id}",
            "/v1/stock");
    assertThat(((JsonObject) document.get("webhooks")).members()).containsKey("order-paid");
    JsonObject checkout = (JsonObject) ((JsonObject) paths.get("/v1/orders")).get("post");
    assertThat(checkout.members().get("callbacks").toString())
        .contains("{$request.body#/callbackUrl}");
    assertThat(checkout.members().get("security").toString())
        .isEqualTo("[{\"ShopAuth\":[\"shop:buy\"]}]");
    assertThat(checkout.members().get("responses").toString()).contains("not enough in stock");
    assertThat(document.toString()).contains("\"examples\":[\"Kettle\"]");
    assertThat(parameters(checkout)).contains("\"Idempotency-Key\"").contains("\"required\":true");
    assertThat(checkout.members().get("responses").toString()).contains("\"409\"", "\"422\"");
    JsonObject change = (JsonObject) ((JsonObject) paths.get("/v1/products/{id}")).get("put");
    assertThat(parameters(change)).contains("\"If-Match\"");
    assertThat(change.members().get("responses").toString()).contains("\"412\"", "\"428\"");
    assertThat(document("/admin")).contains("text/csv").doesNotContain("/v1/orders");
  }
}
