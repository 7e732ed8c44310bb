// Subscription: messages that wait in a buffer until a thread takes them.
package dev.serval.channels;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The messages of a channel from when it was subscribed to, for one thread that takes them.
///
/// ```java
/// try (Subscription<ChatLine> lines = room.subscribe()) {
///   for (ChatLine line : lines) {
///     …
///   }
/// }
/// ```
///
/// Taking blocks until there is a message, on a virtual thread best. A loop ends when the
/// subscription was closed and all that was in its buffer is taken, or when its thread is
/// interrupted, whose flag stays set. [#close] may be called from any thread.
///
/// @param <T> the type of the values
public final class Subscription<T> implements Iterable<T>, AutoCloseable {
  private final Mailbox<T> mailbox;

  Subscription(Mailbox<T> mailbox) {
    this.mailbox = mailbox;
  }

  /// Returns the next value, and blocks until there is one.
  ///
  /// @return the value; null when the subscription is closed and its buffer empty
  /// @throws SlowSubscriberException instead of null when it was closed for being slow
  /// @throws InterruptedException if the thread is interrupted
  public @Nullable T receive() throws InterruptedException {
    Published<T> message = receivePublished();
    return message == null ? null : message.value();
  }

  /// Returns the next value, and blocks until there is one or the time is over.
  ///
  /// @return the value; null when there was none, also when it is closed ([#isOpen])
  /// @throws SlowSubscriberException when it was closed for being slow
  /// @throws InterruptedException if the thread is interrupted
  public @Nullable T receive(Duration timeout) throws InterruptedException {
    Published<T> message = mailbox.take(timeout.toNanos());
    return message == null ? null : message.value();
  }

  /// As [#receive()], with the encodings that all subscribers share.
  public @Nullable Published<T> receivePublished() throws InterruptedException {
    return mailbox.take(Long.MAX_VALUE);
  }

  /// Takes the next message if one waits; for who is told by [#onChange] and does not block.
  ///
  /// @return null when there is none, also when it is closed ([#isOpen])
  /// @throws SlowSubscriberException when it was closed for being slow and the buffer is empty
  public @Nullable Published<T> poll() {
    return mailbox.poll();
  }

  /// Has `action` called at once, and whenever a message came or the subscription was closed: for
  /// taking messages by [#poll] without a thread that waits. There is one such action; another one
  /// takes its place.
  ///
  /// It is called by the thread that publishes, and must neither block nor take long.
  public void onChange(Runnable action) {
    mailbox.onChange(action);
  }

  /// Returns an iterator that blocks as [#receive()] does.
  @Override
  public Iterator<T> iterator() {
    return new Values();
  }

  @Override
  public Spliterator<T> spliterator() {
    return new Elements<>(this);
  }

  /// Returns the values as a stream without end, which blocks as [#receive()] does; closing it
  /// closes the subscription.
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false).onClose(this::close);
  }

  /// Returns the subscription whose values a stream has, without any step between: for who can take
  /// them without a thread.
  ///
  /// @param elements what [Stream#spliterator] returned
  /// @return null for any other stream
  public static <T> @Nullable Subscription<? extends T> of(Spliterator<? extends T> elements) {
    return elements instanceof Elements<? extends T> known ? known.subscription : null;
  }

  /// The values, told from those of others.
  private static final class Elements<T> implements Spliterator<T> {
    private final Subscription<T> subscription;
    private final Iterator<T> values;

    Elements(Subscription<T> subscription) {
      this.subscription = subscription;
      this.values = subscription.iterator();
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
      boolean found = values.hasNext();
      if (found) {
        action.accept(values.next());
      }
      return found;
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }

  /// Returns how many messages this subscriber did not get because its buffer was full.
  public long missed() {
    return mailbox.missed();
  }

  /// Whether messages still come.
  public boolean isOpen() {
    return mailbox.isOpen();
  }

  /// Ends the subscription. What is in the buffer can still be taken.
  @Override
  public void close() {
    mailbox.end();
    mailbox.leave();
  }

  private final class Values implements Iterator<T> {
    private @Nullable T next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        try {
          next = receive();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return next != null;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the subscription is closed");
      }
      T value = next;
      next = null;
      if (value == null) {
        throw new NoSuchElementException("the subscription is closed");
      }
      return value;
    }
  }

  /// The buffer between publishers and the one thread that takes.
  static final class Mailbox<T> extends Sink<T> {
    private final String channel;
    private final int bound;
    private final Overflow overflow;
    private final long blockNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Published<T>> messages = new ArrayDeque<>(1);
    private int waiting;
    private long missed;
    private boolean tooSlow;
    private volatile boolean open = true;
    private volatile @Nullable Runnable listener;

    Mailbox(String channel, int bound, Overflow overflow, long blockNanos) {
      this.channel = channel;
      this.bound = bound;
      this.overflow = overflow;
      this.blockNanos = blockNanos;
    }

    @Override
    void take(Published<T> message, boolean mayBlock) {
      lock.lock();
      try {
        if (open && (messages.size() < bound || hasMadeRoom(mayBlock))) {
          messages.add(message);
          wake();
        }
      } finally {
        lock.unlock();
      }
      tell();
    }

    void onChange(Runnable action) {
      listener = action;
      action.run();
    }

    /// Tells who does not wait; without the lock.
    private void tell() {
      Runnable told = listener;
      if (told != null) {
        told.run();
      }
    }

    private void wake() {
      if (waiting > 0) {
        changed.signalAll();
      }
    }

    private boolean hasMadeRoom(boolean mayBlock) {
      if (overflow == Overflow.BLOCK && mayBlock && awaitRoom()) {
        return true;
      }
      if (!open) {
        return false; // closed while the publisher waited
      }
      missed++;
      return switch (overflow) {
        case DROP_OLDEST -> messages.poll() != null;
        case DROP_NEWEST -> false;
        case CLOSE, BLOCK -> {
          tooSlow = true;
          open = false;
          wake();
          yield false;
        }
      };
    }

    /// Waits until there is room, the subscription is closed or the time is over. An interrupted
    /// publisher waits on: that it is to end must not cost a subscriber a message.
    private boolean awaitRoom() {
      boolean interrupted = false;
      long deadline = System.nanoTime() + blockNanos;
      waiting++;
      try {
        long left = blockNanos;
        while (open && messages.size() >= bound && left > 0) {
          try {
            changed.awaitNanos(left);
          } catch (InterruptedException e) {
            interrupted = true;
          }
          left = deadline - System.nanoTime();
        }
        return open && messages.size() < bound;
      } finally {
        waiting--;
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Nullable Published<T> take(long nanos) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        waiting++;
        try {
          long left = nanos;
          while (messages.isEmpty() && open && left > 0) {
            if (nanos == Long.MAX_VALUE) {
              changed.await(); // without a timer
            } else {
              left = changed.awaitNanos(left);
            }
          }
        } finally {
          waiting--;
        }
        return next();
      } finally {
        lock.unlock();
      }
    }

    /// Takes what waits first and makes room. With the lock.
    private @Nullable Published<T> next() {
      Published<T> message = messages.poll();
      if (message == null && tooSlow) {
        throw new SlowSubscriberException(channel, bound);
      }
      wake();
      return message;
    }

    @Nullable Published<T> poll() {
      lock.lock();
      try {
        return next();
      } finally {
        lock.unlock();
      }
    }

    @Override
    void end() {
      lock.lock();
      try {
        open = false;
        wake();
      } finally {
        lock.unlock();
      }
      tell();
    }

    @Override
    boolean isOpen() {
      return open;
    }

    long missed() {
      lock.lock();
      try {
        return missed;
      } finally {
        lock.unlock();
      }
    }
  }
}
