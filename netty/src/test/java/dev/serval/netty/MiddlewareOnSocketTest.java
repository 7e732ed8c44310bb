package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.MediaType;
import dev.serval.middleware.Compression;
import dev.serval.middleware.ConcurrencyLimit;
import dev.serval.middleware.Decompression;
import dev.serval.middleware.ETags;
import dev.serval.middleware.RequestId;
import dev.serval.middleware.SecureHeaders;
import dev.serval.middleware.Timeout;
import dev.serval.testing.TestResponse;
import dev.serval.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Built-in middleware over a socket: interrupts of the threads that a loop carries, and framing.
class MiddlewareOnSocketTest {
  private static final String TEXT = "text ".repeat(1_000);
  private static final ConcurrencyLimit LIMIT = ConcurrencyLimit.of(8);

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.of(
            App.create()
                .use(
                    Compression.standard(),
                    Decompression.standard(),
                    ETags.standard(),
                    RequestId.standard(),
                    SecureHeaders.standard(),
                    Timeout.after(Duration.ofMinutes(2)),
                    LIMIT)
                .get("/text", request -> Response.text(TEXT))
                .get(
                    "/lines",
                    request ->
                        Response.stream(
                            MediaType.parse("application/jsonl"),
                            out -> {
                              for (int i = 0; i < 3; i++) {
                                out.write((i + "\n").getBytes(UTF_8));
                                out.flush();
                              }
                            }))
                .mount(
                    "/brief",
                    group ->
                        group
                            .use(Timeout.after(Duration.ofMillis(100)))
                            .get(
                                "/sleep",
                                request -> {
                                  Thread.sleep(Duration.ofHours(1));
                                  return Response.text("late");
                                }))
                .post("/echo", request -> Response.text(request.body().text())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String unzipped(TestResponse response) throws IOException {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(response.bytes())).readAllBytes(), UTF_8);
  }

  @Test
  void aHandlerThatBlocksIsInterruptedAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      server.get("/brief/sleep").expectProblem(504);
      server.get("/text").expect(200).expectText(TEXT);
    }
    assertThat(LIMIT.available()).isEqualTo(8);
  }

  @Test
  void compressesBodiesAndStreams() throws Exception {
    TestResponse text = server.get("/text").header("Accept-Encoding", "gzip").expect(200);
    assertThat(unzipped(text)).isEqualTo(TEXT);
    assertThat(text.header("Content-Length")).isEqualTo("" + text.bytes().length);
    TestResponse lines = server.get("/lines").header("Accept-Encoding", "gzip").expect(200);
    assertThat(unzipped(lines)).isEqualTo("0\n1\n2\n");
    String tag = String.valueOf(text.header("ETag"));
    server.get("/text").header("Accept-Encoding", "gzip").header("If-None-Match", tag).expect(304);
  }

  @Test
  void decodesABodyAndBoundsIt() throws Exception {
    server
        .post("/echo")
        .header("Content-Encoding", "gzip")
        .body(zipped(TEXT.getBytes(UTF_8)))
        .expect(200)
        .expectText(TEXT);
    byte[] bomb = zipped(new byte[8 << 20]);
    server.post("/echo").header("Content-Encoding", "gzip").body(bomb).expectProblem(413);
    server.post("/echo").header("Content-Encoding", "gzip").body(new byte[9]).expectProblem(400);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void aRefusedBodyHasTheFieldsThatAllAnswersHave() {
    TestResponse refused =
        server.post("/echo").body(new byte[2 << 20]).expectProblem(413).response();
    assertThat(refused.header("X-Request-Id")).hasSize(32);
    assertThat(refused.header("Content-Security-Policy")).isNotNull();
  }
}
