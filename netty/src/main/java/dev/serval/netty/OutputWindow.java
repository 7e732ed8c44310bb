// OutputWindow: how much of an answer may wait for its peer.
package dev.serval.netty;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the bytes of a connection that were handed to the event loop and not yet to the kernel,
/// and makes request threads wait while there are too many.
///
/// So a peer that does not read costs at most [#CAPACITY] bytes, plus what one write adds. The loop
/// itself never waits.
@SuppressWarnings("NonAtomicVolatileUpdate") // all updates hold the lock
final class OutputWindow {
  /// Bytes in flight above which a request thread waits.
  static final int CAPACITY = 64 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Written under the lock, read without it.
  private volatile long pending;
  private volatile boolean closed;

  /// Adds bytes, after waiting for room. An empty window takes any number.
  ///
  /// @throws IOException if the connection is closed or the thread interrupted
  void acquire(int bytes) throws IOException {
    lock.lock();
    try {
      while (!closed && pending > 0 && pending + bytes > CAPACITY) {
        changed.await();
      }
      if (closed) {
        throw new IOException("the connection is closed");
      }
      pending += bytes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("interrupted while the peer does not read").initCause(e);
    } finally {
      lock.unlock();
    }
  }

  /// Adds bytes without waiting. For answers of the loop itself, which are few and small.
  void add(int bytes) {
    lock.lock();
    try {
      pending += bytes;
    } finally {
      lock.unlock();
    }
  }

  /// Takes away bytes that were written, or will never be.
  void release(int bytes) {
    lock.lock();
    try {
      pending -= bytes;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Whether a further answer should wait until earlier ones were written.
  boolean isFull() {
    return pending > CAPACITY;
  }

  /// Wakes the waiting thread with an exception.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return closed;
  }
}
