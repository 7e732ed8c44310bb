// HopBenchmark: what it costs to go from one event loop to another, and to a thread that waits.
package dev.serval.netty;

import dev.serval.concurrent.Promise;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Hops between the loops of a server, 1,000 of them in each invocation so that the way of the
/// benchmark's own thread to the first loop does not count. `loopToLoop` finds the other loop
/// asleep, as an idle server is: it has to be woken. `messagesToBusyLoop` are those that a loop
/// takes from its queue while it is awake.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open() before all else
public class HopBenchmark {
  private static final int HOPS = 1_000;
  private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(int[].class);

  private MultiThreadIoEventLoopGroup group;
  private LoopThread one;
  private LoopThread other;

  @Setup
  public void open() throws InterruptedException {
    group =
        new MultiThreadIoEventLoopGroup(
            2,
            LoopThread.factory(),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    List<LoopThread> threads = new ArrayList<>();
    for (EventExecutor executor : group) {
      LoopThread thread = (LoopThread) executor.submit(Thread::currentThread).sync().getNow();
      thread.runs(executor);
      threads.add(thread);
    }
    one = threads.get(0);
    other = threads.get(1);
  }

  @TearDown
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /// From one loop to the other and back, each asleep when the message comes.
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public Integer loopToLoop() throws Exception {
    Promise<Integer> end = Promise.pending(one);
    one.execute(() -> hop(HOPS, one, other, end));
    return end.await();
  }

  private static void hop(int left, LoopThread here, LoopThread there, Promise<Integer> end) {
    if (left == 0) {
      end.complete(left);
    } else {
      there.execute(() -> hop(left - 1, there, here, end));
    }
  }

  /// Messages of one loop to the other, which does nothing else.
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public Integer messagesToBusyLoop() throws Exception {
    Promise<Integer> end = Promise.pending();
    one.execute(
        () -> {
          for (int i = 1; i < HOPS; i++) {
            other.execute(() -> {});
          }
          other.execute(() -> end.complete(HOPS));
        });
    return end.await();
  }

  /// A virtual thread parks and is woken by another one, there and back.
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public void unmountAndMount() throws InterruptedException {
    Thread[] both = new Thread[2];
    int[] turn = new int[1];
    both[0] = Thread.ofVirtual().unstarted(() -> pingPong(both, turn, 0));
    both[1] = Thread.ofVirtual().unstarted(() -> pingPong(both, turn, 1));
    both[0].start();
    both[1].start();
    both[0].join();
    both[1].join();
  }

  private static void pingPong(Thread[] both, int[] turn, int mine) {
    for (int i = mine; i < HOPS; i += 2) {
      while ((int) TURN.getVolatile(turn, 0) != i) {
        LockSupport.park();
      }
      TURN.setVolatile(turn, 0, i + 1);
      LockSupport.unpark(both[1 - mine]);
    }
  }

  /// A loop completes a promise, and the virtual thread that waits for it goes on.
  @Benchmark
  public Integer completionToWaitingThread() throws Exception {
    Promise<Integer> promise = Promise.pending(one);
    Promise<Integer> end = Promise.pending();
    Thread.startVirtualThread(
        () -> {
          try {
            end.complete(promise.await());
          } catch (Exception failure) {
            end.fail(failure);
          }
        });
    promise.complete(1);
    return end.await();
  }
}
