// The order of layers by phase and priority, and what they learn of failures and outcomes.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.transport.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
  private final List<String> order = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  private Middleware mark(String name) {
    return (request, next) -> {
      order.add(name);
      return next.handle(request);
    };
  }

  /// A middleware that says itself where it stands.
  private record Placed(Phase phase, int priority, Middleware inner) implements Middleware {
    @Override
    public Response handle(Request request, Handler next) throws Exception {
      return inner.handle(request, next);
    }
  }

  private Middleware outcome() {
    return (request, next) -> {
      request.onAnswered(outcomes::add);
      return next.handle(request);
    };
  }

  @Test
  void ordersByPhaseBeforeRegistration() {
    App app =
        App.create()
            .use(mark("handling"))
            .use(Phase.AUTHORIZATION, mark("authorization"))
            .use(Phase.AUTHENTICATION, mark("authentication"))
            .use(Phase.ENCODING, mark("encoding"))
            .use(Phase.PROTECTION, mark("protection"))
            .use(Phase.OBSERVATION, mark("observation"))
            .use(Phase.ORIGIN, mark("origin"))
            .get("/", request -> Response.text("x"));
    Call.get("/").on(app);
    assertThat(order)
        .containsExactly(
            "origin",
            "observation",
            "protection",
            "encoding",
            "authentication",
            "authorization",
            "handling");
  }

  @Test
  void ordersByPriorityWithinAPhase() {
    App app =
        App.create()
            .use(Phase.PROTECTION, 10, mark("late"))
            .use(Phase.PROTECTION, mark("zero"))
            .use(new Placed(Phase.PROTECTION, -5, mark("early")))
            .use(Phase.PROTECTION, mark("zero too"))
            .get("/", request -> Response.text("x"));
    Call.get("/").on(app);
    assertThat(order).containsExactly("early", "zero", "zero too", "late");
  }

  @Test
  void thePhaseOfAGroupsLayerMayBeOutsideOneOfTheApplication() {
    App app =
        App.create()
            .use(mark("app"))
            .mount(
                "/in",
                group ->
                    group
                        .use(mark("group"))
                        .use(Phase.PROTECTION, mark("group protection"))
                        .route(
                            Route.of(Method.GET, "/", request -> Response.text("x"))
                                .use(
                                    mark("route"),
                                    new Placed(Phase.ORIGIN, 0, mark("route origin")))));
    Call.get("/in").on(app);
    assertThat(order).containsExactly("route origin", "group protection", "app", "group", "route");
  }

  @Test
  void exceptionsOfALayerGoToTheHandlersOfItsOwnGroup() {
    App app =
        App.create()
            .onError(IOException.class, (e, r) -> Response.text("app"))
            .mount(
                "/in",
                group ->
                    group
                        .onError(IOException.class, (e, r) -> Response.text("group"))
                        .use(
                            Phase.ORIGIN,
                            (request, next) -> {
                              throw new IOException();
                            })
                        .get("/", request -> Response.text("x")))
            .mount(
                "/out",
                group ->
                    group
                        .onError(IOException.class, (e, r) -> Response.text("group"))
                        .get("/", request -> Response.text("x")))
            .use((request, next) -> {
              throw new IOException();
            });
    assertThat(Call.get("/in").on(app).text()).isEqualTo("group");
    assertThat(Call.get("/out").on(app).text()).isEqualTo("app");
  }

  @Test
  void aLayerLearnsOfTheFailureThatAResponseWasMadeOf() {
    List<Object> seen = new ArrayList<>();
    App app =
        App.create()
            .use((request, next) -> {
              seen.add(request.failure().isPresent());
              Response response = next.handle(request);
              seen.add(request.failure().orElseThrow());
              return response;
            })
            .get(
                "/",
                request -> {
                  throw new IllegalStateException("x");
                });
    assertThat(Call.get("/").on(app).status()).isEqualTo(500);
    assertThat(seen).hasSize(2);
    assertThat(seen.getFirst()).isEqualTo(false);
    assertThat(seen.getLast()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tellsTheOutcomeOfAnAnswer() {
    App app = App.create().use(outcome()).get("/", request -> Response.text("four"));
    Call.get("/").on(app);
    Call.of(Method.HEAD, "/").on(app);
    assertThat(outcomes.getFirst()).isEqualTo(new Outcome(Status.OK, 4, null, true));
    assertThat(outcomes.getFirst().isSuccess()).isTrue();
    assertThat(outcomes.getLast().bodyBytes()).isZero();
  }

  @Test
  void tellsTheOutcomeOfAFailure() {
    IOException failure = new IOException();
    App app =
        App.create()
            .use(outcome())
            .get(
                "/",
                request -> {
                  throw failure;
                });
    Call.get("/").on(app);
    Call.get("/none").on(app);
    assertThat(outcomes.getFirst().failure()).isSameAs(failure);
    assertThat(outcomes.getFirst().status().code()).isEqualTo(500);
    assertThat(outcomes.getFirst().isComplete()).isTrue();
    assertThat(outcomes).noneMatch(Outcome::isSuccess);
    assertThat(outcomes.getLast().failure()).isInstanceOf(Problem.class);
  }

  @Test
  void countsStreamedBytesAndTellsWhatCutThem() {
    IOException cut = new IOException("cut");
    App app =
        App.create()
            .use(outcome())
            .get(
                "/whole",
                request ->
                    Response.stream(
                        MediaType.TEXT,
                        out -> {
                          out.write('a');
                          out.write(new byte[5]);
                          out.flush();
                        }))
            .get(
                "/cut",
                request ->
                    Response.stream(
                        MediaType.TEXT,
                        out -> {
                          out.write(new byte[3]);
                          throw cut;
                        }));
    Call.get("/whole").on(app);
    Call.get("/cut").on(app);
    assertThat(outcomes.getFirst()).isEqualTo(new Outcome(Status.OK, 6, null, true));
    assertThat(outcomes.getLast()).isEqualTo(new Outcome(Status.OK, 3, cut, false));
  }

  @Test
  void tellsThatTheClientHadGone() {
    App app = App.create().use(outcome()).get("/", request -> Response.text("x"));
    Call.get("/").disconnected().on(app);
    assertThat(outcomes.getFirst().isComplete()).isFalse();
    assertThat(outcomes.getFirst().isSuccess()).isFalse();
  }

  @Test
  void tellsThatARefusalTookTheHandlersPlace() {
    App app = App.create().use(outcome()).post("/", request -> Response.text("x"));
    Refusal refusal = new Refusal(Status.BAD_REQUEST, "bad_body", "broken");
    Call.post("/").bytes((byte) 1).broken(refusal).on(app);
    assertThat(outcomes.getFirst().status()).isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  void callsTheLastActionFirstAndAllOfThem() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.onAnswered(outcome -> order.add("first"));
                  request.onAnswered(outcome -> {
                    request.onAnswered(later -> order.add("added"));
                    throw new IllegalStateException("logged");
                  });
                  request.onAnswered(outcome -> order.add("last"));
                  return Response.text("x");
                });
    Call.get("/").on(app);
    assertThat(order).containsExactly("last", "added", "first");
  }

  @Test
  void preflightsSeeTheLayersOfAGroupThatWantThem() {
    App app =
        App.create()
            .use(mark("app"))
            .mount(
                "/in",
                group ->
                    group
                        .use(mark("group"))
                        .use(new Preflights(mark("preflight")))
                        .put("/a", request -> Response.text("x"))
                        .route(
                            Route.of(Method.DELETE, "/a", request -> Response.text("x"))
                                .use(new Preflights(mark("route")))))
            .get("/plain", request -> Response.text("x"));
    Call call = Call.of(Method.OPTIONS, "/in/a").header("Access-Control-Request-Method", "PUT");
    assertThat(call.on(app).status()).isEqualTo(204);
    assertThat(order).containsExactly("app", "preflight");
    order.clear();
    Call.of(Method.OPTIONS, "/in/a").header("Access-Control-Request-Method", "DELETE").on(app);
    assertThat(order).containsExactly("app", "preflight", "route");
    order.clear();
    Call.of(Method.OPTIONS, "/in/a").on(app);
    Call.of(Method.OPTIONS, "/in/a").header("Access-Control-Request-Method", "BREW").on(app);
    Call.of(Method.OPTIONS, "/plain").header("Access-Control-Request-Method", "GET").on(app);
    assertThat(order).containsExactly("app", "app", "app");
  }

  /// A layer that is asked about preflights.
  private record Preflights(Middleware inner) implements Middleware {
    @Override
    public Response handle(Request request, Handler next) throws Exception {
      return inner.handle(request, next);
    }

    @Override
    public boolean seesPreflights() {
      return true;
    }
  }

  @Test
  void aRequestMayBeGivenAnotherOrigin() {
    Origin origin =
        new Origin(
            "https", "shop.example", InetSocketAddress.createUnresolved("client", 1), "/api");
    App app =
        App.create()
            .use((request, next) -> next.handle(request.withOrigin(origin)))
            .get(
                "/",
                r ->
                    Response.text(
                        r.scheme()
                            + " "
                            + r.authority()
                            + " "
                            + r.origin().prefix()
                            + " "
                            + r.origin().client()));
    assertThat(Call.get("/").on(app).text()).startsWith("https shop.example /api client");
    assertThat(Call.get("/").request().origin().prefix()).isEmpty();
    assertThatThrownBy(() -> new Origin("ftp", "", origin.remoteAddress(), ""))
        .isInstanceOf(IllegalArgumentException.class);
    for (String bad : List.of("api", "//evil.example", "/api/", "/\\evil.example")) {
      assertThatThrownBy(() -> new Origin("http", "", origin.remoteAddress(), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRequestMayBeGivenAnotherBody() {
    App app =
        App.create()
            .use((request, next) ->
                next.handle(
                    request.withBody(
                        new ByteArrayInputStream("other".getBytes(StandardCharsets.UTF_8)))))
            .post("/", request -> Response.text(request.body().text()));
    assertThat(Call.post("/").body("text/plain", "sent").on(app).text()).isEqualTo("other");
  }

  @Test
  void aBodyTellsItsLimit() {
    App app =
        App.create()
            .mount(group ->
                group.route(
                    Route.of(Method.POST, "/", r -> Response.text("" + r.body().limit()))
                        .maxBody(7)));
    assertThat(Call.post("/").on(app).text()).isEqualTo("7");
  }

  @Test
  void aLayerThatTriesAgainEndsInWhatCameLast() {
    List<String> tries = new ArrayList<>();
    App app =
        App.create()
            .use(outcome())
            .use((request, next) -> {
              Response first = next.handle(request);
              return request.failure().isPresent() ? next.handle(request) : first;
            })
            .get(
                "/",
                request -> {
                  tries.add("try");
                  if (tries.size() == 1) {
                    throw new IOException("once");
                  }
                  return Response.text("fine");
                });
    assertThat(Call.get("/").on(app).text()).isEqualTo("fine");
    assertThat(outcomes.getFirst().isSuccess()).isTrue();
  }
}
