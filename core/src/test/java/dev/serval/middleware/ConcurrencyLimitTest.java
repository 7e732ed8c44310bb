package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.http.MediaType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  @Test
  void shedsWhatIsAboveTheLimitWithoutReadingTheBody() {
    ConcurrencyLimit limit = ConcurrencyLimit.of(1).retryAfter(Duration.ofSeconds(7));
    Call[] inner = new Call[1];
    App app = App.create().use(limit);
    app.get(
            "/",
            request -> {
              inner[0] = Call.post("/post").bytes(new byte[(1 << 20) + 1]); // 413 once read
              inner[0].on(app);
              return Response.text("x");
            })
        .post("/post", request -> Response.text(request.body().text()));
    assertThat(Call.get("/").on(app).status()).isEqualTo(200);
    assertThat(inner[0].status()).isEqualTo(503);
    assertThat(inner[0].answered("Retry-After")).isEqualTo("7");
    assertThat(inner[0].answered("Cache-Control")).isEqualTo("no-store");
    assertThat(limit.available()).isEqualTo(1);
  }

  @Test
  void answers503() {
    ConcurrencyLimit limit = ConcurrencyLimit.of(1);
    int[] status = new int[1];
    App app = App.create().use(limit);
    app.get(
        "/",
        request -> {
          if (request.query("inner") == null) {
            status[0] = Call.get("/?inner").on(app).status();
          }
          return Response.text("x");
        });
    Call.get("/").on(app);
    assertThat(status[0]).isEqualTo(503);
    assertThat(Call.get("/").on(app).status()).isEqualTo(200);
  }

  @Test
  void aStreamCountsUntilItsEnd() {
    ConcurrencyLimit limit = ConcurrencyLimit.of(1);
    int[] seen = new int[1];
    App app =
        App.create()
            .use(limit)
            .get(
                "/",
                request ->
                    Response.stream(
                        MediaType.TEXT,
                        out -> {
                          seen[0] = limit.available();
                          throw new IllegalStateException("cut");
                        }));
    seen[0] = -1;
    Call.get("/").on(app);
    assertThat(seen[0]).isZero();
    assertThat(limit.available()).isEqualTo(1);
  }

  @Test
  void failuresGiveTheirPlaceBackOnce() {
    ConcurrencyLimit limit = ConcurrencyLimit.of(2);
    App app =
        App.create()
            .use(limit)
            .get(
                "/",
                request -> {
                  throw new IllegalStateException("fails");
                });
    for (int i = 0; i < 5; i++) {
      assertThat(Call.get("/").on(app).status()).isEqualTo(500);
      assertThat(limit.available()).isEqualTo(2);
    }
  }

  @Test
  void oneObjectIsOneLimit() {
    ConcurrencyLimit limit = ConcurrencyLimit.of(1);
    int[] status = new int[1];
    App app = App.create();
    app.mount(
            "/a",
            group ->
                group
                    .use(limit)
                    .get(
                        "/",
                        request -> {
                          status[0] = Call.get("/b").on(app).status();
                          return Response.text("a");
                        }))
        .mount("/b", group -> group.use(limit).get("/", request -> Response.text("b")));
    Call.get("/a").on(app);
    assertThat(status[0]).isEqualTo(503);
  }

  @Test
  void someWaitForAWhile() throws Exception {
    ConcurrencyLimit limit = ConcurrencyLimit.of(1).waiting(1, Duration.ofMinutes(5));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    App app =
        App.create()
            .use(limit)
            .get(
                "/slow",
                request -> {
                  inside.countDown();
                  goOn.await(5, TimeUnit.MINUTES);
                  return Response.text("slow");
                })
            .get("/quick", request -> Response.text("quick"));
    app.handler();
    Thread slow = Thread.ofVirtual().start(() -> Call.get("/slow").on(app));
    inside.await();
    Call patient = Call.get("/quick");
    Thread waiting = Thread.ofVirtual().start(() -> patient.on(app));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    assertThat(Call.get("/quick").on(app).status()).as("the queue is full").isEqualTo(503);
    goOn.countDown();
    slow.join();
    waiting.join();
    assertThat(patient.text()).isEqualTo("quick");
    assertThat(limit.available()).isEqualTo(1);
  }

  @Test
  void noneWaitsLongerThanItsPatience() {
    ConcurrencyLimit limit = ConcurrencyLimit.of(1).waiting(5, Duration.ofMillis(10));
    int[] status = new int[1];
    App app = App.create().use(limit);
    app.get(
        "/",
        request -> {
          if (request.query("inner") == null) {
            status[0] = Call.get("/?inner").on(app).status();
          }
          return Response.text("x");
        });
    Call.get("/").on(app);
    assertThat(status[0]).isEqualTo(503);
  }

  @Test
  void refusesBadSettings() {
    assertThatThrownBy(() -> ConcurrencyLimit.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConcurrencyLimit.of(1).waiting(-1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
