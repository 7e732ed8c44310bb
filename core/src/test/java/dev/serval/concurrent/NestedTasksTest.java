package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.DeadlineException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls of [Tasks] inside of others, as people write them: no cast, no type argument, no wrapper.
///
/// The methods declare exactly what their calls may throw, so this class compiles only while
/// `InterruptedException` is no part of what the compiler infers for a task.
class NestedTasksTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @AfterEach
  void nothingIsLeft() {
    assertThat(Scope.running()).isZero();
  }

  private static String read(String of) throws IOException {
    if (of.isEmpty()) {
      throw new IOException("nothing to read");
    }
    return of;
  }

  private static String slow() throws InterruptedException {
    return new Gate().never();
  }

  @Test
  void taskOfAllIsRace() throws InterruptedException {
    Pair<String, Integer> both = Tasks.all(() -> Tasks.race(() -> "one", () -> slow()), () -> 2);
    assertThat(both).isEqualTo(new Pair<>("one", 2));
  }

  @Test
  void onlyTheFailureOfTheInnerTasksIsDeclared() throws IOException, InterruptedException {
    Triple<String, String, String> three =
        Tasks.all(
            () -> Tasks.any(() -> read(""), () -> read("a")),
            () -> Tasks.timeout(LONG, () -> read("b")),
            () -> Tasks.hedge(LONG, () -> read("c")));
    assertThat(three).isEqualTo(new Triple<>("a", "b", "c"));
  }

  @Test
  void stepsCallTasks() throws IOException, InterruptedException {
    List<String> words = List.of("tea", "pot", "lid");
    List<String> pairs =
        Tasks.map(
            2, words, word -> Tasks.all(() -> read(word), () -> read(word)).map(String::concat));
    List<String> kept =
        Tasks.filter(2, pairs, pair -> Tasks.timeout(LONG, () -> !read(pair).equals("potpot")));
    Optional<String> text =
        Tasks.reduce(2, kept, (one, next) -> Tasks.race(() -> read(one + next), () -> slow()));
    String label =
        Tasks.chain(
            () -> Tasks.race(() -> read("first"), () -> slow()),
            first -> Tasks.timeout(LONG, () -> read(first)),
            first -> first + " " + text.orElseThrow());
    assertThat(label).isEqualTo("first teatealidlid");
  }

  @Test
  void retryOfACallWithTime() throws InterruptedException {
    assertThatThrownBy(() ->
            Tasks.retry(
                Backoff.from(Duration.ofMillis(1)).attempts(2).on(DeadlineException.class),
                () -> Tasks.timeout(Duration.ofMillis(1), () -> slow())))
        .isInstanceOf(DeadlineException.class);
    int one = Tasks.retry(Backoff.from(Duration.ofMillis(1)), () -> Tasks.race(() -> 1, () -> 1));
    assertThat(one).isEqualTo(1);
  }

  @Test
  void aTaskThatOnlyWaitsThrowsNothingElse() throws InterruptedException {
    Task<String, RuntimeException> waiting = () -> new Gate().never();
    assertThat(Tasks.any(waiting, () -> "quick")).isEqualTo("quick");
  }

  @Test
  void innermostFailureComesOutAsItIs() {
    assertThatThrownBy(
            () -> Tasks.all(() -> Tasks.race(() -> read(""), () -> slow()), () -> slow()))
        .isInstanceOf(IOException.class)
        .hasMessage("nothing to read");
  }

  @Test
  void taskIsStillACallable() throws Exception {
    Callable<String> callable = (Task<String, IOException>) () -> read("tea");
    assertThat(callable.call()).isEqualTo("tea");
  }
}
