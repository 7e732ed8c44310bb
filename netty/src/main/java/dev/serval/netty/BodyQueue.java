// BodyQueue: decoded body bytes on their way from the event loop to the handler.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded pipe between one event loop, which adds and never waits, and one request thread, which
/// takes and waits.
///
/// At most [#CAPACITY] bytes are held, in a ring that grows as needed. When it is full the loop
/// stops decoding, then reading, and TCP slows the peer down; `onRoom` tells the loop to go on. A
/// ring, not a list of arrays: a peer that sends one-byte chunks must not make objects.
final class BodyQueue implements IncomingBody, BodyDecoder.Sink {
  /// Most bytes held, and the unit of back-pressure.
  static final int CAPACITY = 64 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Runnable onRoom;

  private byte[] ring = new byte[0];
  private int head;
  private int size;
  private long received;
  private long announced;
  private boolean complete;
  private boolean starved;
  private @Nullable Refusal failure;

  /// @param onRoom called by the taking thread when a full queue has room again
  BodyQueue(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  /// How many bytes may be added; after 0, `onRoom` will be called. For the loop.
  int room() {
    lock.lock();
    try {
      starved = size == CAPACITY;
      return CAPACITY - size;
    } finally {
      lock.unlock();
    }
  }

  /// Adds bytes, no more than [#room]. For the loop.
  @Override
  public void accept(byte[] bytes, int from, int length) {
    lock.lock();
    try {
      grow(size + length);
      int at = (head + size) % ring.length;
      int first = Math.min(length, ring.length - at);
      System.arraycopy(bytes, from, ring, at, first);
      System.arraycopy(bytes, from + first, ring, 0, length - first);
      size += length;
      received += length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Notes what the next chunk will bring the body to. For the loop.
  @Override
  public void announce(long size) {
    lock.lock();
    try {
      announced = size > Long.MAX_VALUE - received ? Long.MAX_VALUE : received + size;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Says that the last byte was added.
  void complete() {
    lock.lock();
    try {
      complete = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void fail(Refusal refusal) {
    lock.lock();
    try {
      if (failure == null) {
        failure = refusal;
        size = 0;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isComplete() {
    lock.lock();
    try {
      return complete && failure == null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long received() {
    lock.lock();
    try {
      return received;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read(byte[] target, int offset, int length, long limit)
      throws RequestBodyException, InterruptedIOException {
    boolean refill;
    int taken;
    lock.lock();
    try {
      while (size == 0 && !complete && failure == null && announced <= limit) {
        await(Long.MAX_VALUE);
      }
      if (failure != null) {
        throw new RequestBodyException(failure);
      }
      if (announced > limit) {
        return TOO_LARGE;
      }
      if (size == 0) {
        return -1;
      }
      taken = Math.min(length, size);
      take(target, offset, taken);
      refill = starved && size <= CAPACITY / 2;
      starved &= !refill;
    } finally {
      lock.unlock();
    }
    if (refill) {
      onRoom.run();
    }
    return taken;
  }

  @Override
  public void discard(long max, long nanos) throws InterruptedIOException {
    long deadline = System.nanoTime() + nanos;
    long dropped = 0;
    while (true) {
      boolean refill;
      lock.lock();
      try {
        dropped += size;
        head = 0;
        size = 0;
        if (complete || failure != null || dropped > max) {
          return;
        }
        refill = starved;
        starved = false;
        if (!refill && !await(deadline - System.nanoTime())) {
          return;
        }
      } finally {
        lock.unlock();
      }
      if (refill) {
        onRoom.run();
      }
    }
  }

  @Override
  public void awaitArrival(long nanos) throws InterruptedIOException {
    long deadline = System.nanoTime() + nanos;
    lock.lock();
    try {
      while (!complete && failure == null && size < CAPACITY) {
        if (!await(deadline - System.nanoTime())) {
          return;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Every caller asks again in a loop.
  @SuppressWarnings("WaitNotInLoop")
  private boolean await(long nanos) throws InterruptedIOException {
    try {
      return changed.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("interrupted while waiting for the body").initCause(e);
    }
  }

  private void take(byte[] target, int offset, int length) {
    int first = Math.min(length, ring.length - head);
    System.arraycopy(ring, head, target, offset, first);
    System.arraycopy(ring, 0, target, offset + first, length - first);
    head = (head + length) % ring.length;
    size -= length;
    if (size == 0) {
      head = 0;
    }
  }

  private void grow(int needed) {
    if (needed <= ring.length) {
      return;
    }
    int doubled = Math.min(Math.max(ring.length * 2, 256), CAPACITY);
    byte[] larger = new byte[Math.max(needed, doubled)];
    int first = Math.min(size, ring.length - head);
    System.arraycopy(ring, head, larger, 0, first);
    System.arraycopy(ring, 0, larger, first, size - first);
    ring = larger;
    head = 0;
  }
}
