package dev.serval.concurrent;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What lies before one stage of a [Pipeline]: items in their order, some of them still being made.
///
/// A thread of the stage takes an item from here and puts a place for its result on the next
/// conveyor under one lock, so places have the order of items; then it works outside of the lock
/// and fills the place. Whoever takes a place waits until it is filled:
///
/// ```text
/// in   c b a ─┬─ thread 1: f(a) ─┐        out   [b] [a]      places in order;
///             └─ thread 2: f(b) ─┴──────►                     b, though ready, waits behind a
/// ```
final class Conveyor {
  private static final Place END = new Place();

  private final BlockingQueue<Place> places;
  private final ReentrantLock order = new ReentrantLock();
  private boolean ended; // under `order`

  private static final class Place {
    private final CountDownLatch filled = new CountDownLatch(1);
    private @Nullable Object item;

    void fill(Object made) {
      item = made;
      filled.countDown();
    }

    Object item() throws InterruptedException {
      filled.await();
      return Objects.requireNonNull(item);
    }
  }

  /// @param capacity how many places there are
  Conveyor(int capacity) {
    this.places = new ArrayBlockingQueue<>(capacity);
  }

  /// Puts each item of the source here, as there is room.
  void feed(Iterable<?> source) throws InterruptedException {
    for (Object item : source) {
      Place place = new Place();
      place.fill(Objects.requireNonNull(item, "an item of a pipeline is null"));
      Ended.checkGoesOn();
      places.put(place);
    }
    Ended.checkGoesOn();
    places.put(END);
  }

  /// Works on items from here until there are no more.
  ///
  /// @param out where the results go; null for the last stage, which has none
  @SuppressWarnings("ReferenceEquality") // END is one object
  void work(Step<Object, ?, ?> step, @Nullable Conveyor out) throws Exception {
    while (true) {
      Ended.checkGoesOn(); // a step may have swallowed the interrupt
      Place in;
      Place made = new Place();
      order.lockInterruptibly();
      try {
        if (ended) {
          return;
        }
        in = places.take();
        ended = in == END;
        if (out != null) {
          out.places.put(ended ? END : made);
        }
        if (ended) {
          return;
        }
      } finally {
        order.unlock();
      }
      Object result = step.apply(in.item());
      made.fill(Objects.requireNonNull(result, "a stage of a pipeline returned null"));
    }
  }
}
