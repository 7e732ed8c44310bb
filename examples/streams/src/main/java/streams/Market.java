package streams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The prices so far, and those to come. Thread-safe.
final class Market implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Tick> ticks = new ArrayList<>();
  private int followers;
  private boolean closed;

  /// Adds a price.
  void publish(String symbol, int price) {
    lock.lock();
    try {
      ticks.add(new Tick(ticks.size() + 1L, symbol, price));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns the prices after one, those to come included; it must be closed.
  Stream<Tick> after(long number) {
    follow(1);
    Iterator<Tick> iterator = new Follower(number);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
        .onClose(() -> follow(-1));
  }

  /// Waits for the price after one.
  Tick await(long number) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (ticks.size() <= number && !closed) {
        changed.await();
      }
      if (ticks.size() <= number) {
        throw new NoSuchElementException("The market is closed");
      }
      return ticks.get((int) number);
    } finally {
      lock.unlock();
    }
  }

  private void follow(int change) {
    lock.lock();
    try {
      followers += change;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Returns how many streams are open.
  int followers() {
    lock.lock();
    try {
      return followers;
    } finally {
      lock.unlock();
    }
  }

  /// Ends all streams.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Follower implements Iterator<Tick> {
    private long last;

    Follower(long last) {
      this.last = last;
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Tick next() {
      try {
        Tick tick = await(last);
        last = tick.number();
        return tick;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", stopped);
      }
    }
  }
}
