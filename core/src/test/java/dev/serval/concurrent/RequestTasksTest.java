package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.DeadlineException;
import dev.serval.PeerGoneException;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.middleware.Timeout;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What tasks know of the request that runs them, and what its end does to them.
class RequestTasksTest {
  @AfterEach
  void nothingIsLeft() {
    assertThat(Scope.running()).isZero();
  }

  @Test
  void tasksSeeTheRequest() {
    App app =
        App.create()
            .get(
                "/{name}",
                request -> {
                  var names =
                      Tasks.all(
                          () -> Request.current().orElseThrow().path("name"),
                          () ->
                              Tasks.all(() -> Request.current().orElseThrow().path("name"), () -> 1)
                                  .first());
                  return Response.text(names.first() + names.second());
                });
    assertThat(Call.get("/tea").on(app).text()).isEqualTo("teatea");
  }

  @Test
  void aProblemOfATaskIsTheAnswer() {
    App app =
        App.create()
            .get(
                "/",
                request ->
                    Tasks.all(
                            () -> {
                              throw Problem.notFound("No tea");
                            },
                            () -> 1)
                        .map((a, b) -> Response.text("never")));
    assertThat(Call.get("/").on(app).status()).isEqualTo(404);
  }

  @Test
  void aPeerThatLeavesEndsTasksAndHandler() throws Exception {
    Gate started = new Gate();
    Gate interrupted = new Gate();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  try {
                    Tasks.all(
                        () -> {
                          started.open();
                          return interrupted.never();
                        },
                        () -> 1);
                    return Response.text("never");
                  } catch (Throwable failure) {
                    thrown.set(failure);
                    throw failure;
                  }
                });
    Call call = Call.get("/");
    Thread handler = Thread.startVirtualThread(() -> call.on(app));
    started.await();
    call.leave();
    handler.join();
    interrupted.await();
    assertThat(thrown.get()).isInstanceOf(PeerGoneException.class);
    assertThat(call.status()).isEqualTo(499);
  }

  @Test
  void aPeerThatHasLeftGetsNoFurtherTasks() {
    AtomicInteger ran = new AtomicInteger();
    Call call = Call.get("/");
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  call.leave();
                  request.onGone(ran::incrementAndGet);
                  call.leave();
                  Tasks.all(ran::incrementAndGet, ran::incrementAndGet);
                  return Response.text("never");
                });
    call.on(app);
    assertThat(call.status()).isEqualTo(499);
    assertThat(ran).hasValue(1);
  }

  @Test
  void exceptionHandlersDoNotGetThatThePeerIsGone() {
    App app =
        App.create()
            .onError(RuntimeException.class, (failure, request) -> Response.text("a fault"))
            .get(
                "/",
                request -> {
                  throw new PeerGoneException();
                });
    assertThat(Call.get("/").on(app).status()).isEqualTo(499);
  }

  @Test
  void anEndedWatchIsNotTold() {
    AtomicInteger told = new AtomicInteger();
    Call call = Call.get("/");
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  try (var _ = request.onGone(() -> told.addAndGet(100))) {
                    told.incrementAndGet();
                  }
                  request.onGone(told::incrementAndGet);
                  call.leave();
                  call.leave();
                  return Response.text("done");
                });
    call.on(app);
    assertThat(told).hasValue(2);
  }

  @Test
  void theTimeoutOfTheHandlerEndsItsTasks() throws Exception {
    Gate interrupted = new Gate();
    App app =
        App.create()
            .use(Timeout.after(Duration.ofSeconds(4)))
            .get(
                "/",
                request -> Tasks.all(interrupted::never, () -> 1).map((a, b) -> Response.text("")));
    assertThat(Call.get("/").on(app).status()).isEqualTo(504);
    interrupted.await();
  }

  @Test
  void aDeadlineThatNobodyCatchesIs504() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  throw new DeadlineException(Duration.ofSeconds(1));
                });
    assertThat(Call.get("/").on(app).status()).isEqualTo(504);
  }
}
