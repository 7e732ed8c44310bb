package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.DeadlineException;
import dev.serval.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseTest {
  private final IOException failure = new IOException("down");

  @Test
  void aCompletedOneIsComposedAtOnce() throws Exception {
    assertThat(Promise.of(1).map(one -> one + 1).resultNow()).isEqualTo(2);
    assertThat(Promise.of(1).flatMap(one -> Promise.of(one + 1)).await()).isEqualTo(2);
    assertThat(Promise.of(1).zip(Promise.of("a"), (a, b) -> a + b).resultNow()).isEqualTo("1a");
    assertThat(Promise.of(1).recover(thrown -> 2).resultNow()).isEqualTo(1);
  }

  @Test
  void aPendingOneIsComposedWhenItEnds() {
    Promise<Integer> promise = Promise.pending();
    Promise<Integer> inner = Promise.pending();
    Promise<Integer> mapped = promise.map(one -> one + 1);
    Promise<String> flat = promise.flatMap(one -> inner.map(two -> one + "," + two));
    Promise<Integer> both = mapped.zip(inner, Integer::sum);
    assertThat(mapped.isDone()).isFalse();
    promise.complete(1);
    assertThat(mapped.resultNow()).isEqualTo(2);
    assertThat(flat.isDone() || both.isDone()).isFalse();
    inner.complete(10);
    assertThat(flat.resultNow()).isEqualTo("1,10");
    assertThat(both.resultNow()).isEqualTo(12);
  }

  @Test
  void aFailurePassesUntilItIsRecovered() throws Exception {
    Promise<Integer> promise = Promise.pending();
    Promise<Integer> derived =
        promise.map(one -> one + 1).flatMap(two -> Promise.of(two)).map(three -> three);
    Promise<Integer> recovered = derived.recover(thrown -> thrown == failure ? 7 : 8);
    promise.fail(failure);
    assertThat(derived.failureNow()).isSameAs(failure);
    assertThatThrownBy(derived::await).isSameAs(failure);
    assertThatThrownBy(derived::resultNow)
        .isInstanceOf(IllegalStateException.class)
        .hasCause(failure);
    assertThat(recovered.await()).isEqualTo(7);
    assertThat(Promise.failed(failure).map(one -> 1).failureNow()).isSameAs(failure);
    assertThat(Promise.failed(failure).flatMap(one -> Promise.of(1)).failureNow())
        .isSameAs(failure);
  }

  @Test
  void whatAStepThrowsIsAFailure() {
    Promise<Integer> pending = Promise.pending();
    List<Promise<?>> failed = new ArrayList<>();
    for (Promise<Integer> source : List.of(pending, Promise.of(1))) {
      failed.add(source.map(this::broken));
      failed.add(source.flatMap(one -> Promise.of(broken(one))));
      failed.add(source.map(this::broken).recover(thrown -> broken(1)));
    }
    pending.complete(1);
    assertThat(failed).allMatch(promise -> promise.failureNow() == failure);
  }

  private int broken(int value) throws IOException {
    throw failure;
  }

  @Test
  void theFirstEndCounts() {
    Promise<Integer> promise = Promise.pending();
    promise.complete(1);
    promise.complete(2);
    promise.fail(failure);
    assertThat(promise.resultNow()).isEqualTo(1);
    assertThat(promise).hasToString("Promise[1]");
  }

  @Test
  void nullAndPromisesAreValues() {
    assertThat(Promise.of(null).map(nothing -> nothing).resultNow()).isNull();
    Promise<Integer> inner = Promise.of(1).map(one -> one);
    Promise<Promise<Integer>> outer = Promise.pending();
    Promise<Integer> unwrapped = outer.flatMap(value -> value);
    outer.complete(inner);
    assertThat(outer.resultNow()).isSameAs(inner);
    assertThat(unwrapped.resultNow()).isEqualTo(1);
  }

  @Test
  void listenersAreToldInTheirOrder() {
    Promise<Integer> promise = Promise.pending();
    List<String> told = new ArrayList<>();
    promise.onEnd((value, thrown) -> told.add("first " + value));
    promise.onEnd((value, thrown) -> {
      throw new IllegalStateException("logged");
    });
    promise.map(value -> told.add("second " + value));
    promise.complete(1);
    promise.onEnd((value, thrown) -> told.add("third " + value));
    assertThat(told).containsExactly("first 1", "second 1", "third 1");
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    Promise<Integer> first = Promise.pending();
    Promise<Integer> last = first;
    for (int i = 0; i < 200_000; i++) {
      last = i % 3 == 0 ? last.flatMap(Promise::of) : last.map(value -> value + 1);
    }
    first.complete(0);
    assertThat(last.isDone()).isTrue();
  }

  @Test
  void timesOutUnlessItEnds() throws Exception {
    Promise<Integer> never = Promise.pending();
    assertThatThrownBy(() -> never.timeout(Duration.ofMillis(5)).await())
        .isInstanceOf(DeadlineException.class);
    Promise<Integer> soon = Promise.pending();
    Promise<Integer> inTime = soon.timeout(Duration.ofSeconds(60));
    soon.complete(1);
    assertThat(inTime.resultNow()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> never.timeout(Duration.ofDays(2)));
  }

  @Test
  void goesToAStageAndComesFromOne() throws Exception {
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    Promise<Integer> promise = Promise.from(stage).map(one -> one + 1);
    CompletableFuture<Integer> back = promise.toCompletionStage().toCompletableFuture();
    stage.complete(1);
    assertThat(back.get()).isEqualTo(2);
    assertThat(
            Promise.from(CompletableFuture.failedFuture(failure).thenApply(one -> one))
                .failureNow())
        .isSameAs(failure);
  }

  @Test
  void aThreadThatWaitsCanBeInterrupted() throws Exception {
    Promise<Integer> never = Promise.pending();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            never.await();
          } catch (Throwable ended) {
            thrown.set(ended);
          }
        });
    waiting.interrupt();
    waiting.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aPeerThatLeavesEndsTheWait() throws Exception {
    Gate waits = new Gate();
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  waits.open();
                  return Promise.<Response>pending().await();
                });
    Call call = Call.get("/");
    Thread handler = Thread.startVirtualThread(() -> call.on(app));
    waits.await();
    call.leave();
    handler.join();
    assertThat(call.status()).isEqualTo(499);
  }

  @Test
  void oneOfALoopRunsItsFunctionsThere() throws Exception {
    try (TestLoop loop = TestLoop.begun();
        TestLoop other = TestLoop.begun()) {
      Promise<Integer> promise = Promise.pending(loop);
      Promise<Thread> where = promise.map(one -> Thread.currentThread());
      Promise<Integer> elsewhere = Promise.pending(other);
      Promise<Thread> joined = promise.flatMap(one -> elsewhere).map(two -> Thread.currentThread());
      promise.complete(1);
      assertThat(where.await()).isSameAs(loop);
      assertThat(promise.map(one -> Thread.currentThread()).await()).isSameAs(loop);
      elsewhere.complete(2);
      assertThat(joined.await()).isSameAs(loop);
      Promise<Integer> late = Promise.pending(loop);
      assertThatThrownBy(() -> late.timeout(Duration.ofMillis(2)).await())
          .isInstanceOf(DeadlineException.class);
    }
  }

  @Test
  void oneMadeOnALoopIsBoundToIt() throws Exception {
    try (TestLoop loop = TestLoop.begun()) {
      Promise<Integer> promise = loop.on(Promise::pending);
      Promise<Thread> where = promise.map(one -> Thread.currentThread());
      promise.complete(1);
      assertThat(where.await()).isSameAs(loop);
    }
  }

  @Test
  void aLoopRefusesToWait() throws Exception {
    try (TestLoop loop = TestLoop.begun()) {
      assertThatThrownBy(() -> loop.on(() -> Promise.pending().await()))
          .hasMessageContaining("found an event loop");
      assertThatThrownBy(() -> loop.on(() -> Tasks.all(() -> 1, () -> 2)))
          .hasMessageContaining("found an event loop");
    }
  }

  /// Three threads meet on each promise: one ends it, one derives of it, one waits for it.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noEndIsLostBetweenThreads(boolean bound) throws Exception {
    int rounds = 20_000;
    try (TestLoop loop = TestLoop.begun()) {
      List<Promise<Integer>> promises = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        promises.add(bound ? Promise.pending(loop) : Promise.pending());
      }
      long sum =
          Tasks.timeout(
              Duration.ofSeconds(300),
              () ->
                  Tasks.all(
                          () -> {
                            int number = 0;
                            for (Promise<Integer> promise : promises) {
                              promise.complete(number++);
                            }
                            return 0L;
                          },
                          () -> {
                            long derived = 0;
                            for (Promise<Integer> promise : promises) {
                              derived += promise.map(one -> one + 1).flatMap(Promise::of).await();
                            }
                            return derived;
                          },
                          () -> {
                            long waited = 0;
                            for (Promise<Integer> promise : promises) {
                              waited += promise.await();
                            }
                            return waited;
                          })
                      .map((nothing, derived, waited) -> derived - waited));
      assertThat(sum).isEqualTo(rounds);
    }
  }
}
