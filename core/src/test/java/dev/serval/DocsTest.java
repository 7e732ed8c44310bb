// The document and its pages, as clients get them.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.serval.http.Method;
import dev.serval.json.JsonValue;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.NameCheck;
import dev.serval.openapi.OpenApiVersion;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Execution;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocsTest {
  private final App app =
      App.create()
          .title("Todos")
          .get("/hello/{name}", request -> Response.text("x"))
          .mount(
              "/v1",
              group ->
                  group
                      .tag("first")
                      .mount(
                          "/in",
                          (Group inner) ->
                              inner
                                  .tag("second")
                                  .route(
                                      Route.of(Method.GET, "/todos", r -> Response.text("x"))
                                          .operation(() -> Operation.of("Todos", "list").build()))
                                  .route(
                                      Route.of(Method.GET, "/hidden", r -> Response.text("x")))));

  private JsonValue at(String pointer) {
    return Call.get("/openapi.json").on(app).tree().at(pointer);
  }

  @Test
  void listsRoutesWithWhatIsKnownOfThem() {
    assertThat(at("/paths/~1hello~1{name}/get/parameters/0/name")).hasToString("\"name\"");
    assertThat(at("/paths/~1v1~1in~1todos/get/operationId")).hasToString("\"list\"");
    assertThat(at("/paths/~1v1~1in~1todos/get/tags")).hasToString("[\"first\",\"second\"]");
    assertThat(at("/paths/~1v1~1in~1hidden")).isNull();
    assertThat(at("/paths/~1docs")).isNull();
  }

  @Test
  void servesPagesWithTheirPolicy() {
    Call page = Call.get("/docs").on(app);
    assertThat(page.answered("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.answered("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(page.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.text()).contains("<title>Todos</title>").contains("swagger-ui-bundle.js");
    assertThat(Call.get("/redoc").on(app).text()).contains("redoc.standalone.js");
    assertThat(Call.get("/docs/swagger-ui.css").on(app).answered("Cache-Control"))
        .contains("immutable");
    assertThat(Call.get("/docs/nothing.js").on(app).status()).isEqualTo(404);
  }

  @Test
  void areMadeAwayFromTheEventLoop() {
    ExchangeHandler app = App.create().handler();
    for (String path : List.of("/openapi.json", "/docs", "/docs/docs.css", "/redoc")) {
      assertThat(app.prepare(Call.of(Method.GET, path)).placement().execution())
          .as(path)
          .isEqualTo(Execution.CPU);
    }
  }

  @Test
  void answersCompressedWhereThatIsAccepted() throws Exception {
    Call plain = Call.get("/openapi.json").header("Accept-Encoding", "br, gzip;q=0").on(app);
    Call packed = Call.get("/openapi.json").header("Accept-Encoding", "br, gzip").on(app);
    assertThat(plain.answered("Content-Encoding")).isNull();
    assertThat(packed.answered("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.answered("Vary")).isEqualTo("Accept-Encoding");
    assertThat(packed.answered("ETag")).isNotEqualTo(plain.answered("ETag"));
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.answer())).readAllBytes();
    assertThat(unpacked).isEqualTo(plain.answer());
  }

  @Test
  void answers304ToWhoHasItAlready() {
    String etag = Objects.requireNonNull(Call.get("/openapi.json").on(app).answered("ETag"));
    assertThat(etag).startsWith("\"").endsWith("\"");
    Call again = Call.get("/openapi.json").header("If-None-Match", "\"x\", W/" + etag).on(app);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.answer()).isEmpty();
    assertThat(again.answered("ETag")).isEqualTo(etag);
    assertThat(again.answered("Cache-Control")).isEqualTo("no-cache");
    Call other = Call.get("/openapi.json").header("If-None-Match", "\"x\"").on(app);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void movesBelowAPath() {
    App moved = App.create().docs("/internal").get("/a", request -> Response.text("x"));
    assertThat(Call.get("/docs").on(moved).status()).isEqualTo(404);
    assertThat(Call.get("/internal/docs").on(moved).text()).contains("data-document=");
    assertThat(Call.get("/internal/openapi.json").on(moved).tree().at("/servers/0/url"))
        .hasToString("\"..\"");
  }

  @Test
  void compressesForThoseWhoTakeGzip() {
    App app = App.create();
    assertThat(Call.get("/docs").on(app).answered("Content-Encoding")).isNull();
    assertThat(coding("br", app)).isNull();
    assertThat(coding("br, GZIP ;q=0.5", app)).isEqualTo("gzip");
    assertThat(coding("gzip;q=0.000", app)).isNull();
  }

  private static @Nullable String coding(String accept, App app) {
    return Call.get("/docs").header("Accept-Encoding", accept).on(app).answered("Content-Encoding");
  }

  @Test
  void answersNothingNewToThoseWhoHaveIt() {
    App app = App.create();
    String tag = String.valueOf(Call.get("/docs").on(app).answered("ETag"));
    assertThat(known("*", app)).isEqualTo(304);
    assertThat(known("\"b\", W/" + tag, app)).isEqualTo(304);
    assertThat(known("\"b\"", app)).isEqualTo(200);
  }

  private static int known(String tags, App app) {
    return Call.get("/docs").header("If-None-Match", tags).on(app).status();
  }

  private static Routes taking(String path, String name, String type, String id) {
    SchemaComponent body = new SchemaComponent(name, type, () -> Schema.object());
    return group ->
        group.route(
            Route.of(Method.POST, path, r -> Response.text("x"))
                .operation(() ->
                    Operation.of("Shop", id)
                        .id(id)
                        .body(RequestContent.json(Schema.array(body.ref())))
                        .build())
                .place(type));
  }

  @Test
  void refusesToStartWhereTwoTypesHaveOneName() {
    App clash =
        App.create()
            .mount(taking("/a", "Item", "shop.Item", "a"))
            .mount(taking("/b", "Item", "depot.Item", "b"));
    assertThatIllegalStateException()
        .isThrownBy(clash::handler)
        .withMessageContainingAll("'Item'", "shop.Item", "depot.Item", "Rename one of them");
    App hidden =
        App.create()
            .docs(false)
            .mount(taking("/a", "Item", "shop.Item", "a"))
            .mount(taking("/b", "Item", "depot.Item", "b"));
    assertThat(Call.post("/a").on(hidden).status()).isEqualTo(200);
    App same =
        App.create()
            .mount(taking("/a", "Item", "shop.Item", "a"))
            .mount(taking("/b", "Item", "shop.Item", "b"));
    assertThat(Call.get("/openapi.json").on(same).status()).isEqualTo(200);
  }

  @Test
  void refusesToStartWhereTwoOperationsHaveOneId() {
    App clash =
        App.create()
            .mount(taking("/a", "A", "shop.A", "add"))
            .mount(taking("/b", "B", "shop.B", "add"));
    assertThatIllegalStateException()
        .isThrownBy(clash::handler)
        .withMessageContainingAll("'add'", "shop.A", "shop.B");
  }

  @Test
  void findsNamesWhereverASchemaHasThem() {
    SchemaComponent item = new SchemaComponent("Item", "shop.Item", () -> Schema.object());
    Schema clash = new SchemaComponent("Item", "depot.Item", () -> Schema.object()).ref();
    SchemaComponent outer =
        new SchemaComponent("Outer", "depot.Outer", () -> Schema.object().required("in", clash));
    for (Schema schema :
        List.of(
            clash,
            Schema.map(clash),
            Schema.anyOf(Schema.string(), clash),
            Schema.object().required("a", Schema.array(clash)),
            outer.ref(),
            Schema.tagged("kind").variant("outer", outer))) {
      NameCheck names = new NameCheck(OpenApiVersion.V3_1, ProblemErrors.standard());
      names.add(Method.GET, answering(200, item.ref()), "a");
      Operation operation = answering(404, schema);
      assertThatIllegalStateException()
          .isThrownBy(() -> names.add(Method.GET, operation, "b"))
          .withMessageContainingAll("shop.Item", "depot.Item");
      names.add(Method.CONNECT, operation, "not listed");
      names.add(Method.QUERY, operation, "not listed before 3.2");
    }
  }

  @Test
  void refusesATypeThatIsCalledLikeThatOfErrors() {
    Schema own = new SchemaComponent("Problem", "shop.Problem", () -> Schema.object()).ref();
    NameCheck names = new NameCheck(OpenApiVersion.V3_1, ProblemErrors.standard());
    assertThatIllegalStateException()
        .isThrownBy(() -> names.add(Method.GET, answering(200, own), "a"))
        .withMessageContainingAll("'Problem'", "shop.Problem", "dev.serval.Problem");
  }

  private static Operation answering(int status, Schema schema) {
    return Operation.of("Shop", "get").response(ApiResponse.json(status, schema)).build();
  }
}
