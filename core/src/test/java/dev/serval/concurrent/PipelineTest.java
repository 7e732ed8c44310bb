package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTest {
  @AfterEach
  void nothingIsLeft() {
    assertThat(Scope.running()).isZero();
  }

  @Test
  void keepsTheOrderWhateverStageIsQuick() throws Exception {
    List<Integer> items = IntStream.range(0, 500).boxed().toList();
    List<String> out =
        Tasks.pipeline(items)
            .stage(
                5,
                item -> {
                  Thread.sleep(0, item % 7 * 10_000);
                  return item + 1;
                })
            .stage(1, item -> item * 2)
            .stage(3, item -> "n" + item)
            .toList();
    assertThat(out).isEqualTo(items.stream().map(item -> "n" + (item + 1) * 2).toList());
  }

  @Test
  void hasNoMoreItemsUnderWayThanItsQueuesAndThreadsHold() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Iterable<Integer> counting =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return taken.get() < 2_000;
              }

              @Override
              public Integer next() {
                int number = taken.incrementAndGet();
                most.accumulateAndGet(number - done.get(), Math::max);
                return number;
              }
            };
    Tasks.pipeline(counting)
        .queue(2)
        .stage(2, item -> item)
        .forEach(item -> done.incrementAndGet());
    assertThat(done).hasValue(2_000);
    // Two queues of 2, two threads of the stage with an item each, one of the last step, one taken
    // from the source, and one that was counted as taken before the last one counted as done.
    assertThat(most.get()).isLessThanOrEqualTo(9);
  }

  @Test
  void workOfAStageRunsAtTheSameTime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    Gate together = new Gate();
    List<Integer> out =
        Tasks.pipeline(List.of(1, 2, 3))
            .stage(
                3,
                item -> {
                  if (inside.incrementAndGet() == 3) {
                    together.open();
                  }
                  together.await();
                  return item;
                })
            .toList();
    assertThat(out).containsExactly(1, 2, 3);
  }

  @Test
  void aFailureOfAnyPlaceEndsAllOfIt() {
    Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();
    assertThatThrownBy(() ->
            Tasks.pipeline(endless)
                .stage(
                    3,
                    item -> {
                      if (item == 50) {
                        throw new IOException("item 50");
                      }
                      return item;
                    })
                .forEach(item -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("item 50");
    assertThatThrownBy(() ->
            Tasks.pipeline(endless)
                .stage(3, item -> item)
                .forEach(item -> {
                  throw new IOException("sink");
                }))
        .hasMessage("sink");
    Iterable<Integer> broken =
        () -> {
          throw new IllegalStateException("source");
        };
    assertThatThrownBy(() -> Tasks.pipeline(broken).stage(3, item -> item).toList())
        .hasMessage("source");
  }

  @Test
  void runsWithoutStagesAndItems() throws Exception {
    assertThat(Tasks.pipeline(List.of(1, 2)).toList()).containsExactly(1, 2);
    assertThat(Tasks.pipeline(List.<Integer>of()).stage(4, item -> item).toList()).isEmpty();
  }

  @Test
  void refusesNullAndNumbersOutOfBounds() {
    List<Integer> withNull = new ArrayList<>();
    withNull.add(null);
    assertThatThrownBy(() -> Tasks.pipeline(withNull).toList())
        .hasMessage("an item of a pipeline is null");
    Pipeline<Integer> pipeline = Tasks.pipeline(List.of(1));
    assertThatThrownBy(() -> pipeline.stage(1, item -> (String) null).toList())
        .hasMessage("a stage of a pipeline returned null");
    assertThatIllegalArgumentException().isThrownBy(() -> pipeline.stage(0, item -> item));
    assertThatIllegalArgumentException().isThrownBy(() -> pipeline.stage(1_001, item -> item));
    assertThatIllegalArgumentException().isThrownBy(() -> pipeline.queue(0));
    assertThatIllegalArgumentException().isThrownBy(() -> pipeline.queue(65_537));
  }
}
