package dev.serval;

import dev.serval.channels.Overflow;
import dev.serval.json.JsonWriter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The items of one streamed response that wait to be written, and how the stream ended.
///
/// Any number of threads put items in; the request's thread takes them out and writes them, all
/// that wait with one flush. So what writes to the connection is one thread, whoever makes the
/// items, and nothing stands between the bytes of one. Bytes count until they are written.
final class Outbox {
  /// Why a stream is over.
  enum End {
    /// All items were put in. Only who keeps an `EventStream` for later puts in more.
    COMPLETE("the method that was given this EventStream has returned, which ended the stream"),
    /// Who made them has failed.
    FAILED("the method that was given this EventStream has failed, which ended the stream"),
    /// The client does not wait any more.
    GONE("the client has gone"),
    /// The client reads too slowly.
    SLOW("the client reads too slowly"),
    /// The application stops.
    STOPPING("the server stops");

    private final String text;

    End(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    /// Whether what waits is of no use to anybody.
    boolean isAbrupt() {
      return this == GONE || this == SLOW;
    }
  }

  /// What [#take] found.
  enum Taken {
    ITEMS,
    NOTHING_IN_TIME,
    END
  }

  /// What an item takes besides its bytes.
  private static final int OVERHEAD = 64;

  private final long max;
  private final Overflow overflow;
  private final Runnable onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Queue<JsonWriter> waiting = new ArrayDeque<>();
  private long size;

  /// How much of the size is being written.
  private long taken;

  private boolean begun;
  private @Nullable End end;

  /// What those are told who put something in: the first end, which a later one may replace for the
  /// writer.
  private @Nullable End first;

  private @Nullable Throwable failure;
  private @Nullable Thread writer;
  private boolean interrupted;

  /// @param max the bytes that may wait
  /// @param onEnd called once, without the lock, when the stream has ended other than by
  ///   [#complete]
  Outbox(long max, Overflow overflow, Runnable onEnd) {
    this.max = max;
    this.overflow = overflow;
    this.onEnd = onEnd;
  }

  // Putting in.

  boolean isOpen() {
    lock.lock();
    try {
      return end == null;
    } finally {
      lock.unlock();
    }
  }

  /// Says that the head of the response shall be sent, though no item is there.
  void begin() {
    lock.lock();
    try {
      checkOpen();
      begun = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Puts an item in.
  ///
  /// @throws StreamEndedException if the stream has ended, or ends meanwhile
  void put(JsonWriter item) {
    boolean slow = false;
    boolean dropped = false;
    lock.lock();
    try {
      checkOpen();
      long cost = cost(item);
      if (isFullFor(cost)) {
        switch (overflow) {
          case BLOCK -> awaitRoom(cost);
          case DROP_OLDEST -> drop(cost);
          case DROP_NEWEST -> dropped = true;
          case CLOSE -> slow = true;
        }
      }
      if (!slow && !dropped) {
        add(item, cost);
      }
    } finally {
      lock.unlock();
    }
    if (slow) {
      end(End.SLOW);
      throw new StreamEndedException(End.SLOW.text);
    }
  }

  /// Puts an item in that was asked for, whether there is room or not.
  ///
  /// @throws StreamEndedException if the stream has ended
  void putAsked(JsonWriter item) {
    lock.lock();
    try {
      checkOpen();
      add(item, cost(item));
    } finally {
      lock.unlock();
    }
  }

  private void add(JsonWriter item, long cost) {
    waiting.add(item);
    size += cost;
    begun = true;
    filled.signal();
  }

  /// What an item counts until it is written.
  static long cost(JsonWriter item) {
    return (long) item.length() + OVERHEAD;
  }

  private boolean isFullFor(long cost) {
    long counted = overflow == Overflow.DROP_OLDEST ? size - taken : size;
    return counted > 0 && counted + cost > max;
  }

  private void awaitRoom(long cost) {
    try {
      while (end == null && isFullFor(cost)) {
        room.await();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      if (end == null) {
        throw new StreamEndedException("interrupted while the client does not read");
      }
    }
    checkOpen();
  }

  /// What is being written cannot be dropped, and does not count: else a slow write would leave
  /// room for the newest item alone.
  private void drop(long cost) {
    while (isFullFor(cost) && !waiting.isEmpty()) {
      size -= cost(waiting.remove());
    }
  }

  private void checkOpen() {
    End over = first;
    if (over != null) {
      throw new StreamEndedException(over.text);
    }
  }

  // The end.

  /// Ends the stream after what waits; does nothing where it has ended.
  ///
  /// @param cause what the maker of the items ended in; null where it is done
  void complete(@Nullable Throwable cause) {
    lock.lock();
    try {
      if (end == null) {
        end = cause == null ? End.COMPLETE : End.FAILED;
        first = end;
        failure = cause;
        filled.signal();
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the stream for those who put items in and, where nobody can read what waits, for the
  /// writer too, which is interrupted if it waits for its peer. Does nothing where it has ended.
  void end(End reason) {
    lock.lock();
    try {
      if (end != null && !(reason.isAbrupt() && !end.isAbrupt() && end != End.FAILED)) {
        return;
      }
      end = reason;
      first = first == null ? reason : first;
      if (reason.isAbrupt()) {
        waiting.clear();
        if (writer != null) {
          interrupted = true;
          writer.interrupt();
        }
      }
      filled.signal();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    onEnd.run();
  }

  /// How the stream ended; null while it is open.
  @Nullable End ended() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  /// What the maker of the items failed in; null where it did not, or has ended otherwise.
  @Nullable Throwable failure() {
    lock.lock();
    try {
      return end == End.FAILED ? failure : null;
    } finally {
      lock.unlock();
    }
  }

  // Taking out, by the request's thread.

  /// Waits until the head of the response may be sent.
  ///
  /// @return what the maker of the items failed in before there was one; null where it did not
  @Nullable Throwable awaitFirst(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!begun && end == null && left > 0) {
        left = filled.awaitNanos(left);
      }
      return begun || end != End.FAILED ? null : failure;
    } finally {
      lock.unlock();
    }
  }

  /// Moves what waits into `batch`; where nothing does, waits for it, or for the end.
  Taken take(Queue<JsonWriter> batch, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (waiting.isEmpty() && end == null) {
        if (left <= 0) {
          return Taken.NOTHING_IN_TIME;
        }
        left = filled.awaitNanos(left);
      }
      if (waiting.isEmpty()) {
        return Taken.END;
      }
      taken = size;
      batch.addAll(waiting);
      waiting.clear();
      return Taken.ITEMS;
    } finally {
      lock.unlock();
    }
  }

  /// Says that the calling thread begins to write, from where [#end] may interrupt it.
  ///
  /// @throws StreamEndedException if nobody reads it
  void beginWriting() {
    lock.lock();
    try {
      if (end != null && end.isAbrupt()) {
        throw new StreamEndedException(end.text);
      }
      writer = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /// Says that the calling thread does not write any more, and takes an interrupt of [#end] from
  /// it.
  ///
  /// @param size the [#cost] of all that was taken and written
  void endWriting(long size) {
    lock.lock();
    try {
      writer = null;
      if (interrupted) {
        interrupted = false;
        Thread.interrupted();
      }
      this.size -= size;
      taken = 0;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
