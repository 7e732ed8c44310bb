// MessageOutbox: messages that wait to be sent.
package dev.serval.netty;

import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The queue between threads that send and the event loop, which takes; and who learns first that
/// nothing more may be sent. A message is counted until all of it was handed to the connection.
///
/// The loop is woken for the first message of several: [#poll] says when it must be woken again.
final class MessageOutbox {
  /// What a message counts besides its bytes, so that empty ones are not for nothing.
  private static final int OVERHEAD = 16;

  private final int capacity;
  private final boolean compression;
  private final Runnable wake;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final ArrayDeque<WebSocketMessage> queue = new ArrayDeque<>(1);
  private long queued;
  private boolean woken;
  private volatile boolean open = true;
  private @Nullable CloseStatus last;

  /// @param capacity bytes that may wait; an empty queue takes a message of any size
  /// @param compression whether messages are sent compressed where that pays
  /// @param wake called by a sending thread when there is something to take
  MessageOutbox(int capacity, boolean compression, Runnable wake) {
    this.capacity = capacity;
    this.compression = compression;
    this.wake = wake;
  }

  /// What is sent of a message: its compressed payload, or its payload.
  byte[] content(WebSocketMessage message) {
    byte[] shorter = compression ? message.deflated() : null;
    return shorter == null ? message.payload() : shorter;
  }

  /// Adds a message, after waiting for room.
  ///
  /// @throws IOException if nothing more may be sent, or the thread is interrupted
  void put(WebSocketMessage message) throws IOException {
    int size = OVERHEAD + content(message).length;
    boolean first;
    lock.lock();
    try {
      while (open && isFullFor(size)) {
        room.await();
      }
      if (!open) {
        throw new IOException("the WebSocket is closed");
      }
      first = add(message, size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("interrupted while the peer does not read").initCause(e);
    } finally {
      lock.unlock();
    }
    if (first) {
      wake.run();
    }
  }

  /// Adds a message if there is room now.
  ///
  /// @return whether it was added
  boolean offer(WebSocketMessage message) {
    if (!open) {
      return false;
    }
    int size = OVERHEAD + content(message).length;
    boolean first;
    lock.lock();
    try {
      if (!open || isFullFor(size)) {
        return false;
      }
      first = add(message, size);
    } finally {
      lock.unlock();
    }
    if (first) {
      wake.run();
    }
    return true;
  }

  private boolean isFullFor(int size) {
    return queued > 0 && queued + size > capacity;
  }

  private boolean add(WebSocketMessage message, int size) {
    queue.add(message);
    queued += size;
    boolean first = !woken;
    woken = true;
    return first;
  }

  /// Takes no further message, and has `status` follow those that wait.
  ///
  /// @return false if it took none before
  boolean close(CloseStatus status) {
    lock.lock();
    try {
      if (!open) {
        return false;
      }
      open = false;
      last = status;
      room.signalAll();
    } finally {
      lock.unlock();
    }
    wake.run();
    return true;
  }

  /// Takes no further message, and forgets those that wait.
  void abandon() {
    lock.lock();
    try {
      open = false;
      queue.clear();
      last = null;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes the next message. For the loop; after null, a sending thread wakes it again.
  @Nullable WebSocketMessage poll() {
    lock.lock();
    try {
      WebSocketMessage next = queue.poll();
      woken = next != null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /// What is to be said now that all messages were taken; null while it is open, or where one came
  /// since [#poll], of which the loop is told.
  @Nullable CloseStatus last() {
    lock.lock();
    try {
      return queue.isEmpty() ? last : null;
    } finally {
      lock.unlock();
    }
  }

  /// Says that a message was handed over.
  void sent(int length) {
    lock.lock();
    try {
      queued -= OVERHEAD + length;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether messages are taken.
  boolean isOpen() {
    return open;
  }
}
