package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.DeadlineException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each method of [Tasks] but `all`, `retry` and `pipeline`.
class TasksTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(10);

  @AfterEach
  void nothingIsLeft() {
    assertThat(Scope.running()).isZero();
  }

  private static <T> Task<T, IOException> failing(String message) {
    return () -> {
      throw new IOException(message);
    };
  }

  // any, some

  @Test
  void anyGivesTheFirstSuccessAndEndsTheOthers() throws Exception {
    Gate interrupted = new Gate();
    Task<String, Exception> slow = interrupted::never;
    Task<String, Exception> good = () -> "good";
    assertThat(Tasks.any(List.of(failing("bad"), slow, good))).isEqualTo("good");
    assertThat(Tasks.any(slow, good)).isEqualTo("good");
  }

  @Test
  void anyThrowsTheFirstFailureWithTheOthersIfAllFail() {
    assertThatThrownBy(() -> Tasks.any(failing("one"), failing("other")))
        .isInstanceOf(IOException.class)
        .satisfies(failure ->
            assertThat(List.of(failure.getMessage(), failure.getSuppressed()[0].getMessage()))
                .containsExactlyInAnyOrder("one", "other"));
  }

  @Test
  void someGivesAsManySuccessesAsWanted() throws Exception {
    Task<Integer, Exception> slow = () -> new Gate().never();
    assertThat(Tasks.some(2, List.of(slow, () -> 1, failing("bad"), () -> 2)))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(Tasks.some(0, List.of(slow))).isEmpty();
  }

  @Test
  void someFailsAsSoonAsTooFewAreLeft() {
    Gate interrupted = new Gate();
    Task<Integer, Exception> slow = interrupted::never;
    assertThatThrownBy(() -> Tasks.some(2, List.of(slow, failing("one"), failing("two"))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void moreSuccessesThanTasksCannotBeAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.some(2, List.of(() -> 1)))
        .withMessageContaining("2 tasks or more, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.any(List.<Task<Integer, RuntimeException>>of()));
  }

  // race

  @Test
  void raceGivesWhatEndsFirst() throws Exception {
    Task<String, Exception> slow = () -> new Gate().never();
    assertThat(Tasks.race(slow, () -> "first")).isEqualTo("first");
  }

  @Test
  void raceThrowsWhatEndsFirstThoughAnotherWouldSucceed() {
    Gate interrupted = new Gate();
    Task<String, Exception> slow = interrupted::never;
    assertThatThrownBy(() -> Tasks.race(failing("first"), slow)).hasMessage("first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.race(List.<Task<Integer, RuntimeException>>of()));
  }

  // map, filter, reduce

  @Test
  void mapKeepsTheOrderAndNeverRunsMoreThanWanted() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    List<Integer> squares =
        Tasks.map(
            4,
            items,
            item -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.sleep(item % 3);
              running.decrementAndGet();
              return item * item;
            });
    assertThat(squares).isEqualTo(items.stream().map(item -> item * item).toList());
    assertThat(most.get()).isBetween(2, 4);
  }

  @Test
  void mapTakesAndGivesNull() throws Exception {
    assertThat(Tasks.map(2, Arrays.asList("a", null), item -> item)).containsExactly("a", null);
    assertThat(Tasks.map(2, List.of(), item -> item)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Tasks.map(0, List.of(1), item -> item));
  }

  @Test
  void mapStartsNoItemAfterAFailure() {
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(() ->
            Tasks.map(
                2,
                IntStream.range(0, 10_000).boxed().toList(),
                item -> {
                  begun.incrementAndGet();
                  if (item == 3) {
                    throw new IOException("item 3");
                  }
                  Thread.sleep(1);
                  return item;
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("item 3");
    assertThat(begun.get()).isLessThan(9_000);
  }

  @Test
  void filterKeepsTheOrder() throws Exception {
    assertThat(Tasks.filter(3, List.of(1, 2, 3, 4, 5, 6), item -> item % 2 == 0))
        .containsExactly(2, 4, 6);
  }

  @Test
  void reduceMergesNeighboursInOrder() throws Exception {
    for (int size = 1; size < 20; size++) {
      List<String> letters = IntStream.range(0, size).mapToObj(i -> "" + (char) ('a' + i)).toList();
      assertThat(Tasks.reduce(3, letters, String::concat)).contains(String.join("", letters));
    }
    assertThat(Tasks.reduce(3, List.<String>of(), String::concat)).isEmpty();
  }

  // timeout, timeLeft

  @Test
  void timeoutGivesWhatCameInTime() throws Exception {
    assertThat(Tasks.timeout(LONG, () -> "in time")).isEqualTo("in time");
    assertThatThrownBy(() -> Tasks.timeout(LONG, failing("failed"))).hasMessage("failed");
  }

  @Test
  void timeoutInterruptsWhatIsLate() {
    Gate interrupted = new Gate();
    assertThatThrownBy(() -> Tasks.timeout(SHORT, interrupted::never))
        .isInstanceOf(DeadlineException.class)
        .hasMessage("took longer than PT0.01S")
        .hasNoSuppressedExceptions();
  }

  @Test
  void whatALateTaskThrewElseIsAttached() {
    assertThatThrownBy(() ->
            Tasks.timeout(
                Duration.ofSeconds(2), // the task has long begun
                () -> {
                  try {
                    return new Gate().never();
                  } catch (InterruptedException interrupted) {
                    throw new IOException("cut");
                  }
                }))
        .isInstanceOf(DeadlineException.class)
        .satisfies(late -> assertThat(late.getSuppressed()[0]).hasMessage("cut"));
  }

  @Test
  void theTightestTimeIsLeftToWhatRunsInside() throws Exception {
    assertThat(Tasks.timeLeft()).isEmpty();
    Pair<Duration, Duration> left =
        Tasks.timeout(
            LONG,
            () ->
                Tasks.all(
                    () -> Tasks.timeout(Duration.ofHours(1), () -> Tasks.timeLeft().orElseThrow()),
                    () ->
                        Tasks.timeout(
                            Duration.ofSeconds(30), () -> Tasks.timeLeft().orElseThrow())));
    assertThat(left.first()).isBetween(Duration.ofMillis(1), LONG);
    assertThat(left.second()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30));
  }

  @Test
  void timesAreBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.timeout(Duration.ofDays(2), () -> 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.hedge(Duration.ofMillis(-1), () -> 1));
  }

  // hedge

  @Test
  void hedgeRunsOnceWhatIsQuick() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    assertThat(Tasks.hedge(LONG, runs::incrementAndGet)).isEqualTo(1);
    assertThat(runs).hasValue(1);
  }

  @Test
  void hedgeTakesTheSecondWhenTheFirstHangs() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Gate interrupted = new Gate();
    int result =
        Tasks.hedge(SHORT, () -> runs.incrementAndGet() == 1 ? interrupted.<Integer>never() : 2);
    assertThat(result).isEqualTo(2);
    interrupted.await();
  }

  @Test
  void hedgeWaitsForTheFirstWhenTheSecondFails() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Gate secondFailed = new Gate();
    String result =
        Tasks.hedge(
            SHORT,
            () -> {
              if (runs.incrementAndGet() == 1) {
                secondFailed.await();
                return "first";
              }
              secondFailed.open();
              throw new IOException("second");
            });
    assertThat(result).isEqualTo("first");
  }

  @Test
  void hedgeDoesNotRepeatAFailure() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(() ->
            Tasks.hedge(
                LONG,
                () -> {
                  runs.incrementAndGet();
                  throw new IOException("at once");
                }))
        .hasMessage("at once");
    assertThat(runs).hasValue(1);
  }

  // chain

  @Test
  void chainGivesEachStepWhatTheOneBeforeGave() throws Exception {
    assertThat(Tasks.<Integer, Integer, RuntimeException>chain(() -> 1, one -> one + 1))
        .isEqualTo(2);
    String three = Tasks.chain(() -> 1, one -> one + 1, two -> "a" + two);
    assertThat(three).isEqualTo("a2");
    int four = Tasks.chain(() -> 1, one -> one + 1, two -> "a" + two, String::length);
    assertThat(four).isEqualTo(2);
  }

  @Test
  void chainBeginsNoStepOnceItIsCancelled() {
    List<String> begun = new ArrayList<>();
    assertThatThrownBy(() ->
            Tasks.timeout(
                SHORT,
                () ->
                    Tasks.chain(
                        () -> {
                          try {
                            return new Gate().<String>never();
                          } catch (InterruptedException swallowed) {
                            return "went on";
                          }
                        },
                        begun::add)))
        .isInstanceOf(DeadlineException.class);
    assertThat(begun).isEmpty();
  }
}
