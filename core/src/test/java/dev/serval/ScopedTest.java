// What lives as long as a request: values that are ended with it, and work that it leaves behind.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.MediaType;
import dev.serval.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScopedTest {
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  private Scoped<String> early(String name) {
    return Scoped.untilReturn(
        name,
        outcome -> {
          order.add(name);
          outcomes.add(outcome);
        });
  }

  private Scoped<String> late(String name) {
    return Scoped.of(
        name,
        outcome -> {
          order.add(name);
          outcomes.add(outcome);
        });
  }

  @Test
  void endsTheLastOpenedFirstAndTheEarlyOnesBeforeTheBody() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  order.add(request.open(late("late 1")) + " opened");
                  request.open(early("early 1"));
                  request.open(late("late 2"));
                  request.open(early("early 2"));
                  return Response.stream(MediaType.TEXT, out -> order.add("body"));
                });
    Call.get("/").on(app);
    assertThat(order)
        .containsExactly("late 1 opened", "early 2", "early 1", "body", "late 2", "late 1");
    assertThat(outcomes).allMatch(Outcome::isSuccess);
  }

  @Test
  void bothSeeTheExceptionOfTheHandlerAndItsStatus() {
    IOException failure = new IOException();
    App app =
        App.create()
            .onError(IOException.class, (e, r) -> Response.text("mapped").withStatus(409))
            .get(
                "/",
                request -> {
                  request.open(early("early"));
                  request.open(late("late"));
                  throw failure;
                });
    assertThat(Call.get("/").on(app).status()).isEqualTo(409);
    assertThat(order).containsExactly("early", "late");
    assertThat(outcomes).allMatch(o -> o.failure() == failure && o.status().code() == 409);
    assertThat(outcomes).noneMatch(Outcome::isSuccess);
  }

  @Test
  void anErrorThatIsReturnedIsNoSuccess() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(early("early"));
                  return Response.text("x").withStatus(409);
                });
    Call.get("/").on(app);
    assertThat(outcomes.getFirst().failure()).isNull();
    assertThat(outcomes.getFirst().isSuccess()).isFalse();
  }

  @Test
  void whatAnEarlyEndThrowsBecomesTheResponse() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(early("first"));
                  request.open(
                      Scoped.untilReturn(
                          "x",
                          outcome -> {
                            throw Problem.of(Status.CONFLICT, "commit failed");
                          }));
                  return Response.text("fine");
                });
    Call call = Call.get("/").on(app);
    assertThat(call.status()).isEqualTo(409);
    assertThat(outcomes.getFirst().failure()).isInstanceOf(Problem.class);
    assertThat(outcomes.getFirst().status().code()).isEqualTo(500);
  }

  @Test
  void anEarlyEndKeepsTheFailureBeforeItsOwn() {
    IOException failure = new IOException();
    List<Throwable> seen = new ArrayList<>();
    App app =
        App.create()
            .onError(
                IllegalStateException.class,
                (e, r) -> {
                  seen.addAll(List.of(e.getSuppressed()));
                  return Response.text("x");
                })
            .get(
                "/",
                request -> {
                  request.open(
                      Scoped.untilReturn(
                          "x",
                          outcome -> {
                            throw new IllegalStateException();
                          }));
                  throw failure;
                });
    Call.get("/").on(app);
    assertThat(seen).containsExactly(failure);
  }

  @Test
  void whatALateEndThrowsIsLoggedAndTheOthersEnd() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(late("first"));
                  request.open(
                      Scoped.of(
                          "x",
                          outcome -> {
                            throw new IOException("logged");
                          }));
                  return Response.text("fine");
                });
    assertThat(Call.get("/").on(app).status()).isEqualTo(200);
    assertThat(order).containsExactly("first");
  }

  @Test
  void closesAResource() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(Scoped.closing(() -> order.add("closed")));
                  return Response.text("fine");
                });
    Call.get("/").on(app);
    assertThat(order).containsExactly("closed");
  }

  @Test
  void endsWhatAMiddlewareOpenedThatAnswersItself() {
    App app =
        App.create()
            .use((request, next) -> {
              request.open(early("refused"));
              throw Problem.of(Status.UNAUTHORIZED, null);
            })
            .get("/", request -> Response.text("never"));
    assertThat(Call.get("/").on(app).status()).isEqualTo(401);
    assertThat(order).containsExactly("refused");
    assertThat(outcomes.getFirst().status().code()).isEqualTo(401);
    assertThat(outcomes.getFirst().failure()).isInstanceOf(Problem.class);
  }

  @Test
  void endsWhatWasOpenedTooLate() {
    App app =
        App.create()
            .use((request, next) -> {
              Response response = next.handle(request);
              request.open(early("after the handler"));
              return response;
            })
            .get(
                "/",
                request -> {
                  request.onAnswered(_ -> request.open(early("after the response")));
                  return Response.stream(MediaType.TEXT, out -> request.open(early("body")));
                });
    Call.get("/").on(app);
    assertThat(order).containsExactly("after the handler", "after the response", "body");
  }

  @Test
  void endsAllWhereClosingASourceThrowsAnError() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(late("late"));
                  return Response.stream(
                      MediaType.TEXT,
                      new java.io.ByteArrayInputStream(new byte[1]) {
                        @Override
                        public void close() {
                          throw new AssertionError("logged");
                        }
                      });
                });
    Call.get("/").on(app);
    assertThat(order).containsExactly("late");
  }

  // Background.

  @Test
  void aStopWaitsForWhatEndsAfterTheResponse() throws Exception {
    CountDownLatch ends = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(
                      Scoped.of(
                          "x",
                          _ -> {
                            ends.countDown();
                            assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
                            order.add("ended");
                          }));
                  return Response.text("fine");
                });
    var handler = app.handler();
    Thread requests = Thread.ofVirtual().start(() -> Call.get("/").on(app));
    assertThat(ends.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(handler.drain(Duration.ofMillis(20))).isFalse();
    goOn.countDown();
    assertThat(handler.drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).containsExactly("ended");
    requests.join();
  }

  @Test
  void anEndMayLeaveWorkBehindAndATaskMayNot() throws Exception {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.open(
                      Scoped.of("x", _ -> request.background().run(() -> order.add("of the end"))));
                  Background background = request.background();
                  background.run(() -> background.run(() -> order.add("never")));
                  background.run(() -> order.add("of the handler"));
                  return Response.text("fine");
                });
    Call.get("/").on(app);
    assertThat(app.handler().drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).containsExactly("of the handler", "of the end");
  }

  @Test
  void dropsTheTasksOfARequestThatFailedAlsoWhereItsAnswerIsCut() throws Exception {
    App app =
        App.create()
            .onError(
                IOException.class,
                (e, r) ->
                    Response.stream(
                        MediaType.TEXT,
                        out -> {
                          throw new IOException("cut");
                        }))
            .get(
                "/",
                request -> {
                  request.background().run(() -> order.add("never"));
                  throw new IOException();
                });
    Call.get("/").on(app);
    assertThat(app.handler().drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).isEmpty();
  }

  @Test
  void runsTasksInOrderAfterTheResponse() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  Background background = request.background();
                  assertThat(request.background()).isSameAs(background);
                  background.run(() -> {
                    assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
                    order.add("first");
                    throw new IOException("logged");
                  });
                  background.run(() -> order.add("second " + Thread.currentThread().isVirtual()));
                  return Response.text("fine");
                });
    assertThat(Call.get("/").on(app).text()).isEqualTo("fine");
    assertThat(order).isEmpty();
    answered.countDown();
    assertThat(app.handler().drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).containsExactly("first", "second true");
  }

  @Test
  void dropsTheTasksOfARequestThatFailed() throws Exception {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.background().run(() -> order.add("never"));
                  throw new IOException();
                });
    Call.get("/").on(app);
    assertThat(app.handler().drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).isEmpty();
  }

  @Test
  void keepsTheTasksOfARequestWhoseBodyWasCut() throws Exception {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request.background().run(() -> order.add("done"));
                  return Response.stream(
                      MediaType.TEXT,
                      out -> {
                        throw new IOException("cut");
                      });
                });
    Call.get("/").on(app);
    assertThat(app.handler().drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).containsExactly("done");
  }

  @Test
  void interruptsTasksThatDoNotEndInTime() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  request
                      .background()
                      .run(() -> {
                        begun.countDown();
                        try {
                          Thread.sleep(600_000);
                        } catch (InterruptedException end) {
                          interrupted.countDown();
                        }
                      });
                  request.background().run(() -> order.add("never"));
                  return Response.text("fine");
                });
    Call.get("/").on(app);
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(app.handler().drain(Duration.ofMillis(10))).isFalse();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(app.handler().drain(Duration.ofSeconds(60))).isTrue();
    assertThat(order).isEmpty();
  }

  @Test
  void boundsTheTasksOfARequest() {
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  for (int i = 0; i < 1_000; i++) {
                    request.background().run(() -> {});
                  }
                  assertThatThrownBy(() -> request.background().run(() -> {}))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("1000");
                  return Response.text("fine");
                });
    assertThat(Call.get("/").on(app).status()).isEqualTo(200);
  }

  @Test
  void refusesWorkWhenTooMuchIsNotDone() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    BackgroundWork work = new BackgroundWork();
    for (int i = 0; i < BackgroundWork.MAX_REQUESTS; i++) {
      work.reserve();
    }
    assertThatThrownBy(work::reserve)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
              assertThat(problem.headers().first("Retry-After")).isEqualTo("1");
            });
    work.start(List.of(end::await));
    assertThat(work.drain(Duration.ZERO)).isFalse();
    work.release();
    work.reserve();
    end.countDown();
  }
}
