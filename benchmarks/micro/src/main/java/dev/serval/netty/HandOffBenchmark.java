// HandOffBenchmark: from one thread to the thread that runs a handler, and back.
package dev.serval.netty;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Runs a task that takes no time on a thread of each kind and waits for its end. `mounted` is how
/// Serval runs handlers where `java.lang` is open to it: the calling thread itself carries the
/// virtual thread, so there is nothing to wait for.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-opens=java.base/java.lang=ALL-UNNAMED")
@SuppressWarnings("NullAway.Init") // JMH calls open() before all else
public class HandOffBenchmark {
  private ExecutorService pool;
  private @Nullable LoopMount mount;
  private int done;

  @Setup
  public void open() {
    if (!LoopMount.works()) {
      throw new IllegalStateException("java.lang is not open");
    }
    pool = Executors.newFixedThreadPool(1);
  }

  @TearDown
  public void close() {
    pool.shutdown();
  }

  @Benchmark
  public int sameThread() {
    done++;
    return done;
  }

  @Benchmark
  public int mounted() {
    LoopMount mount = this.mount;
    if (mount == null) {
      // Here, because JMH may set up on another thread than the one that measures.
      mount = new LoopMount(Thread.currentThread());
      this.mount = mount;
    }
    mount.run(mount.thread(() -> done++));
    return done;
  }

  @Benchmark
  public int virtualThread() throws InterruptedException, ExecutionException {
    FutureTask<Integer> task = new FutureTask<>(() -> done++);
    Thread.startVirtualThread(task);
    return Objects.requireNonNull(task.get());
  }

  @Benchmark
  public int poolOfPlatformThreads() throws InterruptedException, ExecutionException {
    return Objects.requireNonNull(pool.submit(() -> done++).get());
  }
}
