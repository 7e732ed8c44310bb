// ConcurrencyBenchmark: promises and tasks beside those of the JDK, Netty and Vert.x.
package dev.serval.benchmarks;

import dev.serval.concurrent.EventLoop;
import dev.serval.concurrent.Promise;
import dev.serval.concurrent.Task;
import dev.serval.concurrent.Tasks;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/// `completed…`: made with a value, mapped, read. `pending…`: made, mapped, completed, read.
/// `tenOf…`: ten tasks that take no time, on a virtual thread each, and their results.
/// `awaited…`: a waiting virtual thread is completed by another and completes that in turn.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open() before all else
public class ConcurrencyBenchmark {
  /// The loop of whatever thread asks, which stands for that of a server: the benchmark's own.
  private static final class OwnLoop implements EventLoop {
    private final Thread thread = Thread.currentThread();

    @Override
    @SuppressWarnings("ReferenceEquality") // threads are what they are
    public boolean isCurrent() {
      return Thread.currentThread() == thread;
    }

    @Override
    public void execute(Runnable action) {
      throw new IllegalStateException("the benchmark runs on its loop");
    }

    @Override
    public Runnable schedule(Runnable action, Duration delay) {
      throw new IllegalStateException("the benchmark has no timers");
    }
  }

  private int number;
  private EventLoop loop;
  private ExecutorService virtual;
  private List<Task<Integer, RuntimeException>> ten;

  @Setup
  public void open() {
    loop = new OwnLoop();
    virtual = Executors.newVirtualThreadPerTaskExecutor();
    ten = Collections.nCopies(10, () -> number);
  }

  @TearDown
  public void close() {
    virtual.shutdown();
  }

  // Completed.

  @Benchmark
  public Integer completedPromise() {
    return Promise.of(number++).map(value -> value + 1).resultNow();
  }

  @Benchmark
  public Integer completedCompletableFuture() {
    return CompletableFuture.completedFuture(number++).thenApply(value -> value + 1).join();
  }

  @Benchmark
  public Integer completedVertxFuture() {
    return io.vertx.core.Future.succeededFuture(number++).map(value -> value + 1).result();
  }

  // Pending.

  @Benchmark
  public Integer pendingPromiseOfItsLoop() {
    Promise<Integer> promise = Promise.pending(loop);
    Promise<Integer> mapped = promise.map(value -> value + 1);
    promise.complete(number++);
    return mapped.resultNow();
  }

  @Benchmark
  public Integer pendingPromiseOfAnyThread() {
    Promise<Integer> promise = Promise.pending();
    Promise<Integer> mapped = promise.map(value -> value + 1);
    promise.complete(number++);
    return mapped.resultNow();
  }

  @Benchmark
  public Integer pendingCompletableFuture() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    CompletableFuture<Integer> mapped = future.thenApply(value -> value + 1);
    future.complete(number++);
    return mapped.join();
  }

  @Benchmark
  public Integer pendingVertxFuture() {
    io.vertx.core.Promise<Integer> promise = io.vertx.core.Promise.promise();
    io.vertx.core.Future<Integer> mapped = promise.future().map(value -> value + 1);
    promise.complete(number++);
    return mapped.result();
  }

  @Benchmark
  public Integer pendingNettyPromise() {
    io.netty.util.concurrent.Promise<Integer> promise =
        ImmediateEventExecutor.INSTANCE.newPromise();
    io.netty.util.concurrent.Promise<Integer> mapped =
        ImmediateEventExecutor.INSTANCE.newPromise();
    promise.addListener(
        (io.netty.util.concurrent.Future<Integer> done) ->
            mapped.setSuccess(Objects.requireNonNull(done.getNow()) + 1));
    promise.setSuccess(number++);
    return Objects.requireNonNull(mapped.getNow());
  }

  // Ten at once.

  @Benchmark
  public List<Integer> tenOfTasks() throws InterruptedException {
    return Tasks.all(ten);
  }

  @Benchmark
  public List<Integer> tenOfCompletableFutures() {
    List<CompletableFuture<Integer>> futures = new ArrayList<>(10);
    for (int i = 0; i < 10; i++) {
      futures.add(CompletableFuture.supplyAsync(() -> number, virtual));
    }
    CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
    List<Integer> results = new ArrayList<>(10);
    futures.forEach(future -> results.add(future.join()));
    return results;
  }

  @Benchmark
  public List<Integer> tenOfJoinedThreads() throws InterruptedException {
    Integer[] results = new Integer[10];
    List<Thread> threads = new ArrayList<>(10);
    for (int i = 0; i < 10; i++) {
      int own = i;
      threads.add(Thread.startVirtualThread(() -> results[own] = number));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return List.of(results);
  }

  // One hop there and back.

  @Benchmark
  public Integer handOffByTasks() throws InterruptedException {
    return Tasks.all(List.of(ten.getFirst())).getFirst();
  }

  @Benchmark
  public long handOffByThread() throws InterruptedException {
    AtomicLong result = new AtomicLong();
    Thread.startVirtualThread(() -> result.set(number)).join();
    return result.get();
  }

  @Benchmark
  public Integer awaitedPromise() throws Exception {
    Promise<Integer> there = Promise.pending();
    Promise<Integer> back = Promise.pending();
    Thread.startVirtualThread(
        () -> {
          try {
            back.complete(there.await() + 1);
          } catch (Exception failure) {
            back.fail(failure);
          }
        });
    there.complete(number);
    return back.await();
  }

  @Benchmark
  public Integer awaitedCompletableFuture() {
    CompletableFuture<Integer> there = new CompletableFuture<>();
    CompletableFuture<Integer> back = new CompletableFuture<>();
    Thread.startVirtualThread(() -> back.complete(there.join() + 1));
    there.complete(number);
    return back.join();
  }
}
