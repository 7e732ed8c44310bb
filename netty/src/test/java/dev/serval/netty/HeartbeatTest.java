// HeartbeatTest: a route that holds its event loop is moved away; one that waits is not.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.testing.RawConnection;
import dev.serval.transport.Call;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Execution;
import dev.serval.transport.Placement;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.RunningTransport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class HeartbeatTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  /// A handler of one route that does `work` and answers the kind of thread it ran on.
  private record OneRoute(Placement placement, Runnable work) implements ExchangeHandler {
    @Override
    public void handle(Exchange exchange) {
      work.run();
      Thread thread = Thread.currentThread();
      byte[] name = (thread.isVirtual() ? "virtual" : thread.getName()).getBytes();
      exchange.respond(Status.OK, Headers.empty(), name, 0, name.length);
    }

    @Override
    public Call prepare(Exchange exchange) {
      OneRoute handler = this;
      return new Call() {
        @Override
        public Placement placement() {
          return placement;
        }

        @Override
        public void run() {
          handler.handle(exchange);
        }
      };
    }

    @Override
    public RawResponse refuse(Refusal refusal) {
      return new RawResponse(refusal.status(), Headers.empty(), new byte[0]);
    }
  }

  private static String call(Placement placement, Runnable work, int times) throws IOException {
    OneRoute route = new OneRoute(placement, work);
    RunningTransport server = new NettyTransport().start(RunningServer.config(), route);
    try (RawConnection connection = RawConnection.open(server.address())) {
      connection.timeout(Duration.ofSeconds(60));
      String last = "";
      for (int i = 0; i < times; i++) {
        last = connection.send(GET).readResponse().text();
      }
      return last;
    } finally {
      server.stop(Duration.ZERO);
    }
  }

  /// Computes for a time of the processor, however busy that is; where a route was moved to, on a
  /// virtual thread, nobody measures.
  private static void compute(long millis) {
    if (Thread.currentThread().isVirtual()) {
      return;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void runsAnInlineRouteOnTheLoop() throws IOException {
    Placement placement = new Placement("GET /", Execution.INLINE);
    assertThat(call(placement, () -> {}, 2)).startsWith("serval-loop");
    assertThat(placement.execution()).isEqualTo(Execution.INLINE);
  }

  @Test
  void runsAComputingRouteOnItsPlatformThreads() throws IOException {
    Placement placement = new Placement("GET /", Execution.CPU);
    assertThat(call(placement, () -> compute(30), 3)).startsWith("serval-cpu-");
    assertThat(placement.execution()).isEqualTo(Execution.CPU);
  }

  @Test
  void movesARouteThatComputesForLong() throws IOException {
    Placement placement = new Placement("GET /", Execution.INLINE);
    assertThat(call(placement, () -> compute(1_500), 2)).isEqualTo("virtual");
    assertThat(placement.execution()).isEqualTo(Execution.POOLED);
  }

  /// A wait on the loop's own thread computes nothing, and holds it all the same.
  @Test
  void movesARouteThatWaitsOnTheLoop() throws IOException {
    Placement placement = new Placement("GET /", Execution.INLINE);
    Runnable wait = () -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    assertThat(call(placement, wait, 2)).isEqualTo("virtual");
  }

  @Test
  void leavesARouteThatWaitsOnItsVirtualThread() throws IOException {
    Placement placement = new Placement("GET /", Execution.VIRTUAL);
    Runnable wait = () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
    assertThat(call(placement, wait, 2)).isEqualTo("virtual");
    assertThat(placement.execution()).isEqualTo(Execution.VIRTUAL);
  }

  /// The first requests of a route may compute for long because everything is new.
  @Test
  void leavesARouteWhoseFirstRequestsCompute() throws IOException {
    Placement placement = new Placement("GET /", Execution.INLINE);
    assertThat(call(placement, () -> compute(60), 5)).startsWith("serval-loop");
    assertThat(placement.execution()).isEqualTo(Execution.INLINE);
  }

  @Test
  void movesARouteThatStillComputesWhenItIsWarm() throws IOException {
    Placement placement = new Placement("GET /", Execution.INLINE);
    assertThat(call(placement, () -> compute(60), 40)).isEqualTo("virtual");
    assertThat(placement.execution()).isEqualTo(Execution.POOLED);
  }

  /// Computes for long when it is initialised.
  private static final class Slow {
    static final long MADE = make();

    private static long make() {
      compute(600);
      return System.nanoTime();
    }
  }

  @Test
  void leavesAWarmRouteThatInitialisesAClass() throws IOException {
    Placement placement = new Placement("GET /", Execution.INLINE);
    AtomicInteger calls = new AtomicInteger();
    Runnable work =
        () -> {
          if (calls.incrementAndGet() == 40) {
            assertThat(Slow.MADE).isNotZero();
          }
        };
    assertThat(call(placement, work, 41)).startsWith("serval-loop");
    assertThat(placement.execution()).isEqualTo(Execution.INLINE);
  }
}
