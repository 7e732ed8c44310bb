package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import dev.serval.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told of paid orders.
class CallbackTest {
  @TempDir private Path data;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private App receiver() {
    return App.create()
        .post(
            "/hooks/order-paid",
            request -> {
              told.add(request.header("X-Signature") + " " + request.body().text());
              return Response.text("thanks");
            });
  }

  @Test
  void tellsServersThatTheSettingsNameAndNoOthers() {
    try (TestServer receiver = TestServer.of(receiver())) {
      String own = "http://127.0.0.1:" + receiver.server().port();
      ShopSettings settings = TestShop.settings(data, "--callbacks=" + own);
      Outbox outbox = new Outbox(settings.callbacks(), settings.tokenSecret());
      try (TestClient client = TestClient.of(ShopApp.app(settings, outbox))) {
        String ann = TestShop.customer(client, "ann");
        String cookie = cart(client);
        order(client, ann, cookie, "http://127.0.0.1:1/hooks").expectStatus(422);
        order(client, ann, cookie, own + "@evil.example/hooks").expectStatus(422);
        assertThat(outbox.mails()).isEmpty();

        Order order = order(client, ann, cookie, own + "/hooks").expectStatus(201).as(Order.class);
        assertThat(outbox.mails()).containsExactly("To ann: order " + order.id() + ", 24.50 €");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
            .matches("[0-9a-f]{64} \\{\"order\":" + order.id() + ",\"cents\":2450}");
      }
    }
  }

  private static String cart(TestClient client) {
    TestResponse response =
        client
            .put("/v1/cart/1")
            .header("Sec-Fetch-Site", "same-origin")
            .json("{\"count\":1}")
            .expect(200);
    String set = Objects.requireNonNull(response.header("Set-Cookie"));
    return set.substring(set.indexOf('=') + 1, set.indexOf(';'));
  }

  private static TestResponse order(
      TestClient client, String token, String cookie, String callback) {
    return client
        .post("/v1/orders")
        .header("Authorization", token)
        .header("Idempotency-Key", callback)
        .cookie("__Host-session", cookie)
        .json(
            "{\"address\":\"1 Mill Lane\",\"card\":\"4111\",\"callbackUrl\":\"%s\"}"
                .formatted(callback))
        .send();
  }
}
