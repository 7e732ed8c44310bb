// Handlers that take too long, and interrupts that must not come late.
package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Handler;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.binding.Awaited;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;

@org.junit.jupiter.api.Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class TimeoutTest {
  private static final Timeout BRIEF = Timeout.after(Duration.ofMillis(20));

  private static App app(Handler handler) {
    return app(BRIEF, handler);
  }

  private static App app(Timeout timeout, Handler handler) {
    return App.create().use(timeout).get("/", handler);
  }

  private static Response sleep() throws InterruptedException {
    Thread.sleep(30_000);
    return Response.text("too late");
  }

  @Test
  void interruptsAHandlerThatBlocksAndAnswers504() {
    Call call = Call.get("/").on(app(request -> sleep()));
    assertThat(call.status()).isEqualTo(504);
    assertThat(call.answered("Content-Type")).isEqualTo("application/problem+json");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theFailureIsThe504AndNoFaultOfTheProgram() {
    List<Object> failures = new ArrayList<>();
    App app =
        App.create()
            .use(BRIEF)
            .use((request, next) -> {
              Response response = next.handle(request);
              failures.add(request.failure().orElseThrow());
              return response;
            })
            .get("/", request -> sleep());
    Call.get("/").on(app);
    assertThat(failures).singleElement().isInstanceOf(Problem.class);
  }

  @Test
  void whatADriverMakesOfTheInterruptIsA504Too() {
    Call call =
        Call.get("/")
            .on(
                app(request -> {
                  try {
                    return sleep();
                  } catch (InterruptedException interrupted) {
                    throw new IllegalStateException("query was cancelled", interrupted);
                  }
                }));
    assertThat(call.status()).isEqualTo(504);
  }

  @Test
  void aLateResponseIsDropped() {
    Call call =
        Call.get("/")
            .on(
                app(request -> {
                  try {
                    return sleep();
                  } catch (InterruptedException swallowed) {
                    Thread.currentThread().interrupt();
                    return Response.text("swallowed");
                  }
                }));
    assertThat(call.status()).isEqualTo(504);
    assertThat(Thread.interrupted()).as("the mark is taken off").isFalse();
  }

  @Test
  void cancelsACompletionStage() {
    CompletableFuture<Response> never = new CompletableFuture<>();
    assertThat(Call.get("/").on(app(request -> Awaited.of(never))).status()).isEqualTo(504);
    assertThat(never).isCancelled();
  }

  @Test
  void leavesAHandlerAloneThatIsInTime() {
    Timeout ample = Timeout.after(Duration.ofMinutes(2));
    Call call = Call.get("/").on(app(ample, request -> Response.text("x")));
    assertThat(call.text()).isEqualTo("x");
    App failing =
        app(
            ample,
            request -> {
              throw Problem.notFound("none");
            });
    assertThat(Call.get("/").on(failing).status()).isEqualTo(404);
  }

  @Test
  void doesNotCutAStreamedBody() {
    Duration time = Duration.ofSeconds(4); // ample for a response that is not written yet
    App app =
        app(
            Timeout.after(time),
            request ->
                Response.stream(
                    MediaType.TEXT,
                    out -> {
                      try {
                        Thread.sleep(time.plusSeconds(1));
                      } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                      }
                      out.write('x');
                    }));
    assertThat(Call.get("/").on(app).text()).isEqualTo("x");
  }

  @Test
  void theShortestOfSeveralWins() {
    App app =
        App.create()
            .use(Timeout.after(Duration.ofHours(1)))
            .mount("/in", group -> group.use(BRIEF).get("/", request -> sleep()));
    assertThat(Call.get("/in").on(app).status()).isEqualTo(504);
  }

  @Test
  void neverInterruptsLate() throws Exception {
    Request request = Call.get("/").request();
    Problem problem = Problem.of(Status.GATEWAY_TIMEOUT, null);
    AtomicReference<Deadline> watched = new AtomicReference<>();
    Thread clock =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                Deadline deadline = watched.get();
                if (deadline != null) {
                  deadline.check(System.nanoTime());
                }
              }
            });
    Random random = new Random(7);
    int inTime = 0;
    // On a busy machine the other thread may not run for a while: until both outcomes were seen.
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    int count = 0;
    while (count < 10_000 || ((inTime == 0 || inTime == count) && System.nanoTime() < end)) {
      count++;
      Deadline deadline = new Deadline(request, problem, System.nanoTime() + random.nextInt(2_000));
      watched.set(deadline);
      for (int spin = random.nextInt(100); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      inTime += deadline.end() ? 1 : 0;
      for (int spin = 0; spin < 20; spin++) {
        assertThat(Thread.interrupted()).isFalse();
      }
    }
    clock.interrupt();
    clock.join();
    assertThat(inTime).as("both outcomes were seen").isBetween(1, count - 1);
  }

  @Test
  void theClockForgetsWhatIsOver() throws Exception {
    App app = App.create().use(Timeout.after(Duration.ofDays(1))).get("/", r -> Response.text("x"));
    for (int i = 0; i < 1_000; i++) {
      Call.get("/").on(app);
    }
    for (int i = 0; i < 6_000 && DeadlineClock.shared().size() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(DeadlineClock.shared().size()).isZero();
  }

  @Test
  void manyAtOnceAreAllInterrupted() throws Exception {
    App app = app(request -> sleep());
    app.handler();
    List<Call> calls = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) { // more than the clock has places for
      Call call = Call.get("/");
      calls.add(call);
      threads.add(Thread.ofVirtual().start(() -> call.on(app)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(calls).allMatch(call -> call.status() == 504);
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThatThrownBy(() -> Timeout.after(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timeout.after(Duration.ofDays(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Timeout.after(Duration.ofDays(1)).toString()).contains("PT24H");
  }
}
