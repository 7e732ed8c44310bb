package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.DeadlineException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Random trees of all methods, whose leaves wait, fail, swallow interrupts or take their time, and
/// whose callers are interrupted in the midst: when a tree's call has ended, none of its tasks
/// runs.
///
/// The seed is fixed, so the trees are the same each time; what meets what in them is not.
class TreesTest {
  private static final int TREES = Integer.getInteger("serval.trees", 10_000);
  private static final long SEED = 20_250_117;
  private static final int MAX_DEPTH = 3;

  /// Counts the leaves that run, of one tree.
  private final AtomicLong leaves = new AtomicLong();

  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger late = new AtomicInteger();
  private final AtomicInteger whole = new AtomicInteger();

  @Test
  void noTreeLeavesATaskOrAThread() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TREES; i++) {
      SplittableRandom own = random.split();
      AtomicLong running = new AtomicLong();
      boolean interrupt = own.nextInt(4) == 0;
      Thread caller = Thread.ofVirtual().unstarted(() -> run(own, running));
      caller.start();
      if (interrupt) {
        LockSupport.parkNanos(own.nextInt(200_000));
        caller.interrupt();
      }
      assertThat(caller.join(Duration.ofSeconds(120))).as("tree %s ended", i).isTrue();
      assertThat(running.get()).as("leaves of tree %s that still run", i).isZero();
      assertThat(Scope.running()).as("tasks that tree %s left", i).isZero();
    }
    assertThat(new int[] {failed.get(), interrupted.get(), late.get(), whole.get()})
        .as("trees that failed, were interrupted, were late, gave a result")
        .doesNotContain(0);
    Gate.until(() -> taskThreads() == 0);
    assertThat(leaves.get()).isGreaterThan(TREES);
  }

  /// Virtual threads are not among all threads; but those that are mounted show on their carriers.
  private static long taskThreads() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(java.util.Arrays::stream)
        .filter(frame -> frame.getClassName().startsWith("dev.serval.concurrent.Child"))
        .count();
  }

  private void run(SplittableRandom random, AtomicLong running) {
    try {
      tree(random, running, 0).call();
      whole.incrementAndGet();
    } catch (InterruptedException ended) {
      interrupted.incrementAndGet();
    } catch (DeadlineException ended) {
      late.incrementAndGet();
    } catch (Exception ended) {
      failed.incrementAndGet();
    }
  }

  private Task<Integer, Exception> tree(SplittableRandom random, AtomicLong running, int depth) {
    if (depth == MAX_DEPTH || depth > 0 && random.nextInt(3) == 0) {
      return leaf(random.nextInt(100), random.nextInt(100_000), running);
    }
    int width = 1 + random.nextInt(4);
    List<Task<Integer, Exception>> inner = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      inner.add(tree(random, running, depth + 1));
    }
    Task<Integer, Exception> first = inner.getFirst();
    Duration time = Duration.ofNanos(random.nextInt(2_000_000));
    int atOnce = 1 + random.nextInt(3);
    int count = random.nextInt(width + 1);
    return switch (random.nextInt(11)) {
      case 0 -> () -> Tasks.all(inner).size();
      case 1 -> () -> Tasks.any(inner);
      case 2 -> () -> Tasks.some(count, inner).size();
      case 3 -> () -> Tasks.race(inner);
      case 4 -> () -> Tasks.map(atOnce, inner, Task::call).size();
      case 5 -> () -> Tasks.retry(Backoff.from(Duration.ofNanos(1_000)), first);
      case 6 -> () -> Tasks.timeout(time, first);
      case 7 -> () -> Tasks.hedge(time, first);
      case 8 -> () -> Tasks.chain(first, one -> one + inner.getLast().call());
      case 9 -> () -> Tasks.pipeline(inner).queue(1).stage(atOnce, Task::call).toList().size();
      default -> () -> Tasks.all(first, inner.getLast()).map(Integer::sum);
    };
  }

  private Task<Integer, Exception> leaf(int kind, int nanos, AtomicLong running) {
    return () -> {
      running.incrementAndGet();
      leaves.incrementAndGet();
      try {
        if (kind < 40) {
          return kind;
        } else if (kind < 60) {
          Thread.sleep(0, nanos);
          return kind;
        } else if (kind < 75) {
          throw new IOException("leaf " + kind);
        } else if (kind < 85) {
          LockSupport.parkNanos(nanos); // returns at once for a pending interrupt, which it keeps
          return kind;
        } else if (kind < 95) {
          try {
            Thread.sleep(0, nanos);
          } catch (InterruptedException swallowed) {
            Thread.onSpinWait();
          }
          return kind;
        }
        Thread.sleep(2);
        throw new IllegalStateException("leaf " + kind);
      } finally {
        running.decrementAndGet();
      }
    };
  }
}
