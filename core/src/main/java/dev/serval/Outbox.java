package dev.serval;

import dev.serval.channels.Overflow;
import dev.serval.transport.Piece;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The items of one streamed response that wait to be written, and how the stream ended.
///
/// Any number of threads put items in; one thread at a time takes them out and writes them, all
/// that wait with one flush: that of the connection, or the request's own where something of the
/// application is between. So nothing stands between the bytes of an item, whoever makes them.
/// Bytes count until they are written.
final class Outbox {
  /// What [#await] found.
  enum Found {
    ITEMS,
    NOTHING_IN_TIME,
    END
  }

  @SuppressWarnings("UnnecessaryLambda") // told apart from who is told, by this very object
  private static final Runnable NOBODY = () -> {};

  /// What an item takes besides its bytes.
  private static final int OVERHEAD = 64;

  private final long max;
  private final Overflow overflow;
  private final Runnable onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Queue<Piece> waiting = new ArrayDeque<>(1);
  private long size;

  /// How much of the size is being written, and of how many items.
  private long taken;

  private int takenItems;

  /// What wakes who takes items out and does not wait; null where that waits in [#await].
  private @Nullable Runnable wake;

  /// Whether it was told, and has not yet found nothing; it may find no room instead, and not come.
  private boolean woken;

  private boolean begun;
  private volatile @Nullable StreamEnd end;

  /// What those are told who put something in, whatever end follows it.
  private @Nullable StreamEnd first;

  private @Nullable Throwable failure;
  private final WritingThread writer = new WritingThread();

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
    return end == null;
  }

  /// Says that the head of the response shall be sent, though no item is there.
  void begin() {
    beginIfOpen();
    checkOpen();
  }

  /// Says the same where the stream is open, and returns whether it is.
  boolean beginIfOpen() {
    lock.lock();
    try {
      begun = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
    return end == null;
  }

  /// Says that an item can be taken which is not in here ([ItemSource#next]).
  void wake() {
    Runnable told;
    lock.lock();
    try {
      told = tell();
    } finally {
      lock.unlock();
    }
    told.run();
  }

  /// Wakes who waits, and returns what wakes who does not: to be run without the lock.
  private Runnable tell() {
    Runnable told = wake;
    boolean first = !woken;
    woken = true;
    filled.signal();
    return told != null && first ? told : NOBODY;
  }

  /// Puts an item in.
  ///
  /// @throws StreamEndedException if the stream has ended, or ends meanwhile
  void put(Piece item) {
    put(item, overflow);
  }

  /// Puts an item in that was asked for, whether there is room or not.
  ///
  /// @throws StreamEndedException if the stream has ended
  void putAsked(Piece item) {
    put(item, null);
  }

  private void put(Piece item, @Nullable Overflow where) {
    boolean slow = false;
    Runnable told = NOBODY;
    lock.lock();
    try {
      checkOpen();
      long cost = cost(item);
      boolean fits = where == null || !isFullFor(cost) || hasMadeRoom(cost, where);
      slow = !fits && where == Overflow.CLOSE;
      if (fits) {
        told = add(item, cost);
      }
    } finally {
      lock.unlock();
    }
    told.run();
    if (slow) {
      end(StreamEnd.SLOW);
      throw new StreamEndedException(StreamEnd.SLOW.text());
    }
  }

  private boolean hasMadeRoom(long cost, Overflow where) {
    return switch (where) {
      case BLOCK -> {
        awaitRoom(cost);
        yield true;
      }
      case DROP_OLDEST -> {
        drop(cost);
        yield true;
      }
      case DROP_NEWEST, CLOSE -> false;
    };
  }

  private Runnable add(Piece item, long cost) {
    waiting.add(item);
    size += cost;
    begun = true;
    return tell();
  }

  /// What an item counts until it is written.
  private static long cost(Piece item) {
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
    StreamEnd over = first;
    if (over != null) {
      throw new StreamEndedException(over.text());
    }
  }

  // The end.

  /// Ends the stream after what waits; does nothing where it has ended.
  ///
  /// @param cause what the maker of the items ended in; null where it is done
  void complete(@Nullable Throwable cause) {
    Runnable told = NOBODY;
    lock.lock();
    try {
      if (end == null) {
        failure = cause;
        first = cause == null ? StreamEnd.COMPLETE : StreamEnd.FAILED;
        end = first;
        told = tell();
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
    told.run();
  }

  /// Ends the stream for those who put items in and, where nobody can read what waits, for the
  /// writer too, which is interrupted if it waits for its peer. Does nothing where it has ended.
  void end(StreamEnd reason) {
    Runnable told;
    lock.lock();
    try {
      if (end != null && !(reason.isAbrupt() && !end.isAbrupt() && end != StreamEnd.FAILED)) {
        return;
      }
      first = first == null ? reason : first;
      end = reason;
      if (reason.isAbrupt()) {
        waiting.clear();
        writer.interrupt();
      }
      // Who was told of items and has no room for them has not come yet, and would not before.
      woken &= !reason.isAbrupt();
      told = tell();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    told.run();
    onEnd.run();
  }

  /// How the stream ended; null while it is open.
  @Nullable StreamEnd ended() {
    return end;
  }

  /// How the stream ended, now that all was taken; null while it is open or something still waits.
  @Nullable StreamEnd settled() {
    lock.lock();
    try {
      return waiting.isEmpty() ? end : null;
    } finally {
      lock.unlock();
    }
  }

  /// What the maker of the items failed in; null where it did not, or has ended otherwise.
  @Nullable Throwable failure() {
    return end == StreamEnd.FAILED ? failure : null;
  }

  // Taking out.

  /// Waits until there was an item, the head was asked for, or the stream has ended.
  ///
  /// @return false where nothing of that came in time
  boolean awaitFirst(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!begun && end == null && left > 0) {
        left = filled.awaitNanos(left);
      }
      return begun || end != null;
    } finally {
      lock.unlock();
    }
  }

  /// What the maker of the items failed in before the head was asked for; null where it did not.
  @Nullable Throwable firstFailure() {
    lock.lock();
    try {
      return begun ? null : failure();
    } finally {
      lock.unlock();
    }
  }

  /// Sets what is called when there is something to [#poll] after that has found nothing, or the
  /// stream has ended.
  void wakeBy(Runnable action) {
    lock.lock();
    try {
      wake = action;
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /// Takes the next item, which counts until [#written]; null where none waits.
  @Nullable Piece poll() {
    lock.lock();
    try {
      Piece next = waiting.poll();
      if (next == null) {
        woken = false;
      } else {
        taken += cost(next);
        takenItems++;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /// Says that all items that were taken are written.
  ///
  /// @return how many they are
  int written() {
    lock.lock();
    try {
      int count = takenItems;
      if (count > 0) {
        size -= taken;
        taken = 0;
        takenItems = 0;
        room.signalAll();
      }
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until something may be taken, or for the end.
  Found await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (waiting.isEmpty() && !woken && end == null && left > 0) {
        left = filled.awaitNanos(left);
      }
      if (!waiting.isEmpty() || (woken && end == null)) {
        return Found.ITEMS;
      }
      return end == null ? Found.NOTHING_IN_TIME : Found.END;
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
        throw new StreamEndedException(end.text());
      }
      writer.begin();
    } finally {
      lock.unlock();
    }
  }

  /// Says that the calling thread does not write any more, and takes an interrupt of [#end] from
  /// it.
  void endWriting() {
    lock.lock();
    try {
      writer.end();
    } finally {
      lock.unlock();
    }
  }
}
