// The document and its pages, as clients get them.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Method;
import dev.serval.json.JsonValue;
import dev.serval.openapi.Operation;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
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
  void readsAcceptEncoding() {
    assertThat(Docs.acceptsGzip(List.of())).isFalse();
    assertThat(Docs.acceptsGzip(List.of("br"))).isFalse();
    assertThat(Docs.acceptsGzip(List.of("br", "GZIP ;q=0.5"))).isTrue();
    assertThat(Docs.acceptsGzip(List.of("gzip;q=0.000"))).isFalse();
  }

  @Test
  void comparesEntityTags() {
    assertThat(Docs.matches(List.of(), "\"a\"")).isFalse();
    assertThat(Docs.matches(List.of("*"), "\"a\"")).isTrue();
    assertThat(Docs.matches(List.of("\"b\"", "\"c\", \"a\""), "\"a\"")).isTrue();
    assertThat(Docs.matches(List.of("\"b\""), "\"a\"")).isFalse();
  }
}
