// WebSockets among other routes and inside layers, by the client in memory.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Attribute;
import dev.serval.MessageCodec;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Scoped;
import dev.serval.WebSocketSession;
import dev.serval.transport.Execution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketRouteTest {
  private static final Attribute<String> USER = Attribute.of("user");

  private TestClient client = TestClient.of(App.create());

  @AfterEach
  void close() {
    client.close();
  }

  private void serve(App app) {
    client = TestClient.of(app);
  }

  private static void echo(WebSocketSession<String, String> session) {
    for (String line : session) {
      session.send(line + "!");
    }
  }

  @Test
  void routesBesideOtherRoutes() {
    serve(
        App.create()
            .get("/a/{name}", request -> Response.text("get " + request.path("name")))
            .get("/b", request -> Response.text("get"))
            .post("/c", request -> Response.text("post"))
            .webSocket("/a/{name}", session -> session.send("ws " + session.request().path("name")))
            .webSocket("/c", session -> session.send("ws")));

    client.get("/a/x").expect(200).expectText("get x");
    client.webSocket("/a/x", ws -> ws.expectText("ws x"));
    client.webSocket("/b").expect(200).expectText("get");
    client.post("/c").expect(200).expectText("post");
    client.get("/c").expect(426);
    client.put("/c").expect(405).expectHeader("Allow", "GET, HEAD, POST, OPTIONS");
    client.get("/c/").expect(308).expectHeader("Location", "/c");
  }

  @Test
  void runsAfterTheLayersHaveReturned() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .use((request, next) -> {
              Response response = next.handle(request.with(USER, "ann"));
              order.add("layer " + response.status().code());
              return response.withHeader("X-Layer", "seen");
            })
            .webSocket(
                "/",
                session -> {
                  order.add("session of " + session.request().attribute(USER).orElseThrow());
                  order.add(
                      "current " + Request.current().orElseThrow().attribute(USER).orElseThrow());
                }));

    client.webSocket("/").expect(101).expectHeader("X-Layer", "seen");
    assertThat(order).containsExactly("layer 101", "session of ann", "current ann");
  }

  @Test
  void letsLayersAndHandlersRefuse() {
    List<String> opened = new ArrayList<>();
    serve(
        App.create()
            .use((request, next) -> {
              Response response = next.handle(request);
              return request.header("X-Late") == null ? response : response.withStatus(503);
            })
            .route(
                Route.webSocket(
                    "/",
                    request ->
                        request.query("ok") == null
                            ? Response.text("no").withStatus(409)
                            : Response.webSocket(
                                MessageCodec.text(),
                                MessageCodec.text(),
                                session -> opened.add("opened")))));

    client.webSocket("/").expect(409).expectText("no");
    client.webSocket("/?ok").header("X-Late", "1").expect(503);
    assertThat(opened).isEmpty();
    client.webSocket("/?ok").expect(101);
    assertThat(opened).containsExactly("opened");
  }

  @Test
  void refusesThreadsThatMustNotWait() {
    App app =
        App.create()
            .route(
                Route.webSocket("/", request -> Response.text("no")).execution(Execution.INLINE));

    assertThatThrownBy(() -> TestClient.of(app))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("waits for its peer");
  }

  @Test
  void opensNoneOnRoutesOfOtherMethods() {
    serve(
        App.create()
            .get(
                "/",
                request ->
                    Response.webSocket(
                        MessageCodec.text(), MessageCodec.text(), WebSocketRouteTest::echo)));

    client.webSocket("/").expect(500);
  }

  @Test
  void endsEarlyValuesBeforeTheClose() {
    List<String> ends = Collections.synchronizedList(new ArrayList<>());
    serve(
        App.create()
            .route(
                Route.webSocket(
                    "/",
                    request -> {
                      request.open(
                          Scoped.untilReturn(
                              "transaction",
                              outcome -> {
                                ends.add("early " + outcome.isSuccess());
                                throw new IllegalStateException("no commit");
                              }));
                      request.open(
                          Scoped.of("late", outcome -> ends.add("late " + outcome.isSuccess())));
                      return Response.webSocket(
                          MessageCodec.text(), MessageCodec.text(), WebSocketRouteTest::echo);
                    })));

    client.webSocket(
        "/",
        ws -> {
          ws.send("a").expectText("a!");
          assertThat(ends).isEmpty();
        });
    assertThat(ends).containsExactly("early true", "late false");
  }
}
