package fastapi.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import fastapi.tutorial.Document;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages on responses and what the document says of them.
class ResponsesTest {
  @Test
  void streams() {
    try (TestClient client = TestClient.of(StreamData.app())) {
      client.get("/stream-data/story").expect(200).expectText("Rick\nMorty\n");
      TestResponse image = client.get("/stream-data/image").expect(200);
      assertThat(image.bytes()).containsExactly(1, 2, 3);
      image.expectHeader("Content-Type", "image/png");
    }
  }

  @Test
  void operations() {
    try (TestClient client = TestClient.of(OperationAdvanced.app())) {
      client.get("/operation-advanced/internal").expect(200);
      client.post("/lines").text("a").expect(200).expectText("a");
    }
    assertThat(Document.of(OperationAdvanced.app()))
        .contains("\"operationId\":\"listThings\"", "\"requestBody\"")
        .doesNotContain("internal\":{\"get\"");
  }

  @Test
  void severalStatuses() {
    try (TestClient client = TestClient.of(MoreStatuses.app())) {
      String size = "{\"name\":\"a\",\"size\":3}";
      client
          .put("/more-statuses/x")
          .json(size)
          .expect(201)
          .expectHeader("Location", "/more-statuses/x")
          .expectJson(size);
      client.put("/more-statuses/x").json(size).expect(200).expectJson(size);
      client.delete("/more-statuses/x").expect(200).expectJson(size);
      client.delete("/more-statuses/x").expect(204);
    }
    assertThat(Document.of(MoreStatuses.app())).contains("\"200\"", "\"201\"");
  }

  @Test
  void byHand() {
    try (TestClient client = TestClient.of(DirectResponse.app())) {
      client.get("/direct-response/json").expect(203).expectJson("{\"title\":\"tea\"}");
      client
          .get("/direct-response/xml")
          .expect(200)
          .expectHeader("Content-Type", "application/xml")
          .expectText("<apply>Serval</apply>");
      assertThat(client.post("/direct-response/cookie").expect(200).header("Set-Cookie"))
          .startsWith("fakesession=value; ")
          .contains("HttpOnly", "Secure", "Max-Age=3600");
      client
          .get("/direct-response/headers")
          .expect(200)
          .expectHeader("X-Cat-Dog", "alone in the world");
    }
  }

  @Test
  void otherMediaTypes(@TempDir java.nio.file.Path directory) throws IOException {
    java.nio.file.Path video = Files.write(directory.resolve("a.mp4"), new byte[10]);
    App app = App.create().mount(new CustomResponses(video));
    try (TestClient client = TestClient.of(app)) {
      client
          .get("/custom-responses/html")
          .expect(200)
          .expectHeader("Content-Type", "text/html; charset=utf-8");
      client.get("/custom-responses/text").expect(200).expectText("text/plain");
      client
          .get("/custom-responses/typer")
          .expect(303)
          .expectHeader("Location", "https://typer.example/");
      TestResponse part =
          client.get("/custom-responses/video").header("Range", "bytes=0-3").expect(206);
      assertThat(part.bytes()).hasSize(4);
      assertThat(client.get("/custom-responses/download").expect(200).header("Content-Disposition"))
          .contains("attachment", "holiday.mp4");
    }
  }

  @Test
  void additionalResponses() {
    try (TestClient client = TestClient.of(MoreResponses.app())) {
      client
          .get("/more-responses/foo")
          .expect(200)
          .expectJson("{\"id\":\"foo\",\"value\":\"there goes\"}");
      client.get("/more-responses/x").expect(410).expectJson("{\"message\":\"gone\"}");
    }
    assertThat(Document.of(MoreResponses.app()))
        .contains("\"410\"", "It moved to the archive.", "\"429\"", "Not enough privileges");
  }

  @Test
  void records() {
    try (TestClient client = TestClient.of(Records.app())) {
      client
          .post("/records")
          .json("[{\"name\":\"ann\",\"chapters\":[{\"title\":\"a\"}]}]")
          .expect(200)
          .expectJson(
              "{\"items\":[{\"name\":\"ann\",\"chapters\":[{\"title\":\"a\",\"pages\":1}]}],"
                  + "\"total\":1}");
      client
          .post("/records")
          .json("[{\"name\":\"\",\"chapters\":[]}]")
          .expectProblem(422)
          .at("#/0", "invalid");
    }
    assertThat(Document.of(Records.app())).contains("PagedOfAuthor");
  }

  @Test
  void base64() {
    try (TestClient client = TestClient.of(Base64Bytes.app())) {
      client
          .post("/base64-bytes")
          .json("{\"description\":\"a\",\"data\":\"AQID\"}")
          .expect(200)
          .expectJson("{\"description\":\"a\",\"data\":\"AwIB\"}");
      client
          .post("/base64-bytes")
          .json("{\"description\":\"a\",\"data\":\"!\"}")
          .expectProblem(422)
          .at("#/data", "format");
    }
  }

  @Test
  void webhooksAndCallbacks() {
    assertThat(Document.of(InvoiceCallbacks.app()))
        .contains("\"callbacks\"", "{$request.body#/callbackUrl}", "The invoice was paid.");
    assertThat(Document.of(ShopWebhooks.app()))
        .contains("\"webhooks\"", "\"new-subscription\"", "Somebody subscribed.");
    try (TestClient client = TestClient.of(InvoiceCallbacks.app())) {
      client
          .post("/invoices")
          .json("{\"id\":\"1\",\"total\":2,\"callbackUrl\":\"https://x.example\"}")
          .expect(201);
    }
  }
}
