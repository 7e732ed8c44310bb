// MessageInbox: messages that came and nobody has received yet.
package dev.serval.netty;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The queue between the event loop, which adds, and the thread that receives. Bounded by the loop,
/// which adds no further message while [#isFull].
@SuppressWarnings("NonAtomicVolatileUpdate") // all updates hold the lock
final class MessageInbox {
  /// Cost of messages ([ReceivedMessage#cost]) from which on no further one is taken in.
  static final int CAPACITY = 64 << 10;

  private final Runnable onRoom;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<ReceivedMessage> queue = new ArrayDeque<>(1);
  // Written under the lock, read without it.
  private volatile int cost;
  private boolean starved;
  private boolean ended;
  private boolean dropping;
  private volatile boolean receiver;

  /// @param onRoom called by the receiving thread when the loop found the queue full and now half
  ///   of it is free
  MessageInbox(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  /// Whether the loop must wait; if so, `onRoom` will be called.
  boolean isFull() {
    if (cost < CAPACITY) {
      return false;
    }
    lock.lock();
    try {
      starved = cost >= CAPACITY && !dropping && !ended;
      return starved;
    } finally {
      lock.unlock();
    }
  }

  /// Adds a message, unless nobody wants more.
  void add(ReceivedMessage message) {
    lock.lock();
    try {
      if (!ended && !dropping) {
        queue.add(message);
        cost += message.cost();
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the next message, and waits for it.
  ///
  /// @return null if none will come
  @Nullable ReceivedMessage take() throws InterruptedIOException {
    receiver = true;
    boolean refill;
    ReceivedMessage next;
    lock.lock();
    try {
      while (queue.isEmpty() && !ended) {
        arrived.await();
      }
      next = queue.poll();
      cost -= next == null ? 0 : next.cost();
      refill = starved && cost <= CAPACITY / 2;
      starved &= !refill;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("interrupted while waiting for a message").initCause(e);
    } finally {
      lock.unlock();
    }
    if (refill) {
      onRoom.run();
    }
    return next;
  }

  /// Whether somebody has ever asked for a message.
  boolean hasReceiver() {
    return receiver;
  }

  /// Drops what is there and what comes: nobody wants it.
  void discard() {
    boolean refill;
    lock.lock();
    try {
      dropping = true;
      queue.clear();
      cost = 0;
      refill = starved;
      starved = false;
    } finally {
      lock.unlock();
    }
    if (refill) {
      onRoom.run();
    }
  }

  /// Says that no message will come; those that are there can be taken.
  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
