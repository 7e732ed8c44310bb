package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Group;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Versions;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final AtomicInteger runs = new AtomicInteger();
  private long now = 1;
  private int status = 201;
  private final IdempotencyMemory memory = new IdempotencyMemory(20_000, () -> now);

  private final IdempotencyKeys keys = IdempotencyKeys.standard().in(memory);
  private final App app = app(keys);

  private App app(IdempotencyKeys keys) {
    return App.create()
        .use(keys)
        .post("/pay", r -> answer())
        .patch("/pay", r -> answer())
        .put("/pay", r -> answer())
        .post(
            "/fails",
            r -> {
              runs.incrementAndGet();
              throw new IllegalStateException("fails");
            });
  }

  private Response answer() {
    return Response.text("run " + runs.incrementAndGet())
        .withStatus(status)
        .withHeader("Location", "/pay/1");
  }

  private static Call pay(String key) {
    return Call.post("/pay").header("Idempotency-Key", key).json("{\"cents\":1}");
  }

  @Test
  void runsARequestOnceAndRepeatsItsAnswer() {
    Call first = pay("k1").on(app);
    Call again = pay("k1").on(app);
    assertThat(first.text()).isEqualTo("run 1");
    assertThat(first.answered("Idempotency-Replayed")).isNull();
    assertThat(again.text()).isEqualTo("run 1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.answered("Location")).isEqualTo("/pay/1");
    assertThat(again.answered("Content-Type")).isEqualTo(first.answered("Content-Type"));
    assertThat(again.answered("Idempotency-Replayed")).isEqualTo("true");
    assertThat(pay("k2").on(app).text()).isEqualTo("run 2");
    assertThat(pay("\"k1\"").on(app).text()).as("quoted as in the draft").isEqualTo("run 1");
  }

  @Test
  void aKeyBelongsToItsUser() {
    assertThat(pay("k").header("Authorization", "ada").on(app).text()).isEqualTo("run 1");
    assertThat(pay("k").header("Authorization", "bob").on(app).text()).isEqualTo("run 2");
    assertThat(pay("k").header("Cookie", "ada").on(app).text()).isEqualTo("run 3");
    assertThat(pay("k").from("192.0.2.7").on(app).text()).isEqualTo("run 4");
    assertThat(pay("k").from("192.0.2.8").on(app).text()).isEqualTo("run 5");
    assertThat(pay("k").header("Authorization", "ada").on(app).text()).isEqualTo("run 1");
    App named = app(keys.user(r -> "everybody"));
    assertThat(pay("k").from("192.0.2.7").on(named).text()).isEqualTo("run 6");
    assertThat(pay("k").from("192.0.2.8").on(named).text()).isEqualTo("run 6");
  }

  @Test
  void aKeyOfAnApiKeyBelongsToItsOwnerAndNotToTheAddress() {
    assertThat(pay("k").header("X-API-Key", "ada").on(app).text()).isEqualTo("run 1");
    assertThat(pay("k").header("X-API-Key", "bob").on(app).text()).isEqualTo("run 2");
    assertThat(pay("k").on(app).text()).isEqualTo("run 3");
    assertThat(pay("k").header("X-API-Key", "ada").on(app).text()).isEqualTo("run 1");
  }

  @Test
  void aKeyBelongsToItsHostAndScheme() {
    assertThat(pay("k").header("Authorization", "ada").on(app).text()).isEqualTo("run 1");
    assertThat(pay("k").header("Authorization", "ada").to("b.example").on(app).text())
        .isEqualTo("run 2");
    assertThat(pay("k").header("Authorization", "ada").https().on(app).text()).isEqualTo("run 3");
  }

  @Test
  void refusesACodedBodyWhereTheRouteTakesMoreThanIsReadIntoMemory() {
    App large =
        App.create()
            .use(keys, Decompression.standard())
            .route(
                Route.of(Method.POST, "/pay", r -> answer()).maxBody(IdempotencyKeys.MAX_BODY + 1));
    Call coded =
        Call.post("/pay").header("Idempotency-Key", "k").header("Content-Encoding", "gzip");
    assertThat(coded.header("Content-Length", "5").bytes(new byte[5]).on(large).status())
        .isEqualTo(413);
    assertThat(runs).hasValue(0);
  }

  @Test
  void anotherRequestWithTheSameKeyIs422() {
    pay("k").on(app);
    Call body = Call.post("/pay").header("Idempotency-Key", "k").json("{\"cents\":2}").on(app);
    assertThat(body.status()).isEqualTo(422);
    Call query = Call.post("/pay?x").header("Idempotency-Key", "k").json("{\"cents\":1}").on(app);
    assertThat(query.status()).isEqualTo(422);
    Call method =
        Call.of(Method.PATCH, "/pay").header("Idempotency-Key", "k").json("{\"cents\":1}").on(app);
    assertThat(method.status()).isEqualTo(422);
    Call type =
        Call.post("/pay")
            .header("Idempotency-Key", "k")
            .body("text/plain", "{\"cents\":1}")
            .on(app);
    assertThat(type.status()).isEqualTo(422);
    assertThat(runs).hasValue(1);
  }

  @Test
  void theAnswerOfAnotherVersionIsNotReplayed() {
    App versions =
        App.create()
            .use(keys)
            .versions(
                Versions.byHeader("API-Version")
                    .version("1", App.create().post("/pay", r -> Response.text("one")))
                    .version("2", App.create().post("/pay", r -> Response.text("two")))
                    .otherwise("1"));
    assertThat(pay("k").on(versions).text()).isEqualTo("one");
    assertThat(pay("k").header("API-Version", "1").on(versions).answered("Idempotency-Replayed"))
        .isEqualTo("true");
    assertThat(pay("k").header("API-Version", "2").on(versions).status()).isEqualTo(422);
  }

  @Test
  void whatIsBeingAnsweredIs409() {
    Call[] inner = new Call[1];
    App app = App.create().use(keys);
    app.post(
        "/pay",
        r -> {
          inner[0] = pay("k").on(app);
          return Response.text("x");
        });
    assertThat(pay("k").on(app).text()).isEqualTo("x");
    assertThat(inner[0].status()).isEqualTo(409);
    assertThat(inner[0].answered("Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 408, 409, 425, 429})
  void whatFailedForNowMayBeTriedAgain(int code) {
    status = code;
    assertThat(pay("k").on(app).text()).isEqualTo("run 1");
    assertThat(pay("k").on(app).text()).isEqualTo("run 2");
  }

  @Test
  void aFaultLetsGoOfTheKey() {
    for (int i = 0; i < 2; i++) {
      Call call = Call.post("/fails").header("Idempotency-Key", "k").on(app);
      assertThat(call.status()).isEqualTo(500);
    }
    assertThat(runs).hasValue(2);
    assertThat(memory.size()).isZero();
  }

  @Test
  void aRefusalIsRememberedToo() {
    status = 422;
    assertThat(pay("k").on(app).text()).isEqualTo(pay("k").on(app).text());
  }

  @Test
  void forgetsAfterItsTime() {
    pay("k").on(app);
    now += 24 * HOUR - 1;
    assertThat(pay("k").on(app).text()).isEqualTo("run 1");
    now += 1;
    assertThat(pay("k").on(app).text()).isEqualTo("run 2");
    App brief = app(keys.keeping(Duration.ofHours(1)));
    pay("other").on(brief);
    now += HOUR;
    assertThat(pay("other").on(brief).text()).isEqualTo("run 4");
    assertThatThrownBy(() -> keys.keeping(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cve2026x33012_isBoundedInBytes() {
    for (int i = 0; i < 1_000; i++) {
      pay("k" + i).on(app);
    }
    assertThat(memory.size()).isBetween(5, 40);
    assertThat(pay("k999").on(app).text()).as("the newest is known").isEqualTo("run 1000");
    assertThat(pay("k0").on(app).text()).as("the oldest is not").isEqualTo("run 1001");
  }

  @Test
  void whatWasTooLargeToKeepIsNotRunAgain() {
    App app =
        App.create()
            .use(keys)
            .post("/stream", r -> Response.stream(MediaType.TEXT, out -> out.write('x')))
            .post("/large", r -> Response.bytes(MediaType.TEXT, new byte[(1 << 20) + 1]));
    for (String path : new String[] {"/stream", "/large"}) {
      assertThat(Call.post(path).header("Idempotency-Key", path).on(app).status()).isEqualTo(200);
      assertThat(Call.post(path).header("Idempotency-Key", path).on(app).status()).isEqualTo(409);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\"\"", "a\"b", "é"})
  void refusesAKeyThatIsNone(String key) {
    assertThat(pay(key).on(app).status()).isEqualTo(400);
    assertThat(runs).hasValue(0);
  }

  @Test
  void boundsTheLengthOfAKey() {
    assertThat(pay("k".repeat(255)).on(app).status()).isEqualTo(201);
    assertThat(pay("k".repeat(256)).on(app).status()).isEqualTo(400);
    assertThat(pay("a").header("Idempotency-Key", "b").on(app).status()).isEqualTo(400);
  }

  @Test
  void boundsTheBodyOnARouteThatTakesMore() {
    App app =
        App.create()
            .use(keys)
            .mount(group ->
                group.route(Route.of(Method.POST, "/", r -> Response.text("x")).maxBody(1L << 30)));
    Call chunked = Call.post("/").header("Idempotency-Key", "k").bytes((byte) 1).chunked();
    assertThat(chunked.on(app).status()).isEqualTo(413);
    Call known =
        Call.post("/").header("Idempotency-Key", "k").header("Content-Length", "1").bytes((byte) 1);
    assertThat(known.on(app).status()).isEqualTo(200);
    Call large =
        Call.post("/")
            .header("Idempotency-Key", "k")
            .header("Content-Length", "" + (IdempotencyKeys.MAX_BODY + 1))
            .bytes((byte) 1);
    assertThat(large.on(app).status()).isEqualTo(413);
  }

  @Test
  void asksForAKeyWhereItIsRequired() {
    App strict = app(keys.required());
    assertThat(Call.post("/pay").on(strict).status()).isEqualTo(400);
    assertThat(Call.of(Method.PUT, "/pay").on(strict).status()).isEqualTo(201);
    assertThat(Call.post("/pay").on(app).status()).isEqualTo(201);
  }

  @Test
  void saysInTheDocumentWhatItReadsAndAnswers() {
    App app =
        App.create()
            .mount((Group group) ->
                group
                    .use(IdempotencyKeys.standard().required())
                    .get("/orders", request -> Response.text("x"))
                    .post("/orders", request -> Response.text("x")))
            .mount((Group group) ->
                group
                    .use(IdempotencyKeys.standard())
                    .patch("/orders/{id}", request -> Response.text("x")));
    JsonValue document = Call.get("/openapi.json").on(app).tree();
    assertThat(document.at("/paths/~1orders/get/parameters")).isNull();
    assertThat(document.at("/paths/~1orders/post/parameters/0").toString())
        .contains("\"name\":\"Idempotency-Key\"", "\"in\":\"header\"", "\"required\":true");
    assertThat(document.at("/paths/~1orders/post/responses/409")).isNotNull();
    assertThat(document.at("/paths/~1orders/post/responses/422")).isNotNull();
    assertThat(document.at("/paths/~1orders~1{id}/patch/parameters/1").toString())
        .contains("Idempotency-Key")
        .doesNotContain("\"required\":true");
  }
}
