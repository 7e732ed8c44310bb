package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.testing.RawConnection;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A whole application: the same cases in memory and over a socket, and what only a socket shows.
class AppOnSocketTest {
  private static final App APP =
      App.create()
          .get("/text", request -> Response.text("tea"))
          .get("/query", request -> Response.text(request.query().all("q").toString()))
          .get("/stream", request -> Response.stream(MediaType.TEXT, out -> out.write('a')))
          .get(
              "/cut",
              request ->
                  Response.stream(
                      MediaType.TEXT,
                      out -> {
                        out.write('a');
                        out.flush();
                        throw new IOException("disk");
                      }))
          .get(
              "/fault",
              request -> {
                throw new IllegalStateException("secret");
              })
          .post("/echo", request -> Response.text(request.body().text()))
          .post(
              "/swallow",
              request -> {
                try (InputStream in = request.body().stream()) {
                  in.readAllBytes();
                } catch (IOException broken) {
                  return Response.text("fine");
                }
                return Response.text("read");
              })
          .route(Method.QUERY, "/search", request -> Response.text(request.body().text()));

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.of(APP);
  }

  static Stream<TestApi> both() {
    return Stream.of(TestClient.of(APP), server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("both")
  void answersRoutes(TestApi api) {
    api.get("/text").expect(200).expectText("tea").expectHeader("Content-Length", "3");
    api.get("/query").query("q", "a&b c").query("q", "é").expect(200).expectText("[a&b c, é]");
    api.get("/stream").expect(200).expectText("a");
    api.request("QUERY", "/search").text("q").expect(200).expectText("q");
    api.post("/echo").text("é").expect(200).expectText("é");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("both")
  void answersHeadWithoutABody(TestApi api) {
    assertThat(api.head("/text").expect(200).header("Content-Length")).isEqualTo("3");
    assertThat(api.head("/stream").expect(200).bytes()).isEmpty();
    assertThat(api.head("/none").expect(404).bytes()).isEmpty();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("both")
  void answersErrorsAsProblems(TestApi api) {
    api.get("/none").expectProblem(404).kind("not-found");
    api.delete("/text").expectProblem(405).response().expectHeader("Allow", "GET, HEAD, OPTIONS");
    api.options("/text").expect(204).expectHeader("Allow", "GET, HEAD, OPTIONS");
    api.get("/text/").expect(308).expectHeader("Location", "/text");
    assertThat(api.get("/fault").expectProblem(500).response().text())
        .contains("\"id\"")
        .doesNotContain("secret");
    api.request("BREW", "/text").expectProblem(501).kind("unknown-method");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("both")
  void holdsBodiesToTheirLimit(TestApi api) {
    byte[] large = new byte[(1 << 20) + 1];
    api.post("/echo").body(large).expectProblem(413).kind("body-too-large");
    assertThat(api.post("/echo").body(large).send().text())
        .contains("larger than the 1048576 bytes", "\"limit\":1048576");
    api.post("/swallow").body(large).expectProblem(413).kind("body-too-large");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("both")
  void servesTheDocumentation(TestApi api) {
    assertThat(api.get("/docs").expect(200).text()).contains("swagger-ui-bundle.js");
    String etag = api.get("/openapi.json").expect(200).header("ETag");
    api.get("/openapi.json").header("If-None-Match", etag).expect(304);
  }

  @Test
  void cutsTheConnectionUnderHalfABody() {
    assertThatThrownBy(() -> server.get("/cut").send()).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void sendsNoTargetThatItsClientCannotSend() {
    assertThatThrownBy(() -> server.get("/query?q=%zz").send())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RawConnection");
    assertThatThrownBy(() -> server.get("/text").header("Connection", "close").send())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RawConnection");
  }

  @Test
  void answersWhatIsNoRequestAsAProblem() throws Exception {
    try (RawConnection raw = RawConnection.open(server.server().address())) {
      raw.send("GET /text HTTP/1.1\r\nHost : a\r\n\r\n");
      var response = raw.readResponse();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.text()).contains("https://serval.dev/problems/bad-header");
      assertThat(raw.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void tellsTheVersionAndThePeer() throws IOException {
    App app =
        App.create()
            .get("/", request -> Response.text(request.httpVersion() + request.peerAddress()));
    try (TestServer server = TestServer.of(app);
        RawConnection old = RawConnection.open(server.server().address());
        RawConnection raw = RawConnection.open(server.server().address())) {
      assertThat(old.send("GET / HTTP/1.0\r\n\r\n").readResponse().text())
          .isEqualTo("1.0/127.0.0.1:" + old.localPort());
      assertThat(raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readResponse().text())
          .isEqualTo("1.1/127.0.0.1:" + raw.localPort());
    }
  }
}
