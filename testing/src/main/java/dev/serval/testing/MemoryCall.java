// A request in memory, and the thread that answers it.
package dev.serval.testing;

import dev.serval.transport.ExchangeHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The handler of one exchange, on a virtual thread of its own, as a transport runs it.
final class MemoryCall {
  private final MemoryExchange exchange;
  private final ExchangeHandler handler;
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  private MemoryCall(MemoryExchange exchange, ExchangeHandler handler) {
    this.exchange = exchange;
    this.handler = handler;
    this.thread = Thread.ofVirtual().name("test-request").unstarted(this::run);
  }

  static MemoryCall start(MemoryExchange exchange, ExchangeHandler handler) {
    MemoryCall call = new MemoryCall(exchange, handler);
    call.thread.start();
    return call;
  }

  MemoryExchange exchange() {
    return exchange;
  }

  private void run() {
    try {
      handler.handle(exchange);
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      exchange.ended(failure != null);
    }
  }

  /// Waits for the handler, and for the background tasks of its request.
  ///
  /// @return what it threw, or null
  @Nullable Throwable await() {
    await(Duration.ZERO);
    return failure;
  }

  /// Waits for the handler, and for the background tasks of its request.
  ///
  /// @param patience for the handler; none is for ever
  /// @return whether it has ended
  boolean await(Duration patience) {
    try {
      if (patience.isZero()) {
        thread.join();
      } else if (!thread.join(patience)) {
        return false;
      }
      long end = System.nanoTime() + TestClient.BACKGROUND.toNanos();
      for (Thread work : exchange.following()) {
        // Of this request alone: what others do may last as long as the test.
        work.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
      return true;
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted", interrupted);
    }
  }
}
