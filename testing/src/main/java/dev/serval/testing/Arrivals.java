// What arrives of a streamed response, one after the other.
package dev.serval.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads a response on a virtual thread, no further than a few items ahead of the test, so that a
/// test can wait for the next one for a bounded time.
final class Arrivals<I> implements AutoCloseable {
  /// How long a test waits before it fails.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Something that arrived.
  sealed interface Arrival<I> {
    record Item<I>(I item) implements Arrival<I> {}

    record End<I>() implements Arrival<I> {}

    record Cut<I>(Exception why) implements Arrival<I> {}
  }

  /// Reads the next item; null at the end.
  @FunctionalInterface
  interface Source<I> {
    @Nullable I next() throws IOException;
  }

  private final OpenedResponse response;
  private final BlockingQueue<Arrival<I>> arrived = new LinkedBlockingQueue<>(1);
  private final Thread thread;
  private @Nullable Arrival<I> last;

  Arrivals(OpenedResponse response, Source<I> source) {
    this.response = response;
    this.thread = Thread.ofVirtual().name("test-stream").start(() -> read(source));
  }

  private void read(Source<I> source) {
    try {
      while (true) {
        I item = source.next();
        if (item == null) {
          arrived.put(new Arrival.End<>());
          return;
        }
        arrived.put(new Arrival.Item<>(item));
      }
    } catch (IOException | RuntimeException failure) {
      arrived.offer(new Arrival.Cut<>(failure));
    } catch (InterruptedException left) {
      // The test needs no more.
    }
  }

  /// Waits for the next item, or the end.
  ///
  /// @throws AssertionError if nothing comes in time
  Arrival<I> next(String what) {
    Arrival<I> known = last;
    if (known != null) {
      return known;
    }
    try {
      Arrival<I> next = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError(
            response.request() + ": expected " + what + " within " + PATIENCE + ", found none");
      }
      if (!(next instanceof Arrival.Item)) {
        last = next;
      }
      return next;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted", interrupted);
    }
  }

  /// Waits for the next item.
  ///
  /// @throws AssertionError if there is none
  I item(String what) {
    return switch (next(what)) {
      case Arrival.Item<I>(I item) -> item;
      case Arrival.End<I>() ->
          throw new AssertionError(
              response.request() + ": expected " + what + ", found the end of the response");
      case Arrival.Cut<I>(Exception why) ->
          throw new AssertionError(
              response.request() + ": expected " + what + ", found a response that was cut", why);
    };
  }

  /// Passes over what still comes, up to the end of a whole response.
  ///
  /// @throws AssertionError if it was cut
  void expectEnd() {
    while (true) {
      switch (next("the end")) {
        case Arrival.Item<I> unused -> {}
        case Arrival.End<I>() -> {
          return;
        }
        case Arrival.Cut<I>(Exception why) ->
            throw new AssertionError(
                response.request() + ": expected the end, found a response that was cut", why);
      }
    }
  }

  /// Passes over what still comes, up to where the response was cut.
  ///
  /// @throws AssertionError if it is whole
  void expectCut() {
    while (true) {
      switch (next("a cut")) {
        case Arrival.Item<I> unused -> {}
        case Arrival.End<I>() ->
            throw new AssertionError(
                response.request() + ": expected a response that is cut, found a whole one");
        case Arrival.Cut<I>(Exception unused) -> {
          return;
        }
      }
    }
  }

  OpenedResponse response() {
    return response;
  }

  /// Goes away.
  @Override
  public void close() {
    response.leave().run();
    thread.interrupt();
  }
}
