// One set of cases on both clients: what holds in memory holds over a socket.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Upload;
import dev.serval.http.MediaType;
import dev.serval.http.QueryString;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TestApiTest {
  private final TestClient client = TestClient.of(SampleApp.app());

  @Test
  void sendsEachMethod() {
    client.get("/text").expect(200).expectText("tea");
    client.put("/echo").expect(200).expectText("put");
    client.patch("/echo").expect(200).expectText("patch");
    client.delete("/echo").expect(204);
    client.options("/text").expect(204).expectHeader("Allow", "GET, HEAD, OPTIONS");
    client.request("QUERY", "/search").text("q").expect(200).expectText("q");
  }

  @Test
  void hasNoBodyForHead() {
    TestResponse head = client.head("/text").expect(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("3");
    assertThat(client.head("/stream").expect(200).bytes()).isEmpty();
    assertThat(client.head("/none").expect(404).bytes()).isEmpty();
  }

  @Test
  void encodesQueryParameters() {
    client
        .get("/query?q=a")
        .query("q", "b&c d+é")
        .query("q", 7)
        .expect(200)
        .expectText("[a, b&c d+é, 7]");
    client.get("/query").query("q", "x").expect(200).expectText("[x]");
  }

  @Test
  void sendsHeadersAndCookies() {
    client.get("/header").header("X-A", 1).expect(200).expectText("1localhost");
    client.get("/header").header("Host", "a.example").expect(200).expectText("nulla.example");
    client.get("/cookie").cookie("a", "b").expect(200).expectText("b");
  }

  @Test
  void sendsBodies() {
    client.post("/json").json("{\"a\":1}").expect(200).expectJson("{\"a\":1}");
    client.post("/json").json(JsonValue.parse("[true]")).expect(200).expectJson("[true]");
    client.post("/json").json(7).expect(200).expectText("7");
    client.post("/json").json(Long.class, 7L).expect(200).expectText("7");
    client.post("/json").jsonList(Integer.class, List.of(1, 2)).expect(200).expectText("[1,2]");
    client.post("/form").form("a", "1 &").form("a", 2).expect(200).expectText("[1 &, 2]");
    client.post("/echo").text("é").expect(200).expectText("étext/plain; charset=utf-8");
    client.post("/echo").body(new byte[] {'x'}).expect(200).expectText("xnull");
    client
        .post("/echo")
        .body(new byte[] {'x'}, MediaType.OCTET_STREAM)
        .expect(200)
        .expectText("xapplication/octet-stream");
  }

  @Test
  void sendsTheSameRequestEachTime() {
    TestRequest request = client.post("/echo").text("a");
    request.expect(200).expectText("atext/plain; charset=utf-8");
    request.expect(200).expectText("atext/plain; charset=utf-8");
  }

  @Test
  void readsResponses() {
    TestResponse response = client.get("/list").send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("content-type")).isEqualTo("application/json");
    assertThat(response.json()).hasToString("[1,2,3]");
    assertThat(response.asList(Integer.class)).containsExactly(1, 2, 3);
    assertThat(response.as(JsonValue.class)).hasToString("[1,2,3]");
    assertThat(response.as(JsonType.of(JsonCodecs.INT_ARRAY, int[].class)))
        .containsExactly(1, 2, 3);
    assertThat(client.get("/stream").expect(200).text()).isEqualTo("abc");
  }

  @Test
  void expectsProblems() {
    TestProblem problem =
        client
            .get("/invalid")
            .expectProblem(422)
            .kind("invalid")
            .errors(3)
            .at("query", "limit", "max")
            .at("query", "tag", "#/2", "not_blank")
            .at("header", "X-A", "required");
    assertThat(problem.detail()).isNull();
    assertThat(problem.json().members()).containsKey("errors");
    assertThat(problem.response().status()).isEqualTo(422);
    client.post("/json").expectProblem(422).at("#", "required");
  }

  @Test
  void showsRequestStatusAndBodyWhenAnExpectationFails() {
    assertThatThrownBy(() -> client.get("/text").query("a", 1).expect(201))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected status 201, found 200")
        .hasMessageContaining("> GET /text?a=1")
        .hasMessageContaining("< 200")
        .hasMessageContaining("< Content-Type: text/plain")
        .hasMessageEndingWith("tea");
    TestResponse tea = client.get("/text").expect(200);
    assertThatThrownBy(() -> tea.expectHeader("X-A", "1")).hasMessageContaining("found null");
    assertThatThrownBy(() -> tea.expectText("coffee")).hasMessageContaining("coffee");
    assertThatThrownBy(() -> tea.expectJson("1")).hasMessageContaining("expected JSON, found");
    assertThatThrownBy(() -> tea.as(Integer.class)).hasMessageContaining("java.lang.Integer");
    TestResponse list = client.get("/list").expect(200);
    assertThatThrownBy(() -> list.expectJson("[]")).hasMessageContaining("expected the JSON []");
    assertThatThrownBy(() -> list.as(Integer.class)).hasMessageContaining("code=type");
    assertThatThrownBy(() -> client.get("/text").expectProblem(200))
        .hasMessageContaining("expected application/problem+json");
    TestProblem problem = client.get("/invalid").expectProblem(422);
    assertThatThrownBy(() -> problem.at("query", "limit", "min"))
        .hasMessageContaining("expected the error min at query limit");
    assertThatThrownBy(() -> problem.at("#/a", "type"))
        .hasMessageContaining("expected the error type at body #/a");
    assertThatThrownBy(() -> problem.errors(1)).hasMessageContaining("found 3");
    assertThatThrownBy(() -> problem.kind("gone")).hasMessageContaining("/invalid");
    assertThatThrownBy(() -> client.get("/none").expectProblem(404).errors(1))
        .hasMessageContaining("found 0");
  }

  @Test
  void showsTheStartOfALongBody() {
    assertThatThrownBy(() -> client.post("/echo").text("x".repeat(5_000)).expect(201))
        .satisfies(
            failure -> assertThat(failure.getMessage()).hasSizeLessThan(3_000).endsWith("…"));
  }

  @Test
  void holdsBodiesToTheirLimit() {
    byte[] large = new byte[(1 << 20) + 1];
    client.post("/echo").body(large).expectProblem(413).kind("body-too-large");
    client.post("/swallow").body(large).expectProblem(413);
    client.post("/swallow").body(new byte[1 << 20]).expect(200).expectText("read");
  }

  @Test
  void refusesWhatATransportRefuses() {
    client.request("BREW", "/text").expectProblem(501).kind("unknown-method");
    client.request("CONNECT", "/text").expectProblem(501);
    assertThat(client.get("/a/../b").expectProblem(400).kind("bad-target").detail())
        .isEqualTo("The path has a '.' or '..' segment");
    assertThat(client.get("/a/%zz").expectProblem(400).kind("bad-target").detail())
        .isEqualTo("The request target has a '%' that is not followed by two hexadecimal digits");
    client.get("text").expectProblem(400);
    assertThat(client.request("brew", "/text").expect(501).bytes()).isNotEmpty();
  }

  @Test
  void noticesAResponseThatIsCut() {
    assertThatThrownBy(() -> client.get("/cut").send())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /cut: the response was cut after 1 bytes");
  }

  @Test
  void runsHandlersOnVirtualThreads() {
    client.get("/thread").expect(200).expectText("true");
    client.close();
  }

  private static String parts(Request request) throws IOException {
    QueryString fields = request.body().form();
    StringBuilder all = new StringBuilder();
    for (String name : fields.names()) {
      all.append(name).append('=').append(fields.all(name)).append(' ');
    }
    for (Upload upload : request.body().uploads("file")) {
      all.append(upload.fileName())
          .append(' ')
          .append(upload.mediaType())
          .append(' ')
          .append(upload.text())
          .append(' ');
    }
    return all.toString().strip();
  }

  @Test
  void sendsMultipartForms() {
    App app = App.create().post("/form", request -> Response.text(parts(request)));
    try (TestClient forms = TestClient.of(app)) {
      forms
          .post("/form")
          .multipart("note", "tea & more")
          .multipart("a \"quoted\" name", 7)
          .multipart("file", "one.txt", MediaType.TEXT, "first".getBytes(StandardCharsets.UTF_8))
          .multipart("file", "two.txt", MediaType.TEXT, "second".getBytes(StandardCharsets.UTF_8))
          .expect(200)
          .expectText(
              "note=[tea & more] a \"quoted\" name=[7] one.txt text/plain; charset=utf-8 first"
                  + " two.txt text/plain; charset=utf-8 second");
    }
  }

  @Test
  void aRequestReturnsWhenItsBackgroundWorkIsDone() {
    List<String> done = new CopyOnWriteArrayList<>();
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.background().run(() -> done.add("done"));
                  return Response.text("x");
                });
    try (TestClient working = TestClient.of(app)) {
      working.get("/").expect(200);
      assertThat(done).containsExactly("done");
    }
  }

  @Test
  void aRequestNeitherWaitsForWorkOfOthersNorEndsIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    App app =
        App.create()
            .get(
                "/long",
                request -> {
                  request
                      .background()
                      .run(() -> {
                        begun.countDown();
                        wait(finish, interrupted);
                      });
                  return Response.text("x");
                })
            .get("/", request -> Response.text("y"));
    try (TestClient working = TestClient.of(app)) {
      Thread other = Thread.ofVirtual().start(() -> working.get("/long").expect(200));
      begun.await();
      working.get("/").expect(200);
      finish.countDown();
      assertThat(interrupted.get(30, TimeUnit.SECONDS)).isFalse();
      other.join();
    }
  }

  private static void wait(CountDownLatch finish, CompletableFuture<Boolean> interrupted) {
    try {
      finish.await();
      interrupted.complete(false);
    } catch (InterruptedException e) {
      interrupted.complete(true);
    }
  }

  @Test
  void aRefusalOfABodyKeepsTheFieldsOfTheApplication() {
    App app =
        App.create()
            .use((request, next) -> next.handle(request).withHeader("X-Id", "7"))
            .post("/", request -> Response.text(request.body().text()))
            .post(
                "/swallow",
                request -> {
                  try {
                    return Response.text(request.body().text());
                  } catch (IOException refused) {
                    return Response.text("swallowed");
                  }
                });
    try (TestClient bounded = TestClient.of(app)) {
      byte[] large = new byte[2 << 20];
      bounded.post("/").body(large).expect(413).expectHeader("X-Id", "7");
      bounded.post("/swallow").body(large).expect(413).expectHeader("X-Id", "7");
    }
  }
}
