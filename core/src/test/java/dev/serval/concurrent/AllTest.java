package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `all`, and with it what holds for each method of [Tasks].
class AllTest {
  @AfterEach
  void nothingIsLeft() {
    assertThat(Scope.running()).isZero();
  }

  @Test
  void givesWhatBothGave() throws Exception {
    Pair<String, Integer> both = Tasks.all(() -> "a", () -> 1);
    assertThat(both).isEqualTo(new Pair<>("a", 1));
    String combined = both.map((text, number) -> text + number);
    assertThat(combined).isEqualTo("a1");
  }

  @Test
  void givesWhatThreeGave() throws Exception {
    var three = Tasks.all(() -> "a", () -> 1, () -> 'c');
    String combined = three.map((a, b, c) -> "" + a + b + c);
    assertThat(combined).isEqualTo("a1c");
  }

  @Test
  void keepsTheOrderOfAListWhateverEndsFirst() throws Exception {
    List<Task<Integer, InterruptedException>> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      tasks.add(() -> {
        Thread.sleep((20 - number) % 5);
        return number;
      });
    }
    assertThat(Tasks.all(tasks)).hasSize(20).isSorted().startsWith(0).endsWith(19);
  }

  @Test
  void givesNothingForNoTasks() throws Exception {
    assertThat(Tasks.all(List.<Task<String, RuntimeException>>of())).isEmpty();
  }

  @Test
  void runsTasksAtTheSameTimeOnVirtualThreads() throws Exception {
    CyclicBarrier all = new CyclicBarrier(3);
    Task<Boolean, Exception> meeting =
        () -> {
          all.await(60, TimeUnit.SECONDS);
          return Thread.currentThread().isVirtual();
        };
    assertThat(Tasks.all(List.of(meeting, meeting, meeting))).containsOnly(true);
  }

  @Test
  void throwsTheVeryFailureAndInterruptsTheSibling() {
    IOException failure = new IOException("down");
    Gate interrupted = new Gate();
    Gate started = new Gate();
    assertThatThrownBy(() ->
            Tasks.all(
                () -> {
                  started.await();
                  throw failure;
                },
                () -> {
                  started.open();
                  return interrupted.never();
                }))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
  }

  @Test
  void doesNotReturnBeforeACancelledTaskHasEnded() {
    AtomicBoolean cleanedUp = new AtomicBoolean();
    Gate started = new Gate();
    assertThatThrownBy(() ->
            Tasks.all(
                () -> {
                  started.await();
                  throw new IllegalStateException("first");
                },
                () -> {
                  started.open();
                  try {
                    return new Gate().never();
                  } finally {
                    ignoreInterruptsFor(50);
                    cleanedUp.set(true);
                  }
                }))
        .hasMessage("first");
    assertThat(cleanedUp).isTrue();
  }

  private static void ignoreInterruptsFor(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void attachesWhatASiblingThrewInsteadOfEnding() {
    Gate started = new Gate();
    assertThatThrownBy(() ->
            Tasks.all(
                () -> {
                  started.await();
                  throw new IllegalStateException("first");
                },
                () -> {
                  started.open();
                  try {
                    return new Gate().never();
                  } finally {
                    throwCleaningFailed();
                  }
                }))
        .hasMessage("first")
        .satisfies(failure ->
            assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other).hasMessage("cleaning up")));
  }

  private static void throwCleaningFailed() {
    throw new IllegalStateException("cleaning up");
  }

  @Test
  void keepsAtMostSixteenFurtherFailures() {
    CyclicBarrier together = new CyclicBarrier(40);
    List<Task<Integer, Exception>> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int number = i;
      tasks.add(() -> {
        together.await(60, TimeUnit.SECONDS);
        ignoreInterruptsFor(5);
        throw new IllegalStateException("no " + number);
      });
    }
    assertThatThrownBy(() -> Tasks.all(tasks))
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(16));
  }

  @Test
  void aFailureThatTwoTasksShareIsNotAttachedToItself() {
    IllegalStateException shared = new IllegalStateException("shared");
    Task<String, RuntimeException> failing =
        () -> {
          throw shared;
        };
    assertThatThrownBy(() -> Tasks.all(failing, failing))
        .isSameAs(shared)
        .hasNoSuppressedExceptions();
  }

  @Test
  void anErrorComesOutAsItIs() {
    assertThatThrownBy(() ->
            Tasks.all(
                () -> 1,
                () -> {
                  throw new StackOverflowError("deep");
                }))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void anInterruptOfTheCallerCancelsAllTasks() throws Exception {
    Gate started = new Gate();
    Gate first = new Gate();
    Gate second = new Gate();
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            Tasks.all(
                () -> {
                  started.open();
                  return first.never();
                },
                second::never);
          } catch (Throwable failure) {
            ended.set(failure);
          }
        });
    started.await();
    Gate.until(() -> Scope.running() == 2);
    Thread.sleep(5);
    caller.interrupt();
    caller.join();
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    first.await();
  }

  @Test
  void anInterruptedCallerStartsNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() ->
            Tasks.all(
                () -> {
                  throw new AssertionError("started");
                },
                () -> 1))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aTaskOfACancelledCallStartsNoOthersThoughItSwallowedTheInterrupt() {
    AtomicReference<Throwable> refused = new AtomicReference<>();
    Gate started = new Gate();
    assertThatThrownBy(() ->
            Tasks.all(
                () -> {
                  started.await();
                  throw new IllegalStateException("first");
                },
                () -> {
                  started.open();
                  try {
                    new Gate().never();
                  } catch (InterruptedException swallowed) {
                    // as code does that should not
                  }
                  try {
                    return Tasks.all(() -> 1, () -> 2).first();
                  } catch (InterruptedException right) {
                    refused.set(right);
                    throw right;
                  }
                }))
        .hasMessage("first");
    assertThat(refused.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aFailureDeepInATreeEndsAllOfIt() {
    Gate started = new Gate();
    Gate ended = new Gate();
    assertThatThrownBy(() ->
            Tasks.all(
                () ->
                    Tasks.all(
                        () -> {
                          started.open();
                          return ended.never();
                        },
                        () -> 1),
                () ->
                    Tasks.all(
                        () -> {
                          started.await();
                          throw new IOException("deep");
                        },
                        () -> 2)))
        .isInstanceOf(IOException.class)
        .hasMessage("deep");
  }
}
