// RequestRun: which thread runs a request, and whether it counts as one in flight.
package dev.serval.netty;

import dev.serval.transport.Call;
import dev.serval.transport.Placement;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs the handler of one [NettyExchange] where its placement says, and sees to it that an answer
/// comes of it.
///
/// A request counts as in flight from the moment it waits for something until its answer is handed
/// over; one that the loop runs to its end is never counted, since nothing else happens meanwhile.
final class RequestRun implements Runnable {

  private enum Flight {
    ARRIVED,
    COUNTED,
    UPGRADED,
    OVER
  }

  private final ServerState server;
  private final NettyExchange exchange;
  private final AtomicReference<Flight> flight = new AtomicReference<>(Flight.ARRIVED);
  private @Nullable Call call;
  private volatile @Nullable Thread thread;

  RequestRun(ServerState server, NettyExchange exchange) {
    this.server = server;
    this.exchange = exchange;
  }

  /// Called by `loop`, once.
  void start(Loop loop) {
    try {
      call =
          exchange.isAboutServer()
              ? new ServerOptions(exchange)
              : server.handler().prepare(exchange);
    } catch (Throwable fault) {
      exchange.finish(fault);
      return;
    }
    placement().begin();
    switch (placement().execution()) {
      case VIRTUAL -> mount(loop);
      case POOLED -> startElsewhere(server.threads());
      case CPU -> startElsewhere(server.cpu());
      case INLINE -> {
        // Reading a broken body fails at once.
        if (exchange.incoming().isComplete() || exchange.bodyFailure() != null) {
          runOn(loop);
        } else {
          mount(loop);
        }
      }
    }
  }

  /// Runs on a virtual thread that begins on the loop, or on the default scheduler where that
  /// cannot be.
  private void mount(Loop loop) {
    LoopMount mount = loop.mount();
    if (mount == null) {
      startElsewhere(server.threads());
      return;
    }
    Thread mounted = mount.thread(this);
    thread = mounted;
    loop.running(this);
    try {
      mount.run(mounted);
    } finally {
      loop.running(null);
    }
    count();
  }

  private void startElsewhere(Executor executor) {
    count();
    executor.execute(this);
  }

  private void runOn(Loop loop) {
    loop.running(this);
    try {
      run();
    } finally {
      loop.running(null);
    }
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      Objects.requireNonNull(call).run();
      exchange.finish(null);
    } catch (Throwable fault) {
      // Whatever user code throws, an answer is owed and the counter must go down.
      exchange.finish(fault);
    } finally {
      if (!exchange.isPushed()) {
        answered();
      }
      thread = null;
    }
  }

  /// Counts the request, unless it was answered in the meantime.
  private void count() {
    if (flight.get() == Flight.ARRIVED) {
      server.requestWaits();
      if (!flight.compareAndSet(Flight.ARRIVED, Flight.COUNTED)) {
        server.requestEnded();
      }
    }
  }

  /// Says that the request is in flight no more. For any thread, and more than once.
  void answered() {
    switch (flight.getAndSet(Flight.OVER)) {
      case COUNTED -> server.requestEnded();
      case UPGRADED -> server.upgradedEnded();
      case ARRIVED, OVER -> {}
    }
  }

  /// Says that the request was answered by leaving HTTP: its handler goes on, and is not counted
  /// among the requests in flight, but the end of the server waits for it.
  void upgraded() {
    server.upgradedBegan();
    if (flight.getAndSet(Flight.UPGRADED) == Flight.COUNTED) {
      server.requestEnded();
    }
  }

  /// Whether it was answered, or ended without.
  boolean isOver() {
    return flight.get() == Flight.OVER;
  }

  /// Where the request runs; only once it was started.
  Placement placement() {
    return Objects.requireNonNull(call).placement();
  }

  /// The thread that runs the request, or will; null before that and after.
  @Nullable Thread thread() {
    return thread;
  }

  void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
