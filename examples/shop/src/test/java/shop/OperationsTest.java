package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Server;
import dev.serval.otel.Tracing;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What operators see and rely on.
class OperationsTest {
  @TempDir private Path data;

  private App app(String... arguments) {
    return ShopApp.app(TestShop.settings(data, arguments));
  }

  @Test
  void countsRequestsByTheirRouteForThoseWhoMayRead() {
    try (TestClient client = TestClient.of(app())) {
      client.get("/v1/products/1").expect(200);
      client.get("/nothing").expectProblem(404);
      client.get("/internal/metrics").expectProblem(401);
      String metrics =
          client
              .get("/internal/metrics")
              .header("Authorization", "Bearer " + TestShop.METRICS)
              .expect(200)
              .text();
      assertThat(metrics)
          .contains(
              "http_server_request_duration_seconds_count{method=\"GET\",route=\"/v1/products/{id}\",status=\"200\"} 1")
          .contains("route=\"unrouted\",status=\"404\"} 1")
          .contains("shop_orders_total 0");
      client.get("/health/ready").expect(200);
      client.get("/health/live").expect(200);
    }
  }

  @Test
  void namesRequestsInAnswersAndKeepsHeadersSafe() {
    try (TestClient client = TestClient.of(app())) {
      TestResponse response = client.get("/v1/products").expect(200);
      assertThat(response.header("X-Request-Id")).isNotEmpty();
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(
              client.get("/nothing").expectProblem(404).response().header("X-Content-Type-Options"))
          .isEqualTo("nosniff");
    }
  }

  @Test
  void limitsHowOftenAnAddressTriesToSignIn() {
    try (TestClient client = TestClient.of(app("--limits.sign-ins=2"))) {
      TestShop.password(client, "admin", "one").expectProblem(400);
      TestShop.password(client, "admin", "two").expectProblem(400);
      assertThat(
              TestShop.password(client, "admin", TestShop.PASSWORD)
                  .expectProblem(429)
                  .response()
                  .header("Retry-After"))
          .isNotNull();
      client.get("/v1/products").expect(200);
    }
  }

  @Test
  void letsScriptsOfNamedSitesReadAnswers() {
    try (TestClient client = TestClient.of(app("--origins=https://app.example"))) {
      TestResponse preflight =
          client
              .options("/v1/products")
              .header("Origin", "https://app.example")
              .header("Access-Control-Request-Method", "POST")
              .expect(204);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
      assertThat(
              client
                  .get("/v1/products")
                  .header("Origin", "https://other.example")
                  .expect(200)
                  .header("Access-Control-Allow-Origin"))
          .isNull();
    }
  }

  @Test
  void readsAndWritesGzip() throws IOException {
    try (TestClient client = TestClient.of(app())) {
      TestResponse document =
          client.get("/v1/openapi.json").header("Accept-Encoding", "gzip").expect(200);
      assertThat(document.header("Content-Encoding")).isEqualTo("gzip");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write("{\"name\":\"zoe\",\"password\":\"correct horse battery\"}".getBytes());
      }
      client
          .post("/v1/accounts")
          .header("Content-Encoding", "gzip")
          .header("Content-Type", "application/json")
          .body(bytes.toByteArray())
          .expect(201);
    }
  }

  @Test
  void answersTheAdministrationAtAHostOfItsOwn() {
    try (TestClient client = TestClient.of(app("--admin-host=admin.shop.example"))) {
      client.get("/users").header("Host", "admin.shop.example").expectProblem(401);
      client.get("/docs").header("Host", "admin.shop.example").expect(200);
      client.get("/admin/users").expectProblem(404);
      client.get("/users").expectProblem(404);
    }
  }

  @Test
  void answersToItsOwnNamesOnly() {
    try (TestClient client = TestClient.of(app("--hosts=shop.example"))) {
      client.get("/shop").header("Host", "shop.example").expect(200);
      client.get("/shop").header("Host", "evil.example").expectProblem(421);
    }
  }

  @Test
  void believesProxiesThatItKnows() {
    try (TestClient client = TestClient.of(app("--proxies=127.0.0.1"))) {
      TestResponse page =
          client
              .get("/shop")
              .header("X-Forwarded-For", "192.0.2.7")
              .header("X-Forwarded-Proto", "https")
              .expect(200);
      assertThat(page.header("Strict-Transport-Security")).isNotNull();
      assertThat(client.get("/shop").expect(200).header("Strict-Transport-Security")).isNull();
    }
  }

  @Test
  void tracesRequestsThroughMountedApplications() {
    List<SpanData> spans = new CopyOnWriteArrayList<>();
    OpenTelemetrySdk telemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new Collecting(spans)))
                    .build())
            .build();
    try (TestClient client = TestClient.of(app().use(Tracing.of(telemetry)))) {
      client.get("/v1/products/1").expect(200);
    }
    assertThat(spans).extracting(SpanData::getName).containsExactly("GET /v1/products/{id}");
  }

  private static boolean isListening(int port) {
    try (RawConnection _ = RawConnection.open("127.0.0.1", port)) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private record Collecting(List<SpanData> spans) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  @Timeout(300)
  void answersWhatItHasAcceptedBeforeItStops() throws Exception {
    ShopSettings settings = TestShop.settings(data, "--port=0");
    Outbox outbox = new Outbox(settings.callbacks(), settings.tokenSecret());
    Server server = ShopApp.app(settings, outbox).start();
    String form = "grant_type=password&username=admin&password=wrong";
    try (RawConnection raw = RawConnection.open("127.0.0.1", server.port())) {
      raw.send(
          "POST /v1/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
              + form.length()
              + "\r\nContent-Type: application/x-www-form-urlencoded"
              + "\r\nExpect: 100-continue\r\n\r\n");
      assertThat(raw.readResponse().status()).as("it is accepted").isEqualTo(100);
      Thread stopping = Thread.ofVirtual().start(() -> server.stop(Duration.ofMinutes(2)));
      while (isListening(server.port())) {
        Thread.sleep(10);
      }
      assertThat(outbox.isClosed()).isFalse();
      raw.send(form);
      ReceivedResponse response = raw.readResponse();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.text()).contains("invalid_grant");
      stopping.join();
    }
    assertThat(outbox.isClosed()).isTrue();
  }
}
